// What: the start page: how many cases wait where, and the ones that cannot wait. Each count is the count of the list it links to.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Werkvoorraad;

[Mag(MagAttribute.Aangemeld)]
public sealed class IndexModel(AppDb db, Vault vault, CurrentUser user, Taakwerk taakwerk, Clock clock) : PageModel
{
    const int Bovenaan = 15;

    public sealed record Tegel(string Label, string Toelichting, string Url, int Aantal, Toon Toon);

    public IReadOnlyList<Tegel> Tegels { get; private set; } = [];
    public IReadOnlyList<(Dossierrij Rij, Geopend Wie)> Rijen { get; private set; } = [];
    public int Mijn { get; private set; }
    public int Overschreden { get; private set; }
    public int TeVerdelen { get; private set; }
    public DateOnly Vandaag => clock.Today;
    public bool HeeftDossiers => user.Scope.Kind != ScopeKind.None;
    public bool IsSwv => user.Scope.Kind == ScopeKind.Swv;
    public bool MagImporteren => user.Mag(Acties.VerzuimImporteren);
    public bool MagOpenen => user.Mag(Acties.DossierOpenen);
    public string Voornaam => user.Naam.Split(' ')[0];

    /// <summary>The list below the tiles: my cases, or all of the organisation when I have none of my own.</summary>
    public Dossierfilter Lijst { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        // A reviewer has requests, and no dossiers.
        if (user.Scope.Kind == ScopeKind.Beoordelaar)
            return Redirect("/vrijstellingen/te-beoordelen");
        if (!HeeftDossiers)
            return user.Rol switch
            {
                Rol.RegioAnalist or Rol.PrivacyOfficer => Redirect("/exports"),
                Rol.FunctioneelBeheerder => Redirect("/beheer/jobs"),
                _ => Page(),
            };

        var mij = new Dossierfilter { Behandelaar = "mij" };
        Mijn = (await db.TelAsync(user, [mij], ct))[0];
        Lijst = Mijn > 0 ? mij : new Dossierfilter();
        (string Label, string Toelichting, Dossierfilter Filter, Toon Toon)[] tegels =
        [
            ("Mijn dossiers", user.Waarneemt.Count == 0 ? "open op mijn naam" : "ook in waarneming", mij, Toon.Info),
            ("Drie maanden nadert", "nog 15 tot 28 dagen", Lijst with { Band = PactBand.Nadert }, Toon.LetOp),
            ("Dringend", "nog 14 dagen of minder", Lijst with { Band = PactBand.Dringend }, Toon.Gevaar),
            ("Drie maanden voorbij", "zonder gestart aanbod", Lijst with { Band = PactBand.Overschreden }, Toon.TeLaat),
            ("Zonder behandelaar", "of wie weg is", new Dossierfilter { Behandelaar = "geen" }, Toon.LetOp),
        ];
        if (user.Scope.Kind == ScopeKind.Gemeente)
            tegels = [.. tegels, ("Vraag om inzage", "een andere organisatie wacht", new Dossierfilter { Vraag = Dossierfilter.Inzage }, Toon.LetOp),
                ("Overdracht gevraagd", "een andere gemeente wacht", new Dossierfilter { Toon = Dossierfilter.Gedeeld, Vraag = Dossierfilter.Overdracht }, Toon.LetOp),
                ("Vraag om overdracht", "een andere gemeente vraagt", new Dossierfilter { Vraag = Dossierfilter.Gemeente }, Toon.LetOp)];
        (string Label, string Toelichting, string Url, IQueryable Lijst, Toon Toon)[] werk =
        [
            .. new[] { new Takenfilter(Takenlijst.Vandaag) }.Where(_ => taakwerk.Mag)
                .Select(f => ("Taken vandaag", "vandaag klaar of te laat", f.Url, (IQueryable)f.Op(db.Taken.AsNoTracking(), db.Aanstellingen, user, clock.Today), Toon.LetOp)),
            // A decision of a meeting that was not done by the day agreed: for who leads the team.
            .. new[] { new Takenfilter(Takenlijst.Escaleren) }.Where(_ => user.Rol is Rol.TeamleiderLeerplicht or Rol.TeamleiderSwv)
                .Select(f => ("Te escaleren besluiten", "van een overleg, niet gehaald", f.Url, (IQueryable)f.Op(db.Taken.AsNoTracking(), db.Aanstellingen, user, clock.Today), Toon.TeLaat)),
            .. new[] { new Meldingfilter() }.Where(_ => user.Scope.Kind == ScopeKind.Gemeente)
                .Select(f => ("Te beoordelen meldingen", "nog niet opgepakt", f.Url, (IQueryable)f.Op(db, db.Verzuimmeldingen.AsNoTracking(), user), Toon.LetOp)),
        ];
        var aantal = await db.TelAsync(user, [.. tegels.Select(t => (IQueryable)t.Filter.Op(db, user)), .. werk.Select(w => w.Lijst)], ct);
        Tegels =
        [
            .. tegels.Select(t => (t.Label, t.Toelichting, Url: t.Filter.Url(), t.Toon)).Concat(werk.Select(w => (w.Label, w.Toelichting, w.Url, w.Toon)))
                .Select((t, i) => new Tegel(t.Label, t.Toelichting, t.Url, aantal[i], aantal[i] == 0 ? Toon.Rust : t.Toon)),
        ];
        Overschreden = aantal[3];
        // A team lead divides the work, and must not have to look for what nobody has.
        TeVerdelen = user.Rol is Rol.TeamleiderLeerplicht or Rol.TeamleiderSwv ? aantal[4] : 0;

        var rijen = await Dossierrij.Van(Lijst.Gesorteerd(Lijst.Op(db, user)).Take(Bovenaan), db, user).ToListAsync(ct);
        var wie = await vault.RevealAsync([.. rijen.Select(r => r.Id)], Doel.Werkvoorraad, ct);
        Rijen = [.. rijen.Select(r => (r, wie[r.Id]))];
        return Page();
    }
}
