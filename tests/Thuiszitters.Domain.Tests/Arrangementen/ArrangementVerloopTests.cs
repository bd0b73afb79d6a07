// What: the table of R6 cell by cell, written out by hand from rules.md and not from the code; and the same table in docs/rules.md.
// Source: rules.md R6. With APPROVE=1 in the environment the part of docs/rules.md is written anew, to be read in the diff.

using System.Globalization;
using System.Text;
using static Thuiszitters.Domain.ArrangementToestand;

namespace Thuiszitters.Domain.Tests;

public sealed class ArrangementVerloopTests
{
    const string Kop = "An arrangement, step by step";

    static readonly DateOnly Vandaag = new(2026, 3, 16);

    // All a start needs, with a reason and a team lead, so that what is refused is refused for the one thing a test takes away.
    static readonly Stapgegevens Volledig = new()
    {
        Datum = Vandaag,
        VorigeDatum = Vandaag.AddDays(-10),
        Vandaag = Vandaag,
        HeeftReden = true,
        HeeftAanbieder = true,
        UrenOnderwijs = 12,
        UrenZorg = 4.5m,
        HeeftFinanciering = true,
        EersteEvaluatieOp = Vandaag.AddDays(42),
        AkkoordOuders = true,
        AkkoordKind = true,
        Leeftijd = 12,
        Rol = Rol.TeamleiderSwv,
        Soort = new()
        {
            HeeftTlvNummer = true, TlvCategorie = TlvCategorie.Laag, GeldigVan = new(2025, 8, 1), GeldigTotEnMet = new(2026, 7, 31),
            Afwijkingen = OzaAfwijkingen.Locatie, Ingeschreven = true, HeeftPlan = true, HeeftDeskundigenverklaring = true, HeeftInspectiekenmerk = true,
        },
    };

    static Stapgegevens Voor(ArrangementType type) => Volledig with
    {
        Rol = type == ArrangementType.MboTraject ? Rol.TeamleiderLeerplicht : Volledig.Rol,
        UrenOnderwijs = type == ArrangementType.ZorgAlleen ? 0 : Volledig.UrenOnderwijs,
    };

    static readonly Stapgegevens Consulent = Volledig with { Rol = Rol.SwvConsulent, HeeftReden = false };

    static readonly Dictionary<ArrangementToestand, ArrangementToestand[]> Tabel = new()
    {
        [Voorgesteld] = [Aangevraagd, Ingetrokken, Vervallen],
        [Aangevraagd] = [InBeoordeling, Ingetrokken, Vervallen],
        [InBeoordeling] = [Toegekend, Afgewezen, Aangevraagd, Ingetrokken, Vervallen],
        [Toegekend] = [Wachtlijst, AanbodGedaan, Ingetrokken, Vervallen],
        [Wachtlijst] = [AanbodGedaan, Ingetrokken, Vervallen],
        [AanbodGedaan] = [Akkoord, Geweigerd, Gestart, Ingetrokken, Vervallen],
        [Akkoord] = [Gestart, Geweigerd, Ingetrokken, Vervallen],
        [Gestart] = [Afgerond, VoortijdigGestopt, Vervallen],
        [Geweigerd] = [],
        [Afgewezen] = [],
        [Afgerond] = [],
        [VoortijdigGestopt] = [],
        [Ingetrokken] = [],
        [Vervallen] = [],
    };

    static readonly ArrangementType[] ZonderBesluit =
    [
        ArrangementType.TerugNaarSchool, ArrangementType.MaatwerkOnderwijstijd, ArrangementType.Afstandsonderwijs,
        ArrangementType.ZorgAlleen, ArrangementType.MboTraject,
    ];

    public static TheoryData<ArrangementType> Types => [.. Enum.GetValues<ArrangementType>()];

    public static TheoryData<ArrangementToestand> Toestanden => [.. Enum.GetValues<ArrangementToestand>()];

