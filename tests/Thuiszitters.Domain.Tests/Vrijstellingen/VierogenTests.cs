// What: two different people, outside the chain, whoever they are in whichever role; with made-up facts of every kind.
// Source: rules.md R5.3 and R5.4.

using FsCheck;
using FsCheck.Fluent;

namespace Thuiszitters.Domain.Tests;

public sealed class VierogenTests
{
    static readonly Vrijstellingparameters P = new();
    static readonly DateOnly Ontvangen = new(2026, 3, 16);
    static readonly Guid Anna = new(1, 0, 0, new byte[8]);
    static readonly Guid Bram = new(2, 0, 0, new byte[8]);
    static readonly Guid Cees = new(3, 0, 0, new byte[8]);
    static readonly Guid Lead = new(9, 0, 0, new byte[8]);
    static readonly Guid Swv = new(100, 0, 0, new byte[8]);
    static readonly Guid AnderSwv = new(101, 0, 0, new byte[8]);

    static readonly Gen<Guid> Persoon = Gen.Elements(Anna, Bram, Cees, Lead);

    static readonly Gen<Ketenlid> Lid =
        from wie in Persoon
        from hoe in Gen.Elements(Enum.GetValues<Betrokkenheid>())
        from dagen in Gen.Choose(0, 800)
        from eerder in Gen.Elements(true, false)
        select new Ketenlid(wie, hoe, Ontvangen.AddDays(-dagen), eerder);

    static readonly Gen<Beoordelaarszetel> Zetel =
        from plaats in Gen.Choose(1, 2)
        from wie in Persoon
        from organisatie in Gen.Elements(Swv, AnderSwv)
        from vervangen in Gen.Elements(true, false)
        from geoordeeld in Gen.Elements(true, false)
        select new Beoordelaarszetel(plaats, wie, organisatie, vervangen, geoordeeld);

    static readonly Gen<Vierogenfeiten> Feiten =
        from keten in Gen.ListOf(Lid)
        from zetels in Gen.ListOf(Zetel)
        select new Vierogenfeiten { OntvangenOp = Ontvangen, Keten = [.. keten.Take(4)], Zetels = [.. zetels.Take(4)] };

    [Fact, Rule("R5")]
    public void MagToewijzen_Allowed_NeverInChainNorTwiceNorOneself() => Eigenschap(
        from feiten in Feiten
        from wie in Persoon
        from organisatie in Gen.Elements(Swv, AnderSwv)
        from plaats in Gen.Choose(1, 2)
        from toewijzer in Persoon
        from ander in Gen.Elements(true, false)
        select (feiten, wie, organisatie, plaats, toewijzer, ander),
        g =>
        {
            var regels = P with { TweedeUitAndereOrganisatie = g.ander };
            if (!Vierogen.MagToewijzen(g.wie, g.organisatie, g.plaats, g.toewijzer, g.feiten, regels).IsToegestaan)
                return true;
            return g.wie != g.toewijzer
                && !g.feiten.Keten.Any(k => k.GebruikerId == g.wie && (!k.EerdereAanvraag || k.Sinds > Ontvangen.AddMonths(-12)))
                && !g.feiten.Zetels.Any(z => z.GebruikerId == g.wie)
                && !g.feiten.Zetels.Any(z => z.Plaats == g.plaats && !z.Vervangen)
                && (!g.ander || !g.feiten.Zetels.Any(z => !z.Vervangen && z.OrganisatieId == g.organisatie));
        });

    [Fact, Rule("R5")]
    public void Judging_Allowed_OnlyWithASeatOutsideTheChainAndOnce() => Eigenschap(
        from feiten in Feiten
        from wie in Persoon
        from toestand in Gen.Elements(Enum.GetValues<VrijstellingToestand>())
        from gesprek in Gen.Elements(true, false)
        from reden in Gen.Elements(true, false)
        select (feiten, wie, toestand, gesprek, reden),
        g =>
        {
            var geven = Vierogen.MagBeoordelen(g.wie, g.toestand, g.gesprek, g.feiten, P).IsToegestaan;
            var vervangen = Vierogen.MagOordeelVervangen(g.wie, g.toestand, g.reden, g.feiten, P).IsToegestaan;
            if (geven && vervangen)
                return false;
            if (!geven && !vervangen)
                return true;
            return VrijstellingVerloop.WordtBeoordeeld(g.toestand)
                && g.feiten.Zetels.Any(z => z.GebruikerId == g.wie && !z.Vervangen)
                && Vierogen.StaatBuitenKeten(g.wie, g.feiten, P).IsToegestaan
                && (!vervangen || (g.reden && !g.feiten.Zetels.Any(z => z.GebruikerId != g.wie && z is { Vervangen: false, HeeftGeoordeeld: true })));
        });

