// What: what each type of arrangement asks of a step, one thing taken away at a time. Source: rules.md R6; domain-dossier 4.1.

using static Thuiszitters.Domain.ArrangementToestand;

namespace Thuiszitters.Domain.Tests;

public sealed class ArrangementsoortTests
{
    static readonly DateOnly Dag = new(2026, 3, 16);

    static readonly Soortgegevens Vol = new()
    {
        HeeftTlvNummer = true, TlvCategorie = TlvCategorie.Midden, GeldigVan = new(2025, 8, 1), GeldigTotEnMet = new(2026, 7, 31),
        Afwijkingen = OzaAfwijkingen.Inhoud | OzaAfwijkingen.Locatie, Ingeschreven = true, HeeftPlan = true, HeeftDeskundigenverklaring = true,
        HeeftInspectiekenmerk = true,
    };

    public static TheoryData<ArrangementType, string, Soortgegevens> Ontbrekend
    {
        get
        {
            var rijen = new TheoryData<ArrangementType, string, Soortgegevens>
            {
                { ArrangementType.Sbo, "tlv-nummer-ontbreekt", Vol with { HeeftTlvNummer = false } },
                { ArrangementType.So, "tlv-categorie-ontbreekt", Vol with { TlvCategorie = null } },
                { ArrangementType.Vso, "geldigheid-ontbreekt", Vol with { GeldigVan = null } },
                { ArrangementType.Vso, "geldigheid-ontbreekt", Vol with { GeldigTotEnMet = null } },
                { ArrangementType.Vso, "tlv-einde-niet-31-juli", Vol with { GeldigTotEnMet = new(2026, 7, 30) } },
                { ArrangementType.Praktijkonderwijs, "tlv-nummer-ontbreekt", Vol with { HeeftTlvNummer = false } },
                { ArrangementType.Sbo, "start-buiten-geldigheid", Vol with { GeldigVan = new(2026, 3, 17) } },
                { ArrangementType.OzaExperiment, "afwijking-ontbreekt", Vol with { Afwijkingen = OzaAfwijkingen.Geen } },
                { ArrangementType.OzaExperiment, "inschrijving-ontbreekt", Vol with { Ingeschreven = false } },
                { ArrangementType.MaatwerkOnderwijstijd, "geldigheid-ontbreekt", Vol with { GeldigTotEnMet = null } },
                { ArrangementType.MaatwerkOnderwijstijd, "langer-dan-schooljaar", Vol with { GeldigTotEnMet = new(2026, 8, 1) } },
                { ArrangementType.MaatwerkOnderwijstijd, "start-buiten-geldigheid", Vol with { GeldigTotEnMet = new(2026, 3, 15) } },
                { ArrangementType.MaatwerkOnderwijstijd, "plan-ontbreekt", Vol with { HeeftPlan = false } },
                { ArrangementType.MaatwerkOnderwijstijd, "deskundigenverklaring-ontbreekt", Vol with { HeeftDeskundigenverklaring = false } },
                { ArrangementType.MaatwerkOnderwijstijd, "inspectiekenmerk-ontbreekt", Vol with { HeeftInspectiekenmerk = false } },
            };
            foreach (var type in (ArrangementType[])[ArrangementType.Sbo, ArrangementType.MaatwerkOnderwijstijd])
                rijen.Add(type, "geldigheid-omgekeerd", Vol with { GeldigVan = new(2026, 8, 1) });
            return rijen;
        }
    }

    [Theory, Rule("R6"), MemberData(nameof(Ontbrekend))]
    public void Bezwaren_StartWithoutWhatTheTypeAsks_ThatOne(ArrangementType type, string code, Soortgegevens soort)
    {
        Assert.Equal([code], Codes(type, Gestart, soort));
        // Another type does not ask it, and no step but the decision and the start does.
        Assert.Empty(Codes(ArrangementType.Oza, Gestart, soort));
        Assert.Empty(Codes(type, Akkoord, soort));
    }

    [Fact, Rule("R6")]
    public void Bezwaren_EveryTypeComplete_None() => Assert.All(
        Enum.GetValues<ArrangementType>(), type => Assert.Empty(Codes(type, Gestart, Vol, uren: type == ArrangementType.ZorgAlleen ? 0 : 8)));

    [Fact, Rule("R6")]
    public void Bezwaren_DecisionOfATlv_AsksItsFields()
    {
        foreach (var type in (ArrangementType[])[ArrangementType.Sbo, ArrangementType.So, ArrangementType.Vso])
            Assert.Equal(["tlv-nummer-ontbreekt", "tlv-categorie-ontbreekt", "geldigheid-ontbreekt"], Codes(type, Toegekend, Soortgegevens.Leeg));
        Assert.Equal(["tlv-nummer-ontbreekt", "geldigheid-ontbreekt"], Codes(ArrangementType.Praktijkonderwijs, Toegekend, Soortgegevens.Leeg));
        Assert.Empty(Codes(ArrangementType.OzaExperiment, Toegekend, Soortgegevens.Leeg));
        Assert.Empty(Codes(ArrangementType.MaatwerkOnderwijstijd, Toegekend, Soortgegevens.Leeg));
    }

    [Theory, Rule("R6")]
    [InlineData(ArrangementType.So, 0)]
    [InlineData(ArrangementType.Vso, 0)]
    [InlineData(ArrangementType.Sbo, 3)]
    [InlineData(ArrangementType.Praktijkonderwijs, 2)]
    public void Bezwaren_ByWayOfAnInstelling_OnlySoAndVsoNeedNoTlv(ArrangementType type, int bezwaren) =>
        Assert.Equal(bezwaren, Codes(type, Toegekend, new() { ViaInstelling = true }).Count);

    [Theory, Rule("R6")]
    [InlineData(Rol.SwvConsulent, false)]
    [InlineData(Rol.TeamleiderSwv, false)]
    [InlineData(Rol.Leerplichtambtenaar, true)]
    [InlineData(Rol.TeamleiderLeerplicht, true)]
    public void Bezwaren_MboAtEveryStep_NoSwv(Rol rol, bool mag)
    {
        foreach (var naar in Enum.GetValues<ArrangementToestand>())
            Assert.Equal(mag ? [] : ["geen-swv-bij-mbo"], Codes(ArrangementType.MboTraject, naar, Vol, rol));
    }

    [Fact, Rule("R6")]
    public void Bezwaren_CareAloneWithHoursOfEducation_Refused() =>
        Assert.Equal(["geen-onderwijsuren"], Codes(ArrangementType.ZorgAlleen, Gestart, Vol, uren: 1));

    static List<string> Codes(
        ArrangementType type, ArrangementToestand naar, Soortgegevens soort, Rol rol = Rol.Leerplichtambtenaar, decimal uren = 8) =>
        [.. Arrangementsoorten.Bezwaren(type, naar, new() { Datum = Dag, Vandaag = Dag, Rol = rol, Soort = soort, UrenOnderwijs = uren, UrenZorg = 1 }).Select(v => v.Code)];
}
