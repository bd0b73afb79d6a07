// What: fifty judgements of one request at the same moment, round after round: of each reviewer exactly one counts, and the round has exactly one outcome.
// Ten rounds in the ordinary run; THUISZITTERS_TEST_RONDES=100 in the environment does the hundred (a minute and a half on each database on a busy machine).
// Source: rules.md R5.3. Straight at the service, which each page calls: what a page adds does not race.

using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Vrijstellingen;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Vrijstellingen;

public sealed class OordeelraceTests(Apps apps) : IClassFixture<Apps>
{
    const int Tegelijk = 50;

    static readonly int Rondes = int.TryParse(Environment.GetEnvironmentVariable("THUISZITTERS_TEST_RONDES"), System.Globalization.CultureInfo.InvariantCulture, out var rondes) ? rondes : 10;

    static readonly DateTime Nu = new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc);

    [Theory, Sqlite, Postgres]
    public async Task FiftyAtOnce_EveryRound_OneEffectEach(Provider provider)
    {
        var proef = new Beoordelingsproef(await apps.OpAsync(provider));
        Persoon[] wie = [await proef.BeoordelaarAsync("Anna"), await proef.BeoordelaarAsync("Bram")];
        var (dossier, id) = await proef.AanvraagAsync(await proef.PersoonAsync("Lies", (Rol.Leerplichtambtenaar, proef.App.Regio.Alkmaar)), wie);
        for (var ronde = 1; ronde <= Rondes; ronde++)
        {
            byte[] hash;
            await using (var scope = Als(proef, wie[0], dossier.Id, id))
                hash = (await scope.ServiceProvider.GetRequiredService<Vrijstellingwerk>().OpenVoorBeoordelaarAsync(id, default))!.Hash;
            var (versie, gedaan) = ((await proef.LeesAsync(id)).Versie, new ConcurrentBag<Guid>());
            // Even rounds end alike, odd ones too, but with the other answer: the outcome is to come from both judgements and no other.
            var keuze = ronde % 2 == 0 ? Oordeelkeuze.Nee : Oordeelkeuze.Tenzij;
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var posten = Enumerable.Range(0, Tegelijk).Select(async nr =>
            {
                await start.Task;
                var ik = wie[nr % 2];
                await using var scope = Als(proef, ik, dossier.Id, id);
                var uit = await scope.ServiceProvider.GetRequiredService<Vrijstellingwerk>()
                    .OordeelAsync(new(Guid.CreateVersion7(), id, keuze, Vrijstellingproef.Inhoud(keuze), hash), default);
                if (uit.IsGedaan)
                    gedaan.Add(ik.Id);
            }).ToList();
            start.SetResult();
            await Task.WhenAll(posten);

            var v = await proef.LeesAsync(id);
            Assert.Equal(
                (ronde, keuze == Oordeelkeuze.Tenzij ? VrijstellingToestand.Positief : VrijstellingToestand.Negatief, versie + 1), (ronde, v.Toestand, v.Versie));
            Assert.Equal(wie.Select(w => w.Id).Order(), gedaan.Order());
            Assert.Equal(wie.Select(w => w.Id).Order(), (await proef.OordelenAsync(id)).Where(o => o.Ronde == v.Ronde).Select(o => o.GebruikerId).Order());
            await OpnieuwAsync(proef, id, dossier.Id);
        }

        await using var db = proef.App.Db();
        // The outcome of each round is one act of the system; what the test itself wrote has no facts.
        Assert.Equal(Rondes, await db.Acts.CountAsync(a => a.DossierId == dossier.Id && a.Kind == ActKind.VrijstellingStap && a.ActorId == null && a.Feiten != null));
    }

    /// <summary>The request is changed: the next round begins.</summary>
    static async Task OpnieuwAsync(Beoordelingsproef proef, Guid id, Guid dossier)
    {
        await using var db = proef.App.Db();
        db.Begin(ActKind.VrijstellingGewijzigd, Nu, dossier);
        var v = await db.Vrijstellingen.SingleAsync(a => a.Id == id);
        (v.Toestand, v.Uitslag, v.Ronde) = (VrijstellingToestand.TeBeoordelen, null, v.Ronde + 1);
        await db.SaveChangesAsync();
    }

    static AsyncServiceScope Als(Beoordelingsproef proef, Persoon wie, Guid dossier, Guid aanvraag)
    {
        var scope = proef.App.Services.CreateAsyncScope();
        var regio = proef.App.Regio;
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(
            wie.Id, "Proef", wie.Functies[(Rol.SwvBeoordelaar, regio.SwvVo.Id)], Rol.SwvBeoordelaar, regio.SwvVo.Id, regio.SwvVo.Naam, regio.Regio.Id,
            beoordeelt: new Dictionary<Guid, Guid> { [aanvraag] = dossier });
        return scope;
    }
}