    [Fact, Rule("R5")]
    public void Establishing_ByTwo_NeverTheSameNorAReviewer() => Eigenschap(
        from feiten in Feiten
        from eerste in Persoon
        from tweede in Persoon
        select (feiten, eerste, tweede),
        g => !Vierogen.MagVaststellenOndanksOordeel(g.eerste, g.tweede, heeftReden: true, g.feiten).IsToegestaan
            || (g.eerste != g.tweede && !g.feiten.Zetels.Any(z => z.GebruikerId == g.eerste || z.GebruikerId == g.tweede)));

    [Theory, Rule("R5")]
    [InlineData("2026-03-16", false, "in-keten")]
    [InlineData("2020-01-01", false, "in-keten")]
    [InlineData("2025-03-17", true, "in-eerdere-keten")]
    [InlineData("2025-03-16", true, "")]
    public void StaatBuitenKeten_EarlierRequest_TwelveMonthsFromTheDeed(string sinds, bool eerder, string code)
    {
        var feiten = new Vierogenfeiten { OntvangenOp = Ontvangen, Keten = [new(Anna, Betrokkenheid.Registreerde, Feit.Dag(sinds), eerder)] };
        var verdict = Vierogen.StaatBuitenKeten(Anna, feiten, P);
        Assert.Equal(code, verdict.Code);
        Assert.True(Vierogen.StaatBuitenKeten(Bram, feiten, P).IsToegestaan);
        if (code.Length > 0)
            Assert.Equal([("betrokkenheid", "Registreerde"), ("sinds", sinds)], verdict.Feiten);
    }

    [Fact, Rule("R5")]
    public void MagToewijzen_SamePersonForAnotherOrganisation_Refused()
    {
        var feiten = Met(new Beoordelaarszetel(1, Anna, Swv));
        Assert.Equal("al-beoordelaar", Vierogen.MagToewijzen(Anna, AnderSwv, 2, Lead, feiten, P).Code);
        Assert.Equal("plaats-bezet", Vierogen.MagToewijzen(Bram, Swv, 1, Lead, feiten, P).Code);
        Assert.Equal("plaats-bestaat-niet", Vierogen.MagToewijzen(Bram, Swv, 3, Lead, feiten, P).Code);
        Assert.Equal("is-toewijzer", Vierogen.MagToewijzen(Lead, Swv, 2, Lead, feiten, P).Code);
        Assert.True(Vierogen.MagToewijzen(Bram, Swv, 2, Lead, feiten, P).IsToegestaan);
        Assert.Equal("zelfde-organisatie", Vierogen.MagToewijzen(Bram, Swv, 2, Lead, feiten, P with { TweedeUitAndereOrganisatie = true }).Code);
        Assert.True(Vierogen.MagToewijzen(Bram, AnderSwv, 2, Lead, feiten, P with { TweedeUitAndereOrganisatie = true }).IsToegestaan);
    }

    [Fact, Rule("R5")]
    public void MagVervangen_OnlyWhoHasNotJudged_AndTheReplacedNeverReturns()
    {
        var feiten = Met(new Beoordelaarszetel(1, Anna, Swv), new Beoordelaarszetel(2, Bram, Swv, HeeftGeoordeeld: true));
        Assert.True(Vierogen.MagVervangen(VrijstellingToestand.TeBeoordelen, 1, Lead, heeftReden: true, feiten).IsToegestaan);
        Assert.Equal("reden-ontbreekt", Vierogen.MagVervangen(VrijstellingToestand.TeBeoordelen, 1, Lead, heeftReden: false, feiten).Code);
        Assert.Equal("heeft-geoordeeld", Vierogen.MagVervangen(VrijstellingToestand.TeBeoordelen, 2, Lead, heeftReden: true, feiten).Code);
        Assert.Equal("is-beoordelaar", Vierogen.MagVervangen(VrijstellingToestand.TeBeoordelen, 2, Anna, heeftReden: true, feiten).Code);
        Assert.Equal("stap-niet-toegestaan", Vierogen.MagVervangen(VrijstellingToestand.Heroverweging, 1, Lead, heeftReden: true, feiten).Code);
        // What somebody answered in an earlier round is known: they stay, unless they cannot judge any more.
        var eerder = Met(new Beoordelaarszetel(1, Anna, Swv, OoitGeoordeeld: true), new Beoordelaarszetel(2, Bram, Swv, OoitGeoordeeld: true, KanNietMeer: true));
        Assert.Equal("heeft-geoordeeld", Vierogen.MagVervangen(VrijstellingToestand.TeBeoordelen, 1, Lead, heeftReden: true, eerder).Code);
        Assert.True(Vierogen.MagVervangen(VrijstellingToestand.TeBeoordelen, 2, Lead, heeftReden: true, eerder).IsToegestaan);
        var daarna = Met(new Beoordelaarszetel(1, Anna, Swv, Vervangen: true), new Beoordelaarszetel(2, Bram, Swv));
        Assert.Equal("plaats-leeg", Vierogen.MagVervangen(VrijstellingToestand.TeBeoordelen, 1, Lead, heeftReden: true, daarna).Code);
        Assert.Equal("eerder-vervangen", Vierogen.MagToewijzen(Anna, Swv, 1, Lead, daarna, P).Code);
        Assert.Equal("geen-beoordelaar", Vierogen.MagBeoordelen(Anna, VrijstellingToestand.TeBeoordelen, gesprekGevoerd: false, daarna, P).Code);
    }

