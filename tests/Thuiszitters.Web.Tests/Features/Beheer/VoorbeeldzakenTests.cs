using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Beheer.Voorbeeldregio;
using Thuiszitters.Web.Features.Shared;

namespace Thuiszitters.Web.Tests.Features.Beheer;

/// <summary>The sample cases by the rules alone: whatever day the program is started, nothing is missing.</summary>
public sealed class VoorbeeldzakenTests
{
    static Dossierfeiten Feiten(Voorbeeldzaak zaak, DateOnly vandaag) => new()
    {
        Geboren = vandaag.AddYears(-zaak.Leeftijd).AddDays(-(zaak.Jarig ?? 150)),
        Verzuim = [.. zaak.Voorvallen.OfType<Afwezig>().Select(a => new Verzuimfeit(a.Soort, a.Dag(vandaag), a.Einde is { } e ? Voorval.Werkdag(vandaag, e) : null, a.Uren))],
        Omstandigheden =
        [
            .. zaak.Voorvallen.OfType<Omstandig>().Select(o => new Omstandigheidfeit(o.Soort, o.Dag(vandaag), o.Einde is { } e ? Voorval.Werkdag(vandaag, e).AddDays(1) : null)),
        ],
        Vrijstellingen = [.. zaak.Voorvallen.OfType<Kennisgegeven>().Select(k => k.VanKracht(vandaag, vandaag.AddYears(-zaak.Leeftijd).AddDays(-(zaak.Jarig ?? 150)))).OfType<Periode>()],
        Inschrijvingen = [.. zaak.Voorvallen.OfType<Ingeschreven>().Select(i => new Inschrijvingfeit(i.Dag(vandaag), null, i.Dag(vandaag)))],
        Arrangementen =
        [
            .. zaak.Voorvallen.OfType<Traject>().Select(t =>
            {
                DateOnly? Op(ArrangementToestand toestand) => t.Stappen().Where(s => s.Naar == toestand).Select(s => (DateOnly?)Voorval.Werkdag(vandaag, s.Geleden)).FirstOrDefault();
                return new Arrangementfeit(
                    Guid.Empty, t.Type, Op(ArrangementToestand.AanbodGedaan), Op(ArrangementToestand.Akkoord), Op(ArrangementToestand.Gestart),
                    Op(ArrangementToestand.Afgerond) ?? Op(ArrangementToestand.VoortijdigGestopt), t.Tot == ArrangementToestand.VoortijdigGestopt,
                    t.WeerThuis is { } w ? Voorval.Werkdag(vandaag, w) : null, Combinatie: false, t.Tot is ArrangementToestand.Geweigerd or ArrangementToestand.Ingetrokken);
            }),
        ],
    };

    [Fact]
    public void Zaken_OnEveryDayOfAYear_ShowEveryBandStatusAndSignal()
    {
        var (p, kalender) = (Regioregels.Van(Vakantieregio.Noord).Parameters, Regioregels.Van(Vakantieregio.Noord).Kalender);
        var mist = new List<string>();
        for (var dag = new DateOnly(2026, 9, 1); dag < new DateOnly(2027, 9, 1); dag = dag.AddDays(1))
        {
            var feiten = Voorbeeldzaken.Alle.Select(z => Feiten(z, dag)).ToList();
            var klokken = feiten.ConvertAll(f => Pactklok.Bereken(f, p, dag));
            var statussen = feiten.ConvertAll(f => Statusregel.Bepaal(f, p, kalender, dag)).Select(s => (s.Status, s.Criterium)).ToHashSet();
            mist.AddRange(Enum.GetValues<DossierStatus>().Where(s => !statussen.Any(x => x.Status == s)).Select(s => $"{dag:yyyy-MM-dd} {s}"));
            mist.AddRange(Enum.GetValues<PactBand>().Where(b => !klokken.Exists(k => k.Band == b)).Select(b => $"{dag:yyyy-MM-dd} {b}"));
            mist.AddRange(new[] { "16-uur", "mazl", "lrv", "lrv-in-wording", "absoluut-verzuim" }.Concat(Enum.GetValues<Omstandigheidsoort>().Select(Omstandigheidregel.Code)).Where(c => !statussen.Any(x => x.Criterium == c)).Select(c => $"{dag:yyyy-MM-dd} {c}"));
            if (!klokken.Exists(k => k is { Pauzedagen: > 0, Dag: not null }))
                mist.Add($"{dag:yyyy-MM-dd} relapse with paused days");
            if (!klokken.Exists(k => k is { Episode: 2, Dag: not null }))
                mist.Add($"{dag:yyyy-MM-dd} a second episode");
        }

        Assert.Empty(mist);
    }

    [Fact]
    public void Vrijstellingen_OnEveryDayOfAYear_AreForASchooljaarThatTheirNoticeCanBeFor()
    {
        var verzoeken = Voorbeeldzaken.Alle.SelectMany(z => z.Voorvallen.OfType<Kennisgegeven>().Select(k => (Zaak: z, Verzoek: k))).ToList();
        Assert.Equal(
            [
                VrijstellingToestand.Ontvangen, VrijstellingToestand.TeBeoordelen, VrijstellingToestand.Heroverweging, VrijstellingToestand.Positief, VrijstellingToestand.Negatief,
                VrijstellingToestand.TeVaststellen, VrijstellingToestand.VanKracht, VrijstellingToestand.NietVanKracht, VrijstellingToestand.Beeindigd,
            ], verzoeken.Select(v => v.Verzoek.Tot).Distinct().Order());
        for (var dag = new DateOnly(2026, 9, 1); dag < new DateOnly(2027, 9, 1); dag = dag.AddDays(1))
            foreach (var (zaak, k) in verzoeken)
            {
                Assert.True(Vrijstellingtermijnen.MagVoor(k.Schooljaar(dag), k.Op(dag, 0), dag.AddYears(-zaak.Leeftijd).AddDays(-150), Regioparameters.Standaard.Vrijstelling).IsToegestaan, $"{dag:O} {k}");
                Assert.True(k.Op(dag, 0) >= zaak.Geopend(dag), $"{dag:O} {k}");
            }
    }

    [Fact]
    public void Zaken_Together_ShowEveryStateOfAnArrangementThatIsNotLapsed()
    {
        var toestanden = Voorbeeldzaken.Alle.SelectMany(z => z.Voorvallen.OfType<Traject>()).Select(t => t.Tot).ToHashSet();
        Assert.Equal(Enum.GetValues<ArrangementToestand>().Where(t => t != ArrangementToestand.Vervallen).ToHashSet(), toestanden);
    }
}
