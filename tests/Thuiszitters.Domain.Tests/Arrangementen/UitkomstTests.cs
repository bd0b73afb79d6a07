// What: the end of an arrangement with its outcome, evaluations, the build-up of hours and the look-ins after it. Source: rules.md R6.

using static Thuiszitters.Domain.ArrangementToestand;

namespace Thuiszitters.Domain.Tests;

public sealed class UitkomstTests
{
    static readonly DateOnly Start = new(2026, 1, 12);
    static readonly DateOnly Vandaag = new(2026, 3, 16);
    static readonly Arrangementparameters P = new();

    static readonly Eindegegevens Einde = new()
    {
        Naar = Afgerond, Datum = Vandaag, GestartOp = Start, Vandaag = Vandaag, Bestemming = Bestemming.EigenSchool, Doelen = [Doelbereik.Ja, Doelbereik.Nee],
        TevredenheidKind = 1, TevredenheidOuders = 10,
    };

    static readonly Evaluatiegegevens Evaluatie = new()
    {
        Toestand = Gestart, Datum = Vandaag, GestartOp = Start, VorigeOp = Vandaag.AddDays(-30), VolgendeOp = Vandaag.AddDays(91), Vandaag = Vandaag,
    };

    [Fact, Rule("R6")]
    public void Einde_WithItsOutcome_Allowed()
    {
        Assert.Empty(Arrangementuitkomst.Bezwaren(Einde));
        Assert.Empty(Arrangementuitkomst.Bezwaren(Einde with { TevredenheidKind = null, TevredenheidOuders = null, Doelen = [] }));
        Assert.Empty(Arrangementuitkomst.Bezwaren(Einde with { Naar = VoortijdigGestopt, Stopreden = Stopreden.Aanbieder, Bestemming = Bestemming.Thuis, WeerThuisOp = Vandaag }));
        // What lapsed because the child moved, came of age or died, has no outcome to tell.
        Assert.Empty(Arrangementuitkomst.Bezwaren(new() { Naar = Vervallen, Datum = Vandaag, Vandaag = Vandaag, Doelen = [null] }));
    }

    public static TheoryData<string, Eindegegevens> OnvolledigEinde => new()
    {
        { "bestemming-ontbreekt", Einde with { Bestemming = null } },
        { "doel-zonder-uitkomst", Einde with { Doelen = [Doelbereik.Ja, null] } },
        { "stopreden-ontbreekt", Einde with { Naar = VoortijdigGestopt } },
        { "tevredenheid-kind-buiten-bereik", Einde with { TevredenheidKind = 0 } },
        { "tevredenheid-ouders-buiten-bereik", Einde with { TevredenheidOuders = 11 } },
        { "weer-thuis-ontbreekt", Einde with { Bestemming = Bestemming.Thuis } },
        { "weer-thuis-past-niet", Einde with { WeerThuisOp = Vandaag } },
        { "weer-thuis-voor-start", Einde with { Bestemming = Bestemming.Thuis, WeerThuisOp = Start } },
        { "weer-thuis-in-toekomst", Einde with { Bestemming = Bestemming.Thuis, WeerThuisOp = Vandaag.AddDays(1) } },
    };

    [Theory, Rule("R6"), MemberData(nameof(OnvolledigEinde))]
    public void Einde_WithSomethingMissing_Refused(string code, Eindegegevens e) => Assert.Equal([code], Arrangementuitkomst.Bezwaren(e).Select(v => v.Code));

    [Fact, Rule("R6")]
    public void Vervallen_BeforeAnEvaluation_OnTheDayItWasSo()
    {
        // Who moved or died did so that day; an evaluation that was typed for a later day cannot keep that from being recorded.
        var einde = Einde with { Naar = Vervallen, Vastgelegd = new(Start.AddDays(20), Vandaag.AddDays(-7), Start, Vandaag.AddDays(-14)) };
        Assert.Empty(Arrangementuitkomst.Bezwaren(einde with { Datum = Vandaag.AddDays(-8) }));
        Assert.Equal(["einde-voor-uren"], Arrangementuitkomst.Bezwaren(einde with { Datum = Vandaag.AddDays(-15) }).Select(v => v.Code));
    }

