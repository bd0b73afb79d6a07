// What: a judgement is whole (nee with one reason, tenzij with every criterion), and bound to the request as it was judged.
// Source: rules.md R5.3 and R5.

using FsCheck;
using FsCheck.Fluent;

namespace Thuiszitters.Domain.Tests;

public sealed class OordeelTests
{
    static readonly DateOnly Vandaag = new(2026, 3, 16);
    static readonly string[] Codes = [.. Oordeelcriteria.Standaard.Select(c => c.Code)];
    static readonly Dictionary<string, string?> Antwoorden = Codes.ToDictionary(c => c, _ => (string?)"Uitgelegd.");

    static readonly Beoordeeldeaanvraag Aanvraag = new()
    {
        AanvraagId = new Guid("0199aaaa-0000-7000-8000-000000000001"), Ronde = 1, CriteriaId = new Guid("0199aaaa-0000-7000-8000-000000000002"),
        Grond = VrijstellingGrond.Artikel5OnderA, Schooljaar = 2025, Herhaald = false, Kennisgever = Kennisgever.Gezaghebbende, OntvangenOp = Vandaag,
        CriteriaSha256 = Hash(5), Vormtoets = new Dictionary<Vormtoetsitem, bool> { [Vormtoetsitem.Grond] = false, [Vormtoetsitem.Bevoegd] = true, [Vormtoetsitem.Aanwezig] = true },
        ToelichtingSha256 = Hash(7), Documenten = [Stuk(1, 1), Stuk(2, 2)],
    };

    [Fact, Rule("R5")]
    public void Nee_NeedsOneReason_Tenzij_EveryCriterion()
    {
        Assert.Empty(Oordeelcriteria.Bezwaren(new() { Keuze = Oordeelkeuze.Nee, Reden = "Onderwijs kan." }, Codes, Vandaag));
        Assert.Equal(["reden-ontbreekt"], Lacks(new() { Keuze = Oordeelkeuze.Nee, Reden = "  ", Antwoorden = Antwoorden }));
        Assert.Equal(["keuze-ontbreekt"], Lacks(new() { Keuze = default, Reden = "x" }));
        var tenzij = new Oordeelinvulling { Keuze = Oordeelkeuze.Tenzij, Antwoorden = Antwoorden, VolgendeBlik = Vandaag.AddMonths(12) };
        Assert.Empty(Oordeelcriteria.Bezwaren(tenzij, Codes, Vandaag));
        foreach (var code in Codes)
        {
            var zonder = tenzij with { Reden = "Een reden voor alles.", Antwoorden = Antwoorden.Where(a => a.Key != code).ToDictionary() };
            var bezwaar = Assert.Single(Oordeelcriteria.Bezwaren(zonder, Codes, Vandaag));
            Assert.Equal(("criterium-onbeantwoord", ("criterium", code)), (bezwaar.Code, bezwaar.Feiten[0]));
        }

        Assert.Equal(["volgende-blik-ontbreekt"], Lacks(tenzij with { VolgendeBlik = null }));
        Assert.Equal(["volgende-blik-voorbij"], Lacks(tenzij with { VolgendeBlik = Vandaag }));
        Assert.Equal(["volgende-blik-te-ver"], Lacks(tenzij with { VolgendeBlik = Vandaag.AddMonths(12).AddDays(1) }));
    }

    [Fact, Rule("R5")]
    public void Hash_OfAFixedRequest_NeverChanges()
    {
        // Reckoned outside the program, over the canonical form that Oordeelhash describes.
        Assert.Equal("d477ba8b850c590d63adcadb1957b48bbc64a65220b6849fdc49226be59d4edd", Convert.ToHexStringLower(Oordeelhash.Bereken(Aanvraag)));
        Assert.Equal(Oordeelhash.Lengte, Oordeelhash.Bereken(Aanvraag).Length);
        Assert.Equal(Oordeelhash.Bereken(Aanvraag), Oordeelhash.Bereken(Aanvraag with { Documenten = [Stuk(2, 2), Stuk(1, 1)] }));
        Assert.True(Oordeelhash.Klopt(Oordeelhash.Bereken(Aanvraag), Aanvraag));
    }

