using static Thuiszitters.Domain.ArrangementToestand;

namespace Thuiszitters.Domain.Tests;

public sealed class ArrangementVerloopTests
{
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

    [Theory, Rule("R6"), MemberData(nameof(Types))]
    public void MagNaar_EveryPair_OnlyWhatTheTableNames(ArrangementType type)
    {
        foreach (var van in Enum.GetValues<ArrangementToestand>())
        {
            foreach (var naar in Enum.GetValues<ArrangementToestand>())
            {
                var mag = Tabel[van].Contains(naar) || (van == Voorgesteld && naar == AanbodGedaan && ZonderBesluit.Contains(type));
                var verdict = ArrangementVerloop.MagNaar(type, van, naar, Volledig);
                Assert.Equal((van, naar, mag ? "" : "stap-niet-toegestaan"), (van, naar, verdict.Code));
                Assert.Equal((van, naar, mag), (van, naar, ArrangementVerloop.Vervolg(type, van).Contains(naar)));
            }
        }
    }

    [Theory, Rule("R6"), MemberData(nameof(Types))]
    public void MagNaar_FirstStep_OnlyVoorgesteld(ArrangementType type)
    {
        Assert.Equal([Voorgesteld], ArrangementVerloop.Vervolg(type, null));
        foreach (var naar in Enum.GetValues<ArrangementToestand>())
            Assert.Equal(naar == Voorgesteld, ArrangementVerloop.MagNaar(type, null, naar, Volledig).IsToegestaan);
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
}