    [Fact, Rule("R6")]
    public void Einde_BeforeWhatWasRecorded_Refused()
    {
        var einde = Einde with { Naar = Afgerond, Vastgelegd = new(Start.AddDays(20), Vandaag.AddDays(-7), Start, Vandaag.AddDays(-14)) };
        Assert.Empty(Arrangementuitkomst.Bezwaren(einde));
        Assert.Empty(Arrangementuitkomst.Bezwaren(einde with { Datum = Vandaag.AddDays(-7) }));
        Assert.Equal(["einde-voor-evaluatie"], Arrangementuitkomst.Bezwaren(einde with { Datum = Vandaag.AddDays(-8) }).Select(v => v.Code));
        Assert.Equal(["einde-voor-evaluatie", "einde-voor-uren"], Arrangementuitkomst.Bezwaren(einde with { Datum = Vandaag.AddDays(-15) }).Select(v => v.Code));
    }

    static readonly Weerthuisintrekking Terug = new() { WeerThuisOp = Vandaag, HeeftReden = true, Bestemming = Bestemming.NieuwArrangement };

    public static TheoryData<string?, Weerthuisintrekking> Intrekkingen => new()
    {
        { null, Terug },
        { null, Terug with { Bestemming = Bestemming.Thuis, NieuweBestemming = Bestemming.EigenSchool } },
        { null, Terug with { LatereArrangementen = [Vandaag.AddDays(-1)], Verzuim = [Vandaag.AddDays(-1)], Kennisgevingen = [Vandaag.AddDays(-1)] } },
        { "niet-weer-thuis", Terug with { WeerThuisOp = null, HeeftReden = false } },
        { "reden-ontbreekt", Terug with { HeeftReden = false } },
        { "bestemming-ontbreekt", Terug with { Bestemming = Bestemming.Thuis } },
        { "bestemming-ontbreekt", Terug with { Bestemming = Bestemming.Thuis, NieuweBestemming = Bestemming.Thuis } },
        { "later-arrangement", Terug with { LatereArrangementen = [Vandaag] } },
        { "later-verzuim", Terug with { Verzuim = [Vandaag] } },
        { "later-kennisgeving", Terug with { Kennisgevingen = [Vandaag.AddDays(3)] } },
    };

    [Theory, Rule("R4"), MemberData(nameof(Intrekkingen))]
    public void WeerThuis_TakenBack_OnlyWhileNoFurtherWorkHangsOnIt(string? code, Weerthuisintrekking w) =>
        Assert.Equal(code is null ? [] : [code], Arrangementuitkomst.WeerThuisIntrekken(w).Select(v => v.Code));

    [Fact, Rule("R6")]
    public void Correctie_OfAStartedOne_AsksWhatAStartAsks()
    {
        var goed = new Stapgegevens
        {
            Datum = Start, Vandaag = Vandaag, HeeftReden = true, HeeftAanbieder = true, UrenOnderwijs = 8, UrenZorg = 0, HeeftFinanciering = true,
        };
        var looptijd = new Looptijd(Start, null, Combinatie: false);
        string[] Codes(Stapgegevens g, params Looptijd[] anderen) => [.. ArrangementVerloop.BezwarenTegenCorrectie(ArrangementType.Oza, looptijd, anderen, g).Select(v => v.Code)];
        Assert.Empty(Codes(goed));
        Assert.Equal(["loopt-samen"], Codes(goed, looptijd));
        Assert.Equal(
            ["reden-ontbreekt", "aanbieder-ontbreekt", "uren-ontbreken", "financiering-ontbreekt", "voorziening-loopt-niet"],
            Codes(new() { Datum = Start, Vandaag = Vandaag, VoorzieningLoopt = false }));
    }