    [Fact, Rule("R6")]
    public void MagNaar_EveryTypeAndPair_OnlyWhatTheTableNames()
    {
        var cellen = 0;
        foreach (var type in Enum.GetValues<ArrangementType>())
        {
            foreach (var van in Vanuit())
            {
                foreach (var naar in Enum.GetValues<ArrangementToestand>())
                {
                    var mag = van is { } v
                        ? Tabel[v].Contains(naar) || (v == Voorgesteld && naar == AanbodGedaan && ZonderBesluit.Contains(type))
                        : naar == Voorgesteld;
                    var verdict = ArrangementVerloop.MagNaar(type, van, naar, Voor(type));
                    Assert.Equal((type, van, naar, mag ? "" : "stap-niet-toegestaan"), (type, van, naar, verdict.Code));
                    Assert.Equal((type, van, naar, mag), (type, van, naar, ArrangementVerloop.Vervolg(type, van).Contains(naar)));
                    cellen++;
                }
            }
        }

        Assert.Equal(15 * 15 * 14, cellen);
        Assert.Equal(ZonderBesluit.Order(), Enum.GetValues<ArrangementType>().Where(ArrangementVerloop.ZonderBesluit));
    }

    [Fact, Rule("R6")]
    public void Docs_TableOfSteps_IsWhatTheRulesSay()
    {
        var bestand = Bestand();
        var tekst = File.ReadAllText(bestand).ReplaceLineEndings("\n");
        var van = tekst.IndexOf($"## {Kop}\n", StringComparison.Ordinal);
        var tot = van < 0 ? -1 : tekst.IndexOf("\n## ", van + 3, StringComparison.Ordinal);
        var nu = Document();
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            var voor = van < 0 ? tekst.TrimEnd('\n') + "\n\n" : tekst[..van];
            File.WriteAllText(bestand, voor + nu + (tot < 0 ? "" : tekst[tot..]));
            return;
        }

