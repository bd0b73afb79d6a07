// What: the table of R5 cell by cell, written out by hand from rules.md and not from the code; and the same table in docs/rules.md.
// Source: rules.md R5. With APPROVE=1 in the environment the part of docs/rules.md is written anew, to be read in the diff.

using System.Globalization;
using System.Text;
using static Thuiszitters.Domain.VrijstellingGebeurtenis;
using static Thuiszitters.Domain.VrijstellingToestand;

namespace Thuiszitters.Domain.Tests;

public sealed class VrijstellingVerloopTests
{
    const string Kop = "The 5A-vrijstelling, step by step";

    static readonly DateOnly Vandaag = new(2026, 3, 16);
    static readonly Rol[] Gemeente = [Rol.Leerplichtambtenaar, Rol.LeerplichtBoa, Rol.TeamleiderLeerplicht];
    static readonly VrijstellingToestand[] Lopend =
        [Ontvangen, AanvullenKennisgeving, TeBeoordelen, Heroverweging, Positief, Negatief, GeenOordeel, AanvullenVerklaring, TeVaststellen];

    // Nothing stands in the way of any event but the table itself.
    static readonly Vrijstellingfeiten Volledig = new()
    {
        Datum = Vandaag, VorigeDatum = Vandaag.AddDays(-1), Vandaag = Vandaag, HeeftReden = true, GesprekGevoerd = true, Termijn = Vandaag,
        TweedePersoon = true, AkkoordIndiener = true,
    };

    static Dictionary<(VrijstellingToestand?, VrijstellingGebeurtenis), (VrijstellingToestand Naar, Rol[] Wie, bool Systeem)> Verwacht()
    {
        var tabel = new Dictionary<(VrijstellingToestand?, VrijstellingGebeurtenis), (VrijstellingToestand, Rol[], bool)>();
        tabel[(null, KennisgevingGeregistreerd)] = (Ontvangen, Gemeente, false);
        tabel[(Ontvangen, VormtoetsACompleet)] = (TeBeoordelen, Gemeente, false);
        tabel[(Ontvangen, VormtoetsAOnvolledig)] = (AanvullenKennisgeving, Gemeente, false);
        tabel[(AanvullenKennisgeving, KennisgevingAangevuld)] = (TeBeoordelen, Gemeente, false);
        tabel[(AanvullenKennisgeving, HersteltermijnVoorbij)] = (NietVanKracht, [], true);
        tabel[(TeBeoordelen, BeideTenzij)] = (Positief, [Rol.SwvBeoordelaar], false);
        tabel[(TeBeoordelen, BeideNee)] = (Negatief, [Rol.SwvBeoordelaar], false);
        tabel[(TeBeoordelen, Verdeeld)] = (Heroverweging, [Rol.SwvBeoordelaar], false);
        tabel[(TeBeoordelen, BeoordelaarVervangen)] = (TeBeoordelen, [Rol.TeamleiderSwv], false);
        tabel[(TeBeoordelen, BeoordeeltermijnVoorbij)] = (TeBeoordelen, [], true);
        tabel[(TeBeoordelen, UitersteTermijnVoorbij)] = (GeenOordeel, [], true);
        foreach (var van in (VrijstellingToestand[])[TeBeoordelen, Heroverweging, Positief, Negatief, GeenOordeel])
            tabel[(van, AanvraagGewijzigd)] = (TeBeoordelen, [.. Gemeente, Rol.SwvConsulent, Rol.TeamleiderSwv, Rol.Schoolmelder], true);
        tabel[(Heroverweging, GesprekVastgelegd)] = (Heroverweging, [Rol.SwvBeoordelaar], false);
        tabel[(Heroverweging, BeideTenzij)] = (Positief, [Rol.SwvBeoordelaar], false);
        tabel[(Heroverweging, BeideNee)] = (Negatief, [Rol.SwvBeoordelaar], false);
        tabel[(Heroverweging, Verdeeld)] = (Negatief, [Rol.SwvBeoordelaar], false);
        tabel[(Heroverweging, HeroverwegingVoorbij)] = (Negatief, [], true);
        foreach (var van in (VrijstellingToestand[])[Positief, Negatief, GeenOordeel])
        {
            tabel[(van, VormtoetsBCompleet)] = (TeVaststellen, Gemeente, false);
            tabel[(van, VormtoetsBOnvolledig)] = (AanvullenVerklaring, Gemeente, false);
            tabel[(van, VerklaringUitgebleven)] = (NietVanKracht, [], true);
        }

        tabel[(AanvullenVerklaring, VerklaringAangevuld)] = (TeVaststellen, Gemeente, false);
        tabel[(AanvullenVerklaring, HersteltermijnVoorbij)] = (NietVanKracht, [], true);
        tabel[(TeVaststellen, Vastgesteld)] = (VanKracht, Gemeente, false);
        tabel[(TeVaststellen, VastgesteldOndanksOordeel)] = (VanKrachtOndanksOordeel, [Rol.TeamleiderLeerplicht], false);
        tabel[(TeVaststellen, VormfoutGevonden)] = (AanvullenVerklaring, Gemeente, false);
        foreach (var van in (VrijstellingToestand[])[VanKracht, VanKrachtOndanksOordeel])
        {
            tabel[(van, EinddatumBereikt)] = (Beeindigd, [], true);
            tabel[(van, TerugNaarOnderwijs)] = (Beeindigd, Gemeente, false);
            tabel[(van, GrondVervallen)] = (Beeindigd, Gemeente, false);
            tabel[(van, Verhuisd)] = (Beeindigd, Gemeente, true);
            tabel[(van, Achttien)] = (Beeindigd, [], true);
            tabel[(van, Overleden)] = (Beeindigd, Gemeente, true);
        }

        foreach (var van in Lopend)
        {
            tabel[(van, IngetrokkenDoorIndiener)] = (Ingetrokken, Gemeente, false);
            tabel[(van, Verhuisd)] = (Vervallen, Gemeente, true);
            tabel[(van, Achttien)] = (Vervallen, [], true);
            tabel[(van, Overleden)] = (Vervallen, Gemeente, true);
            tabel[(van, IngehaaldDoorInschrijving)] = (Vervallen, Gemeente, false);
        }

        return tabel;
    }