    [Fact, Rule("R6")]
    public void WeerThuis_BeforeTheEnd_Refused() => Assert.Equal(
        ["niet-geeindigd"], Arrangementuitkomst.WeerThuis(Vandaag, Start, null, Vandaag).Select(v => v.Code));

    public static TheoryData<string, Evaluatiegegevens> OnvolledigeEvaluatie => new()
    {
        { "niet-gestart", Evaluatie with { Toestand = Akkoord } },
        { "niet-gestart", Evaluatie with { Toestand = Afgerond } },
        { "datum-voor-start", Evaluatie with { Datum = Start, VorigeOp = null, VolgendeOp = Start.AddDays(7) } },
        { "datum-voor-vorige-evaluatie", Evaluatie with { VorigeOp = Vandaag.AddDays(1) } },
        { "datum-in-toekomst", Evaluatie with { Vandaag = Vandaag.AddDays(-1) } },
        { "volgende-ontbreekt", Evaluatie with { VolgendeOp = null } },
        { "volgende-ontbreekt", Evaluatie with { VolgendeOp = Vandaag } },
        { "volgende-te-laat", Evaluatie with { VolgendeOp = Vandaag.AddDays(92) } },
        { "tevredenheid-kind-buiten-bereik", Evaluatie with { TevredenheidKind = 11 } },
    };

    [Theory, Rule("R6"), MemberData(nameof(OnvolledigeEvaluatie))]
    public void Evaluatie_WithSomethingWrong_Refused(string code, Evaluatiegegevens e)
    {
        Assert.Equal([code], Arrangementuitkomst.Bezwaren(e, P).Select(v => v.Code));
        Assert.Empty(Arrangementuitkomst.Bezwaren(Evaluatie, P));
    }

    [Fact, Rule("R6")]
    public void Opbouw_FourToTwelveInThreeWeeks_EachWeekFourMore()
    {
        var maandag = new DateOnly(2026, 1, 12);
        Assert.Equal([(maandag, 4), (maandag.AddDays(7), 8), (maandag.AddDays(14), 12)], Opbouw.Gelijkmatig(maandag, 3, 4, 12));
        Assert.Equal([4, 5.5m, 6.5m, 8], Opbouw.Gelijkmatig(maandag, 4, 4, 8).Select(w => w.Uren));
        Assert.Equal([9], Opbouw.Gelijkmatig(maandag, 1, 4, 9).Select(w => w.Uren));
        Assert.Equal(maandag, Opbouw.Maandag(new(2026, 1, 18)));
        Assert.Equal(3, Opbouw.Weeknummer(maandag));
    }

    public static TheoryData<string, Opbouwweek> VerkeerdeWeek => new()
    {
        { "geen-maandag", new(new(2026, 1, 13), 1, 1, 1, 1) },
        { "week-voor-start", new(new(2026, 1, 5), 1, 1, 1, 1) },
        { "week-na-einde", new(new(2026, 3, 9), 1, null, null, null) },
        { "uren-buiten-bereik", new(new(2026, 1, 12), 61, null, null, null) },
        { "uren-buiten-bereik", new(new(2026, 1, 12), null, null, null, 169) },
        { "uren-buiten-bereik", new(new(2026, 1, 12), -1, null, null, null) },
    };

    [Theory, Rule("R6"), MemberData(nameof(VerkeerdeWeek))]
    public void Opbouw_WrongWeek_Refused(string code, Opbouwweek week) => Assert.Equal(
        [code], Opbouw.Bezwaren(ArrangementType.Oza, week, Start, new DateOnly(2026, 3, 6), Vandaag).Select(v => v.Code));

