// What: that the dates of an arrangement follow from its steps and never run backwards, whatever is taken or corrected. Source: rules.md R6.

using FsCheck;
using FsCheck.Fluent;
using static Thuiszitters.Domain.ArrangementToestand;

namespace Thuiszitters.Domain.Tests;

public sealed class StappenreeksTests
{
    static readonly DateOnly Begin = new(2025, 9, 1);
    static readonly DateOnly Vandaag = new(2026, 6, 1);
    static readonly Arrangementparameters P = new();

    // A course by the table: at each state one of what may follow, some days later or, wrongly, earlier.
    static readonly Gen<(ArrangementType Type, int[] Keuzes, int[] Dagen)> Loop =
        from type in Gen.Elements(Enum.GetValues<ArrangementType>())
        from keuzes in Gen.ArrayOf(Gen.Choose(0, 9), 12)
        from dagen in Gen.ArrayOf(Gen.Choose(-6, 30), 12)
        select (type, keuzes, dagen);

    [Fact, Rule("R6")]
    public void Stappen_AnyCourseAndDates_OnlyForwardIsAccepted() => Prop.ForAll(Arb.From(Loop), l =>
    {
        var stappen = Neem(l.Type, l.Keuzes, l.Dagen, out var geweigerd);
        var achteruit = geweigerd.TrueForAll(g => g.Code == "datum-voor-vorige-stap");
        return Stappenreeks.LooptVooruit(stappen) && achteruit;
    }).QuickCheckThrowOnFailure();

    [Fact, Rule("R6")]
    public void Correctie_AnyStepToAnyDay_AcceptedIffTheDatesStillRunForward() => Prop.ForAll(
        Arb.From(Loop), Arb.From(Gen.Choose(0, 40)), Arb.From(Gen.Choose(-20, 300)), (l, welke, dag) =>
        {
            var stappen = Neem(l.Type, l.Keuzes, l.Dagen, out _);
            var index = welke % stappen.Count;
            var datum = Begin.AddDays(dag);
            var na = stappen.ToList();
            na[index] = na[index] with { Datum = datum };
            var mag = !Stappenreeks.Bezwaren(
                new() { Stappen = stappen, Index = index, Datum = datum, Vandaag = Vandaag, HeeftReden = true }, P).Any();
            return mag == (Stappenreeks.LooptVooruit(na) && datum <= Vandaag && datum != stappen[index].Datum);
        }).QuickCheckThrowOnFailure();

    [Fact, Rule("R6")]
    public void Data_AnyCourse_EachIsTheDateOfItsStep() => Prop.ForAll(Arb.From(Loop), l =>
    {
        var stappen = Neem(l.Type, l.Keuzes, l.Dagen, out _);
        var data = Stappenreeks.Data(stappen);
        DateOnly?[] volgorde = [data.WachtlijstOp, data.WachtlijstTot, data.AanbodOp, data.AkkoordOp, data.GestartOp, data.GeeindigdOp];
        var vorige = DateOnly.MinValue;
        foreach (var dag in volgorde.OfType<DateOnly>())
        {
            if (dag < vorige) return false;
            vorige = dag;
        }

        return data.GestartOp == stappen.Find(s => s.Toestand == Gestart)?.Datum && data.AanbodOp == stappen.Find(s => s.Toestand == AanbodGedaan)?.Datum;
    }).QuickCheckThrowOnFailure();

    [Fact, Rule("R6")]
    public void Data_WaitingList_EndsWithTheStepAfterIt()
    {
        Gezettestap[] stappen = [new(Toegekend, Begin), new(Wachtlijst, Begin.AddDays(3)), new(AanbodGedaan, Begin.AddDays(20)), new(Geweigerd, Begin.AddDays(25))];
        Assert.Equal(new(Begin.AddDays(3), null, null, null, null, null), Stappenreeks.Data(stappen[..2]));
        Assert.Equal(new(Begin.AddDays(3), Begin.AddDays(20), Begin.AddDays(20), null, null, null), Stappenreeks.Data(stappen));
    }

    [Fact, Rule("R6")]
    public void Correctie_WrongInEveryWay_AllSaidAtOnce()
    {
        Gezettestap[] stappen = [new(Akkoord, Begin), new(Gestart, Begin.AddDays(10)), new(Afgerond, Begin.AddDays(60))];
        var c = new Correctiegegevens { Stappen = stappen, Index = 1, Datum = Begin.AddDays(70), Vandaag = Begin.AddDays(65), EersteEvaluatieOp = Begin.AddDays(52) };
        Assert.Equal(["datum-na-volgende-stap", "datum-in-toekomst", "reden-ontbreekt", "start-na-evaluatie"], Codes(c));
        Assert.Equal(["datum-voor-vorige-stap", "evaluatie-te-laat"], Codes(c with { Datum = Begin.AddDays(-1), HeeftReden = true }));
        Assert.Equal(["datum-ongewijzigd"], Codes(c with { Datum = Begin.AddDays(10), HeeftReden = true }));
        Assert.Equal(["weer-thuis-voor-start"], Codes(c with { Datum = Begin.AddDays(12), HeeftReden = true, WeerThuisOp = Begin.AddDays(12) }));
        Assert.Equal(["start-buiten-geldigheid"], Codes(c with { Datum = Begin.AddDays(12), HeeftReden = true, GeldigVan = Begin.AddDays(13) }));
        // An evaluation that was held is not moved by it.
        Assert.Empty(Codes(c with { Datum = Begin.AddDays(2), HeeftReden = true, Vastgelegd = new(Begin.AddDays(52), Begin.AddDays(52), null, null) }));
    }