    [Fact, Rule("R5")]
    public void Hash_AnythingThatWasJudgedChanged_AnotherHash()
    {
        Beoordeeldeaanvraag[] anders =
        [
            Aanvraag with { AanvraagId = Guid.Empty }, Aanvraag with { Ronde = 2 }, Aanvraag with { CriteriaId = Guid.Empty }, Aanvraag with { Schooljaar = 2026 },
            Aanvraag with { Grond = (VrijstellingGrond)2 }, Aanvraag with { Herhaald = true }, Aanvraag with { Kennisgever = Kennisgever.Jongere },
            Aanvraag with { OntvangenOp = Vandaag.AddDays(1) }, Aanvraag with { ToelichtingSha256 = Hash(8) }, Aanvraag with { ToelichtingSha256 = default },
            Aanvraag with { Documenten = [] }, Aanvraag with { Documenten = [Stuk(1, 1)] }, Aanvraag with { Documenten = [Stuk(1, 1), Stuk(2, 3)] },
            Aanvraag with { Documenten = [Stuk(1, 2), Stuk(2, 1)] }, Aanvraag with { CriteriaSha256 = Hash(6) }, Aanvraag with { TeLaat = true },
            Aanvraag with { Vormtoets = new Dictionary<Vormtoetsitem, bool> { [Vormtoetsitem.Bevoegd] = true, [Vormtoetsitem.Grond] = true } },
            Aanvraag with { Documenten = [Stuk(1, 1) with { Type = 3 }, Stuk(2, 2)] }, Aanvraag with { Documenten = [Stuk(1, 1) with { NaamSha256 = Hash(9) }, Stuk(2, 2)] },
            Aanvraag with { Documenten = [Stuk(1, 1) with { InhoudSha256 = default }, Stuk(2, 2)] },
        ];
        var hash = Oordeelhash.Bereken(Aanvraag);
        Assert.All(anders, a => Assert.False(Oordeelhash.Klopt(hash, a)));
        Assert.Equal(anders.Length, anders.Select(a => Convert.ToHexString(Oordeelhash.Bereken(a))).Distinct(StringComparer.Ordinal).Count());
        Assert.Throws<ArgumentException>(() => Oordeelhash.Bereken(Aanvraag with { Documenten = [Stuk(1, 1), Stuk(1, 2)] }));
        Assert.Throws<ArgumentException>(() => Oordeelhash.Bereken(Aanvraag with { ToelichtingSha256 = new byte[31] }));
        // The statement stands outside what is judged.
        Assert.True(Oordeelhash.Klopt(hash, Aanvraag with { Vormtoets = new Dictionary<Vormtoetsitem, bool>(Aanvraag.Vormtoets) { [Vormtoetsitem.Aanwezig] = false } }));
        Assert.False(Oordeelhash.Klopt([], Aanvraag));
    }

    [Fact, Rule("R5")]
    public void Hash_TwoRequests_SameOnlyWhenSameForm() => Prop.ForAll(
        (from ronde in Gen.Choose(1, 3)
         from jaar in Gen.Choose(2024, 2026)
         from documenten in Gen.ListOf(Gen.Choose(1, 4))
         select Aanvraag with { Ronde = ronde, Schooljaar = jaar, Documenten = [.. documenten.Distinct().Select(d => Stuk(d, d))] }).ToArbitrary(),
        (from ronde in Gen.Choose(1, 3)
         from jaar in Gen.Choose(2024, 2026)
         select (ronde, jaar)).ToArbitrary(),
        (een, deel) =>
        {
            var ander = een with { Ronde = deel.ronde, Schooljaar = deel.jaar, Documenten = [.. een.Documenten.Reverse()] };
            return Oordeelhash.Klopt(Oordeelhash.Bereken(een), ander) == (een.Ronde == ander.Ronde && een.Schooljaar == ander.Schooljaar);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    static IEnumerable<string> Lacks(Oordeelinvulling invulling) => Oordeelcriteria.Bezwaren(invulling, Codes, Vandaag).Select(v => v.Code);

    static byte[] Hash(byte waarde) => [.. Enumerable.Repeat(waarde, 32)];

    static Beoordeelddocument Stuk(int id, int inhoud) => new(new Guid(id, 0, 0, new byte[8]), Hash((byte)inhoud), 2, Hash((byte)(inhoud + 10)));
}