    [Fact, Rule("R6")]
    public void Opbouw_AheadAndCareAlone_OnlyPlannedAndOnlyCare()
    {
        var later = new DateOnly(2026, 3, 23);
        Assert.Empty(Opbouw.Bezwaren(ArrangementType.Oza, new(later, 12, 2, null, null), Start, null, Vandaag));
        Assert.Equal(["week-nog-niet-begonnen"], Opbouw.Bezwaren(ArrangementType.Oza, new(later, 12, 2, 12, null), Start, null, Vandaag).Select(v => v.Code));
        Assert.Equal(["week-te-ver"], Opbouw.Bezwaren(ArrangementType.Oza, new(later.AddDays(7 * 60), 12, 2, null, null), Start, null, Vandaag).Select(v => v.Code));
        Assert.Equal(["geen-onderwijsuren"], Opbouw.Bezwaren(ArrangementType.ZorgAlleen, new(later, 1, 2, null, null), Start, null, Vandaag).Select(v => v.Code));
        Assert.Empty(Opbouw.Bezwaren(ArrangementType.ZorgAlleen, new(later, 0, 2, null, null), Start, null, Vandaag));
    }

    [Fact, Rule("R6")]
    public void Opbouw_Reeks_EveryWeekOnceUpToTheEnd()
    {
        var week = new Opbouwweek(new(2026, 1, 19), 8, null, 6, null);
        var reeks = Opbouw.Reeks([week], Start, new DateOnly(2026, 2, 3), Vandaag);
        Assert.Equal([new(2026, 1, 12), new(2026, 1, 19), new(2026, 1, 26), new(2026, 2, 2)], reeks.Select(w => w.Maandag));
        Assert.Equal(week, reeks[1]);
        Assert.Equal(new(2026, 4, 6), Opbouw.Reeks([new(new(2026, 4, 6), 12, null, null, null)], Start, null, Vandaag)[^1].Maandag);
    }

    [Fact, Rule("R6")]
    public void Nazorg_AfterReturn_FourLookIns() => Assert.Equal(
        [(1, Vandaag.AddDays(7)), (4, Vandaag.AddDays(28)), (12, Vandaag.AddDays(84)), (26, Vandaag.AddDays(182))], Nazorg.Kijkmomenten(Vandaag, P));

    [Theory, Rule("R6")]
    [InlineData(ArrangementType.Oza, Afgerond, Bestemming.EigenSchool, false, "einde")]
    [InlineData(ArrangementType.Oza, Afgerond, Bestemming.Mbo, false, "einde")]
    [InlineData(ArrangementType.Oza, Afgerond, Bestemming.Zorg, false, "")]
    [InlineData(ArrangementType.Oza, Afgerond, Bestemming.EigenSchool, true, "")]
    [InlineData(ArrangementType.Oza, VoortijdigGestopt, Bestemming.EigenSchool, false, "")]
    [InlineData(ArrangementType.Oza, Gestart, null, false, "")]
    [InlineData(ArrangementType.TerugNaarSchool, Gestart, null, false, "start")]
    [InlineData(ArrangementType.TerugNaarSchool, Afgerond, Bestemming.EigenSchool, false, "start")]
    [InlineData(ArrangementType.TerugNaarSchool, VoortijdigGestopt, Bestemming.Thuis, true, "")]
    [InlineData(ArrangementType.TerugNaarSchool, Akkoord, null, false, "")]
    public void Nazorg_TerugOp_OnlyWhoIsAtSchool(ArrangementType type, ArrangementToestand toestand, Bestemming? bestemming, bool thuis, string verwacht)
    {
        var op = Nazorg.TerugOp(type, toestand, Start, Vandaag, bestemming, thuis ? Vandaag : null);
        Assert.Equal(verwacht switch { "einde" => Vandaag, "start" => Start, _ => (DateOnly?)null }, op);
    }

    [Fact, Rule("R6")]
    public void Nazorg_Loopt_UpToAndIncludingTheLastLookIn()
    {
        Assert.True(Nazorg.Loopt(Vandaag, Vandaag));
        Assert.False(Nazorg.Loopt(Vandaag, Vandaag.AddDays(1)));
        Assert.False(Nazorg.Loopt(null, Vandaag));
    }
}