    [Fact, Rule("R6")]
    public void Correctie_AgainstTheOthersAndWhatWasRecorded_IsRefusedWithItsReason()
    {
        // Ran from day 10 to 60; another from 70 on; an evaluation on day 52, hours from the week of day 14 to that of day 56.
        Gezettestap[] stappen = [new(Akkoord, Begin), new(Gestart, Begin.AddDays(10)), new(Afgerond, Begin.AddDays(60))];
        var c = new Correctiegegevens
        {
            Stappen = stappen, Index = 2, Datum = Begin.AddDays(70), Vandaag = Vandaag, HeeftReden = true, Anderen = [new(Begin.AddDays(70), null, Combinatie: false)],
            Vastgelegd = new(Begin.AddDays(52), Begin.AddDays(52), Begin.AddDays(14), Begin.AddDays(56)),
        };
        Assert.Empty(Codes(c));
        Assert.Equal(["loopt-samen"], Codes(c with { Datum = Begin.AddDays(71) }));
        Assert.Empty(Codes(c with { Datum = Begin.AddDays(71), Combinatie = true }));
        Assert.Empty(Codes(c with { Datum = Begin.AddDays(71), Anderen = [new(Begin.AddDays(70), null, Combinatie: true)] }));
        Assert.Equal(["einde-voor-evaluatie", "einde-voor-uren"], Codes(c with { Datum = Begin.AddDays(51) }));
        Assert.Equal(["einde-voor-uren"], Codes(c with { Datum = Begin.AddDays(55) }));
        Assert.Empty(Codes(c with { Datum = Begin.AddDays(56) }));
        // A start before the end of another, or after hours were given.
        var start = c with { Index = 1, Anderen = [new(Begin.AddDays(-90), Begin.AddDays(5), Combinatie: false)] };
        Assert.Empty(Codes(start with { Datum = Begin.AddDays(5) }));
        Assert.Equal(["loopt-samen"], Codes(start with { Datum = Begin.AddDays(4) }));
        Assert.Equal(["start-na-uren"], Codes(start with { Datum = Begin.AddDays(21) }));
        Assert.Equal(["voorziening-loopt-niet"], Codes(start with { Datum = Begin.AddDays(8), VoorzieningLoopt = false }));
        // The date of another step does not change when it runs.
        Assert.Empty(Codes(c with { Index = 0, Datum = Begin.AddDays(3), Anderen = [new(Begin, null, Combinatie: false)] }));
    }

    [Fact, Rule("R6")]
    public void Looptijden_AnyTwo_ClashIffTheyShareADayAndNeitherIsACombinatie() => Prop.ForAll(
        Arb.From(Gen.ArrayOf(Gen.Choose(0, 12), 4)), Arb.From(Gen.Elements(true, false)), (d, combinatie) =>
        {
            static Looptijd Van(int van, int duur, bool combinatie) => new(Begin.AddDays(van), duur > 11 ? null : Begin.AddDays(van + duur), combinatie);
            var (a, b) = (Van(d[0], d[1], combinatie), Van(d[2], d[3], combinatie: false));
            static bool Loopt(Looptijd l, DateOnly dag) => l.Van <= dag && !(l.Tot <= dag);
            var samen = Enumerable.Range(0, 40).Select(i => Begin.AddDays(i)).Any(dag => Loopt(a, dag) && Loopt(b, dag));
            // One that ended on the day of its start had no whole day, and clashes only where the other ran around it.
            var leeg = d[1] == 0 || d[3] == 0;
            return a.Botst(b) == b.Botst(a) && (leeg || a.Botst(b) == (samen && !combinatie));
        }).QuickCheckThrowOnFailure();

    static List<string> Codes(Correctiegegevens c) => [.. Stappenreeks.Bezwaren(c, P).Select(v => v.Code)];

    static List<Gezettestap> Neem(ArrangementType type, int[] keuzes, int[] dagen, out List<Verdict> geweigerd)
    {
        var (stappen, dag, toestand) = (new List<Gezettestap>(), Begin, default(ArrangementToestand?));
        geweigerd = [];
        for (var i = 0; i < keuzes.Length; i++)
        {
            var vervolg = ArrangementVerloop.Vervolg(type, toestand);
            if (vervolg.Count == 0)
                break;
            var (naar, datum) = (vervolg[keuzes[i] % vervolg.Count], dag.AddDays(i == 0 ? 0 : dagen[i]));
            var verdict = ArrangementVerloop.MagNaar(type, toestand, naar, new()
            {
                Datum = datum, VorigeDatum = stappen.Count > 0 ? stappen[^1].Datum : null, Vandaag = Vandaag.AddYears(2), HeeftReden = true, HeeftAanbieder = true,
                UrenOnderwijs = type == ArrangementType.ZorgAlleen ? 0 : 5, UrenZorg = 1, HeeftFinanciering = true, EersteEvaluatieOp = datum.AddDays(20),
                AkkoordOuders = true, AkkoordKind = true, Rol = Rol.TeamleiderLeerplicht,
                Soort = new()
                {
                    HeeftTlvNummer = true, TlvCategorie = TlvCategorie.Hoog, GeldigVan = Schooljaar.Van(datum).Eerste, GeldigTotEnMet = Schooljaar.Van(datum).Laatste,
                    Afwijkingen = OzaAfwijkingen.Inhoud, Ingeschreven = true, HeeftPlan = true, HeeftDeskundigenverklaring = true, HeeftInspectiekenmerk = true,
                },
            });
            if (verdict.IsToegestaan)
            {
                stappen.Add(new(naar, datum));
                (dag, toestand) = (datum, naar);
            }
            else
                geweigerd.Add(verdict);
        }

        return stappen;
    }
}