        Assert.True(van >= 0, "docs/rules.md has no table of arrangements. Run with APPROVE=1 and read what it wrote.");
        Assert.Equal(nu, tot < 0 ? tekst[van..] : tekst[van..tot]);
    }

    [Theory, Rule("R6"), MemberData(nameof(Toestanden))]
    public void MagOpvolgen_State_OnlyAFinalOne(ArrangementToestand vorige) => Assert.Equal(
        Tabel[vorige].Length == 0 ? "" : "vorige-niet-geeindigd", ArrangementVerloop.MagOpvolgen(vorige).Code);

    [Theory, Rule("R6"), MemberData(nameof(Types))]
    public void MagNaar_FirstStep_OnlyVoorgesteld(ArrangementType type)
    {
        Assert.Equal([Voorgesteld], ArrangementVerloop.Vervolg(type, null));
        foreach (var naar in Enum.GetValues<ArrangementToestand>())
            Assert.Equal(naar == Voorgesteld, ArrangementVerloop.MagNaar(type, null, naar, Voor(type)).IsToegestaan);
    }

    [Theory, Rule("R6"), MemberData(nameof(Toestanden))]
    public void IsEinde_State_IffNothingFollows(ArrangementToestand toestand)
    {
        Assert.Equal(ArrangementVerloop.Vervolg(ArrangementType.Oza, toestand).Count == 0, ArrangementVerloop.IsEinde(toestand));
        Assert.NotEqual(ArrangementVerloop.IsEinde(toestand), ArrangementVerloop.LoopOfKomt(toestand));
    }

    [Theory, Rule("R6"), MemberData(nameof(Toestanden))]
    public void MagNaar_DateBeforeThePreviousStep_Refused(ArrangementToestand van)
    {
        var gegevens = Volledig with { VorigeDatum = Vandaag.AddDays(1) };
        foreach (var naar in Tabel[van])
            Assert.Equal("datum-voor-vorige-stap", ArrangementVerloop.MagNaar(ArrangementType.Oza, van, naar, gegevens).Code);
        Assert.All(Tabel[van], naar => Assert.True(
            ArrangementVerloop.MagNaar(ArrangementType.Oza, van, naar, Volledig with { VorigeDatum = Vandaag }).IsToegestaan));
    }

    [Theory, Rule("R6"), MemberData(nameof(Toestanden))]
    public void MagNaar_DateInTheFuture_Refused(ArrangementToestand van)
    {
        var gegevens = Volledig with { Vandaag = Vandaag.AddDays(-1) };
        Assert.All(Tabel[van], naar => Assert.Equal(
            "datum-in-toekomst", ArrangementVerloop.MagNaar(ArrangementType.Oza, van, naar, gegevens).Code));
    }

    [Theory, Rule("R6")]
    [InlineData(Toegekend, Wachtlijst)]
    [InlineData(InBeoordeling, Afgewezen)]
    [InlineData(AanbodGedaan, Geweigerd)]
    [InlineData(Gestart, VoortijdigGestopt)]
    public void MagNaar_StepThatNeedsAReason_RefusedWithout(ArrangementToestand van, ArrangementToestand naar)
    {
        Assert.True(ArrangementVerloop.VraagtReden(van, naar));
        Assert.Equal("reden-ontbreekt", ArrangementVerloop.MagNaar(ArrangementType.Oza, van, naar, Consulent).Code);
        Assert.True(ArrangementVerloop.MagNaar(ArrangementType.Oza, van, naar, Consulent with { HeeftReden = true }).IsToegestaan);
    }

    [Theory, Rule("R6")]
    [InlineData(Akkoord, Geweigerd)]
    [InlineData(Akkoord, Gestart)]
    [InlineData(Gestart, Afgerond)]
    [InlineData(Gestart, Vervallen)]
    [InlineData(Voorgesteld, Ingetrokken)]
    [InlineData(InBeoordeling, Aangevraagd)]
    public void MagNaar_OtherStep_NeedsNoReason(ArrangementToestand van, ArrangementToestand naar)
    {
        Assert.False(ArrangementVerloop.VraagtReden(van, naar));
        Assert.True(ArrangementVerloop.MagNaar(ArrangementType.Oza, van, naar, Consulent).IsToegestaan);
    }

    [Fact, Rule("R6")]
    public void MagNaar_AkkoordWithoutTheParents_Refused()
    {
        var zonder = Volledig with { AkkoordOuders = false };
        Assert.Equal("akkoord-ouders-ontbreekt", ArrangementVerloop.MagNaar(ArrangementType.Oza, AanbodGedaan, Akkoord, zonder).Code);
        Assert.True(ArrangementVerloop.MagNaar(ArrangementType.Oza, AanbodGedaan, Akkoord, Consulent with { AkkoordKind = false }).IsToegestaan);
    }

    public static TheoryData<string, Stapgegevens> OnvolledigeStart => new()
    {
        { "aanbieder-ontbreekt", Consulent with { HeeftAanbieder = false } },
        { "uren-ontbreken", Consulent with { UrenOnderwijs = null } },
        { "uren-ontbreken", Consulent with { UrenZorg = null } },
        { "uren-ontbreken", Consulent with { UrenOnderwijs = 0, UrenZorg = 0 } },
        { "uren-ontbreken", Consulent with { UrenOnderwijs = -1 } },
        { "financiering-ontbreekt", Consulent with { HeeftFinanciering = false } },
        { "evaluatie-ontbreekt", Consulent with { EersteEvaluatieOp = null } },
        { "evaluatie-ontbreekt", Consulent with { EersteEvaluatieOp = Vandaag } },
        { "evaluatie-te-laat", Consulent with { EersteEvaluatieOp = Vandaag.AddDays(43) } },
        { "evaluatie-te-laat", Consulent with { EersteEvaluatieOp = Vandaag.AddDays(29), EvaluatieWeken = 4 } },
        { "akkoord-ontbreekt", Consulent with { AkkoordOuders = false } },
        { "akkoord-ontbreekt", Consulent with { AkkoordKind = false } },
        { "akkoord-ontbreekt", Consulent with { AkkoordOuders = false, Rol = Rol.TeamleiderSwv } },
        { "alleen-teamleider", Consulent with { AkkoordOuders = false, HeeftReden = true } },
        { "alleen-teamleider", Consulent with { AkkoordKind = false, HeeftReden = true } },
        { "alleen-teamleider", Consulent with { AkkoordKind = false, HeeftReden = true, Rol = null } },
        { "al-gestart", Consulent with { AnderGestart = true } },
    };

    [Theory, Rule("R6"), MemberData(nameof(OnvolledigeStart))]
    public void MagNaar_GestartWithSomethingMissing_Refused(string code, Stapgegevens gegevens) =>
        Assert.Equal(code, ArrangementVerloop.MagNaar(ArrangementType.Oza, Akkoord, Gestart, gegevens).Code);

    public static TheoryData<Stapgegevens> VolledigeStart =>
    [
        Consulent,
        Consulent with { UrenOnderwijs = 0 },
        Consulent with { UrenZorg = 0 },
        Consulent with { AkkoordKind = false, Leeftijd = 11 },
        Consulent with { AnderGestart = true, Combinatie = true },
        Consulent with { EersteEvaluatieOp = Vandaag.AddDays(1) },
        Consulent with { AkkoordOuders = false, HeeftReden = true, Rol = Rol.TeamleiderSwv },
        Consulent with { AkkoordKind = false, HeeftReden = true, Rol = Rol.TeamleiderLeerplicht },
    ];

    [Theory, Rule("R6"), MemberData(nameof(VolledigeStart))]
    public void MagNaar_GestartWithAllItNeeds_Allowed(Stapgegevens gegevens) =>
        Assert.Equal(Verdict.Toegestaan, ArrangementVerloop.MagNaar(ArrangementType.Oza, Akkoord, Gestart, gegevens));

    [Theory, Rule("R6")]
    [InlineData(false, Rol.SwvConsulent, "akkoord-ontbreekt")]
    [InlineData(false, Rol.TeamleiderSwv, "akkoord-ontbreekt")]
    [InlineData(true, Rol.SwvConsulent, "alleen-teamleider")]
    [InlineData(true, Rol.Leerplichtambtenaar, "alleen-teamleider")]
    [InlineData(true, Rol.TeamleiderSwv, "")]
    [InlineData(true, Rol.TeamleiderLeerplicht, "")]
    public void MagNaar_GestartFromTheOffer_NeedsReasonAndTeamLead(bool reden, Rol rol, string code)
    {
        foreach (var akkoord in new[] { true, false })
        {
            var gegevens = Volledig with { HeeftReden = reden, Rol = rol, AkkoordOuders = akkoord };
            Assert.Equal(code, ArrangementVerloop.MagNaar(ArrangementType.Oza, AanbodGedaan, Gestart, gegevens).Code);
        }
    }

    [Theory, Rule("R6")]
    [InlineData(false, false, "ouders-en-kind")]
    [InlineData(false, true, "ouders")]
    [InlineData(true, false, "kind")]
    public void MagNaar_ConsentMissing_NamesWhose(bool ouders, bool kind, string wie)
    {
        var gegevens = Consulent with { AkkoordOuders = ouders, AkkoordKind = kind };
        Assert.Equal([("ontbreekt", wie)], ArrangementVerloop.MagNaar(ArrangementType.Oza, Akkoord, Gestart, gegevens).Feiten);
    }

    static IEnumerable<ArrangementToestand?> Vanuit() => [null, .. Enum.GetValues<ArrangementToestand>().Cast<ArrangementToestand?>()];

    static string Document()
    {
        var tekst = new StringBuilder();
        void Regel(string regel) => tekst.Append(CultureInfo.InvariantCulture, $"{regel}\n");

        var toestanden = Enum.GetValues<ArrangementToestand>();
        Regel($"## {Kop}");
        Regel("");
        Regel("Made from `ArrangementVerloop.Vervolg`; `ArrangementVerloopTests` holds it to the rules and to this text (`APPROVE=1` writes it anew).");
        Regel("Columns are the numbers of the states that may follow. `+` is allowed for every type, `o` only for a type without a decision:");
        Regel($"{string.Join(", ", ZonderBesluit.Order())}. `!` is allowed and needs a reason; a dot is refused. From Gestart on nothing");
        Regel("goes back, and after a final state a new arrangement names the one before.");
        Regel("");
        Regel($"| from | {string.Join(" | ", toestanden.Select(t => $"{(int)t} {t}"))} |");
        Regel($"|---|{string.Concat(toestanden.Select(_ => "---|"))}");
        foreach (var van in Vanuit())
            Regel($"| {(van is { } v ? $"{(int)v} {v}" : "–")} | {string.Join(" | ", toestanden.Select(naar => Cel(van, naar)))} |");
        var alle = Enum.GetValues<ArrangementType>();
        var mag = alle.Sum(t => Vanuit().Sum(van => ArrangementVerloop.Vervolg(t, van).Count));
        Regel("");
        Regel($"Over {alle.Length} types that is {mag} of {alle.Length * 15 * 14} cells; every other is refused.");
        return tekst.ToString();
    }

    static string Cel(ArrangementToestand? van, ArrangementToestand naar) =>
        ArrangementVerloop.Vervolg(ArrangementType.Oza, van).Contains(naar) ? ArrangementVerloop.VraagtReden(van, naar) ? "!" : "+"
        : ArrangementVerloop.Vervolg(ArrangementType.ZorgAlleen, van).Contains(naar) ? "o" : "·";

    static string Bestand()
    {
        var map = new DirectoryInfo(AppContext.BaseDirectory);
        while (map is not null && !File.Exists(Path.Combine(map.FullName, "Thuiszitters.sln")))
            map = map.Parent;
        return Path.Combine(map!.FullName, "docs", "rules.md");
    }
}