    [Fact, Rule("R5")]
    public void OwnJudgement_ReplacedWithReason_OnlyUntilTheOtherJudged()
    {
        var feiten = Met(new Beoordelaarszetel(1, Anna, Swv, HeeftGeoordeeld: true), new Beoordelaarszetel(2, Bram, Swv));
        const VrijstellingToestand Nu = VrijstellingToestand.TeBeoordelen;
        Assert.Equal("al-geoordeeld", Vierogen.MagBeoordelen(Anna, Nu, gesprekGevoerd: false, feiten, P).Code);
        Assert.True(Vierogen.MagOordeelVervangen(Anna, Nu, heeftReden: true, feiten, P).IsToegestaan);
        Assert.Equal("reden-ontbreekt", Vierogen.MagOordeelVervangen(Anna, Nu, heeftReden: false, feiten, P).Code);
        Assert.Equal("niet-geoordeeld", Vierogen.MagOordeelVervangen(Bram, Nu, heeftReden: true, feiten, P).Code);
        var beiden = Met(new Beoordelaarszetel(1, Anna, Swv, HeeftGeoordeeld: true), new Beoordelaarszetel(2, Bram, Swv, HeeftGeoordeeld: true));
        Assert.Equal("ander-heeft-geoordeeld", Vierogen.MagOordeelVervangen(Anna, Nu, heeftReden: true, beiden, P).Code);
        Assert.Equal("gesprek-ontbreekt", Vierogen.MagBeoordelen(Bram, VrijstellingToestand.Heroverweging, gesprekGevoerd: false, feiten, P).Code);
        Assert.Equal("niet-te-beoordelen", Vierogen.MagBeoordelen(Bram, VrijstellingToestand.Positief, gesprekGevoerd: false, feiten, P).Code);
    }

    [Fact, Rule("R5")]
    public void Establishing_AgainstJudgement_TwoPeopleWithReason()
    {
        var feiten = Met(new Beoordelaarszetel(1, Anna, Swv), new Beoordelaarszetel(2, Bram, Swv));
        Assert.True(Vierogen.MagVaststellenOndanksOordeel(Cees, Lead, heeftReden: true, feiten).IsToegestaan);
        Assert.Equal("eerste-persoon-ontbreekt", Vierogen.MagVaststellenOndanksOordeel(null, Lead, heeftReden: true, feiten).Code);
        Assert.Equal("zelfde-persoon", Vierogen.MagVaststellenOndanksOordeel(Lead, Lead, heeftReden: true, feiten).Code);
        Assert.Equal("is-beoordelaar", Vierogen.MagVaststellenOndanksOordeel(Anna, Lead, heeftReden: true, feiten).Code);
        Assert.Equal("reden-ontbreekt", Vierogen.MagVaststellenOndanksOordeel(Cees, Lead, heeftReden: false, feiten).Code);
        Assert.Equal("is-beoordelaar", Vierogen.MagVaststellen(Bram, feiten).Code);
        Assert.True(Vierogen.MagVaststellen(Cees, feiten).IsToegestaan);
    }

    static Vierogenfeiten Met(params Beoordelaarszetel[] zetels) => new() { OntvangenOp = Ontvangen, Zetels = zetels };

    static void Eigenschap<T>(Gen<T> gen, Func<T, bool> klopt) =>
        Prop.ForAll(gen.ToArbitrary(), klopt).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