    [Fact, Rule("R5"), Rule("Lpw art. 5 onder a")]
    public void MagGebeuren_EveryStateEventAndRole_OnlyWhatTheTableNames()
    {
        var verwacht = Verwacht();
        var cellen = 0;
        foreach (var van in Toestanden())
        {
            foreach (var gebeurtenis in Enum.GetValues<VrijstellingGebeurtenis>())
            {
                var cel = verwacht.TryGetValue((van, gebeurtenis), out var rij);
                Assert.Equal((van, gebeurtenis, cel ? rij.Naar : null), (van, gebeurtenis, VrijstellingVerloop.Regel(van, gebeurtenis)?.Naar));
                foreach (var rol in (Rol?[])[null, .. Enum.GetValues<Rol>().Cast<Rol?>()])
                {
                    var code = !cel ? "stap-niet-toegestaan" : (rol is { } r ? rij.Wie.Contains(r) : rij.Systeem) ? "" : "rol-mag-niet";
                    var verdict = VrijstellingVerloop.MagGebeuren(van, gebeurtenis, Feiten(gebeurtenis) with { Rol = rol });
                    Assert.Equal((van, gebeurtenis, rol, code), (van, gebeurtenis, rol, verdict.Code));
                    Assert.Equal(code.Length == 0, VrijstellingVerloop.MagDoor(van, gebeurtenis, rol));
                    cellen++;
                }
            }
        }

        Assert.Equal(16 * 29 * 13, cellen);
        Assert.Equal(verwacht.Count, VrijstellingVerloop.Tabel.Count);
    }

    [Fact, Rule("R5")]
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

        Assert.True(van >= 0, "docs/rules.md has no table of the 5A-vrijstelling. Run with APPROVE=1 and read what it wrote.");
        Assert.Equal(nu, tot < 0 ? tekst[van..] : tekst[van..tot]);
    }

    [Fact, Rule("R5")]
    public void States_RunningInForceAndFinal_ArePartition()
    {
        foreach (var toestand in Enum.GetValues<VrijstellingToestand>())
        {
            bool[] soorten = [VrijstellingVerloop.Loopt(toestand), VrijstellingVerloop.IsInKracht(toestand), VrijstellingVerloop.IsEinde(toestand)];
            Assert.Equal((toestand, 1), (toestand, soorten.Count(s => s)));
            Assert.Equal(VrijstellingVerloop.IsEinde(toestand), VrijstellingVerloop.Vervolg(toestand).Count == 0);
        }
    }

    [Fact, Rule("R5")]
    public void System_ByItself_NeverGrants()
    {
        Assert.All(VrijstellingVerloop.Tabel.Where(r => r.Systeem), r => Assert.False(
            VrijstellingVerloop.IsInKracht(r.Naar) || r.Naar is Positief or TeVaststellen, "The system may not grant anything."));
        Assert.All(VrijstellingVerloop.Tabel.Where(r => VrijstellingVerloop.IsInKracht(r.Naar)), r =>
        {
            Assert.Equal(TeVaststellen, r.Van);
            Assert.True(r.Gevolg.HasFlag(Vrijstellinggevolg.InKracht));
        });
    }

    [Fact, Rule("R5")]
    public void Change_AfterJudging_VoidsEveryJudgement()
    {
        var gewijzigd = VrijstellingVerloop.Tabel.Where(r => r.Gebeurtenis == AanvraagGewijzigd).ToList();
        Assert.Equal(5, gewijzigd.Count);
        Assert.All(gewijzigd, r => Assert.Equal(
            Vrijstellinggevolg.OordelenVervallen | Vrijstellinggevolg.NieuweRonde | Vrijstellinggevolg.TermijnBeoordelen, r.Gevolg));
        Assert.Equal(
            [Ontvangen, AanvullenKennisgeving, TeBeoordelen, Heroverweging, Positief, Negatief, GeenOordeel],
            Enum.GetValues<VrijstellingToestand>().Where(VrijstellingVerloop.IsTeWijzigen));
    }

    [Theory, Rule("R5")]
    [InlineData(Oordeelkeuze.Tenzij, Oordeelkeuze.Tenzij, BeideTenzij)]
    [InlineData(Oordeelkeuze.Nee, Oordeelkeuze.Nee, BeideNee)]
    [InlineData(Oordeelkeuze.Nee, Oordeelkeuze.Tenzij, Verdeeld)]
    [InlineData(Oordeelkeuze.Tenzij, Oordeelkeuze.Nee, Verdeeld)]
    public void Uitkomst_TwoAnswers_OneOutcome(Oordeelkeuze een, Oordeelkeuze ander, VrijstellingGebeurtenis verwacht)
    {
        Assert.Equal(verwacht, VrijstellingVerloop.Uitkomst(een, ander));
        Assert.Throws<ArgumentOutOfRangeException>(() => VrijstellingVerloop.Uitkomst(een, default));
    }

    public static TheoryData<VrijstellingToestand?, VrijstellingGebeurtenis, string> Voorwaarden => new()
    {
        { null, KennisgevingGeregistreerd, "al-lopend" },
        { Ontvangen, VormtoetsACompleet, "vormtoets-onvolledig" },
        { Ontvangen, VormtoetsAOnvolledig, "vormtoets-compleet" },
        { AanvullenKennisgeving, KennisgevingAangevuld, "vormtoets-onvolledig" },
        { AanvullenKennisgeving, HersteltermijnVoorbij, "termijn-loopt-nog" },
        { TeBeoordelen, BeoordeeltermijnVoorbij, "termijn-loopt-nog" },
        { TeBeoordelen, UitersteTermijnVoorbij, "termijn-loopt-nog" },
        { TeBeoordelen, BeoordelaarVervangen, "reden-ontbreekt" },
        { Heroverweging, BeideTenzij, "gesprek-ontbreekt" },
        { Heroverweging, Verdeeld, "gesprek-ontbreekt" },
        { Heroverweging, HeroverwegingVoorbij, "termijn-loopt-nog" },
        { Negatief, VormtoetsBCompleet, "vormtoets-onvolledig" },
        { Negatief, VormtoetsBOnvolledig, "vormtoets-compleet" },
        { GeenOordeel, VerklaringUitgebleven, "termijn-loopt-nog" },
        { AanvullenVerklaring, VerklaringAangevuld, "vormtoets-onvolledig" },
        { TeVaststellen, Vastgesteld, "uitslag-niet-positief" },
        { TeVaststellen, VastgesteldOndanksOordeel, "reden-ontbreekt" },
        { TeVaststellen, VormfoutGevonden, "vormtoets-compleet" },
        { VanKracht, EinddatumBereikt, "termijn-loopt-nog" },
        { VanKracht, Achttien, "termijn-loopt-nog" },
        { VanKracht, GrondVervallen, "reden-ontbreekt" },
        { Positief, IngehaaldDoorInschrijving, "akkoord-indiener-ontbreekt" },
    };

    [Theory, Rule("R5"), MemberData(nameof(Voorwaarden))]
    public void MagGebeuren_WithoutWhatItNeeds_RefusedWithReason(VrijstellingToestand? van, VrijstellingGebeurtenis gebeurtenis, string code)
    {
        var regel = VrijstellingVerloop.Regel(van, gebeurtenis)!;
        var kaal = new Vrijstellingfeiten
        {
            Datum = Vandaag, Vandaag = Vandaag, Rol = regel.Systeem ? null : regel.Rollen[0], Termijn = Vandaag.AddDays(1),
            AnderLoopt = true, Ontbreekt = code == "vormtoets-onvolledig" ? [Vormtoetsitem.Grond] : [],
        };
        Assert.Equal(code, VrijstellingVerloop.MagGebeuren(van, gebeurtenis, kaal).Code);
        Assert.True(VrijstellingVerloop.MagGebeuren(van, gebeurtenis, Feiten(gebeurtenis) with { Rol = kaal.Rol }).IsToegestaan);
    }

    [Fact, Rule("R5")]
    public void Vaststellen_OutcomeAndSecondPerson_DecideWhichOne()
    {
        var feiten = Volledig with { Rol = Rol.TeamleiderLeerplicht };
        foreach (var uitslag in (VrijstellingToestand?[])[null, Negatief, GeenOordeel, TeBeoordelen])
            Assert.Equal("uitslag-niet-positief", VrijstellingVerloop.MagGebeuren(TeVaststellen, Vastgesteld, feiten with { Uitslag = uitslag }).Code);
        Assert.Equal("uitslag-is-positief", VrijstellingVerloop.MagGebeuren(TeVaststellen, VastgesteldOndanksOordeel, feiten with { Uitslag = Positief }).Code);
        Assert.Equal(
            "tweede-persoon-ontbreekt",
            VrijstellingVerloop.MagGebeuren(TeVaststellen, VastgesteldOndanksOordeel, feiten with { Uitslag = Negatief, TweedePersoon = false }).Code);
    }

    [Fact, Rule("R5")]
    public void Bezwaren_DatesBackwardsAndInFuture_AllSaidAtOnce()
    {
        var feiten = Feiten(GrondVervallen) with
        {
            Rol = Rol.LeerplichtBoa, HeeftReden = false, VorigeDatum = Vandaag.AddDays(5), Datum = Vandaag.AddDays(2),
        };
        Assert.Equal(
            ["datum-voor-vorige-stap", "datum-in-toekomst", "reden-ontbreekt"],
            VrijstellingVerloop.Bezwaren(VanKracht, GrondVervallen, feiten).Select(v => v.Code));
    }

    static Vrijstellingfeiten Feiten(VrijstellingGebeurtenis gebeurtenis) => Volledig with
    {
        Ontbreekt = gebeurtenis is VormtoetsAOnvolledig or VormtoetsBOnvolledig or VormfoutGevonden ? [Vormtoetsitem.Aangewezen] : [],
        Uitslag = gebeurtenis == VastgesteldOndanksOordeel ? Negatief : Positief,
    };

    static IEnumerable<VrijstellingToestand?> Toestanden() => [null, .. Enum.GetValues<VrijstellingToestand>().Cast<VrijstellingToestand?>()];

    static string Document()
    {
        var tekst = new StringBuilder();

        void Regel(string regel) => tekst.Append(regel).Append('\n');

        Regel($"## {Kop}");
        Regel("");
        Regel("Made from `VrijstellingVerloop.Tabel`; `VrijstellingVerloopTests` holds it to the rules and to this text (`APPROVE=1` writes it anew).");
        Regel("The number of a role is its value in `Rol`; *s* is the system (the nightly job, or a fact that another page recorded).");
        Regel("");
        Regel("| from | event | who | to | and then |");
        Regel("|---|---|---|---|---|");
        foreach (var r in VrijstellingVerloop.Tabel)
            Regel($"| {Naam(r.Van)} | {r.Gebeurtenis} | {Wie(r, " ")} | {r.Naar} | {(r.Gevolg == Vrijstellinggevolg.Geen ? "–" : r.Gevolg)} |");
        Regel("");
        var alle = 16 * 29;
        Regel($"Every cell of state and event. A dot is refused for every role: {alle - VrijstellingVerloop.Tabel.Count} of {alle}. Elsewhere: the number of the state");
        Regel("that follows, and the roles that may; every other role is refused there too.");
        Regel("");
        Regel($"| event | {string.Join(" | ", Toestanden().Select(t => t is null ? "–" : $"{(int)t} {t}"))} |");
        Regel($"|---|{string.Concat(Toestanden().Select(_ => "---|"))}");
        foreach (var gebeurtenis in Enum.GetValues<VrijstellingGebeurtenis>())
            Regel($"| {gebeurtenis} | {string.Join(" | ", Toestanden().Select(t => Cel(VrijstellingVerloop.Regel(t, gebeurtenis))))} |");
        return tekst.ToString();
    }

    static string Cel(Vrijstellingregel? regel) =>
        regel is null ? "·" : string.Create(CultureInfo.InvariantCulture, $"{(int)regel.Naar}: {Wie(regel, " ")}");

    static string Naam(VrijstellingToestand? toestand) => toestand?.ToString() ?? "–";

    static string Wie(Vrijstellingregel regel, string tussen) =>
        string.Join(tussen, regel.Rollen.Select(r => ((int)r).ToString(CultureInfo.InvariantCulture)).Concat(regel.Systeem ? ["s"] : []));

    static string Bestand()
    {
        var map = new DirectoryInfo(AppContext.BaseDirectory);
        while (map is not null && !File.Exists(Path.Combine(map.FullName, "Thuiszitters.sln")))
            map = map.Parent;
        return Path.Combine(map!.FullName, "docs", "rules.md");
    }
}
