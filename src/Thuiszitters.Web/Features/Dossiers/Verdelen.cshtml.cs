// What: gives many dossiers to a colleague at once: those chosen in the list (at most a hundred), or all open ones of a colleague who leaves.
// Source: rules.md R7. Of what was chosen, a dossier that changed since is left alone; the same form once more changes nothing. Never: a result that hides what was not done.

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Dossiers;

[Mag(Acties.DossierToewijzen)]
public sealed class VerdelenModel(AppDb db, DbSource source, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public IReadOnlyList<SelectListItem> Collegas { get; private set; } = [];

    /// <summary>Who has open dossiers here, gone or not.</summary>
    public IReadOnlyList<SelectListItem> Behandelaars { get; private set; } = [];
    public IReadOnlyList<(string Nummer, Toewijsuitkomst Uitkomst)>? Resultaat { get; private set; }

    /// <summary>How many were assigned, of how many.</summary>
    public (int Aantal, int Van) Gelukt { get; private set; }
    public bool IsSwv => user.Scope.Kind == ScopeKind.Swv;

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>Chosen in the list; empty when all of a colleague are meant.</summary>
        public List<string> Nummers { get; set; } = [];

        /// <summary>The version of each of them that the form shows.</summary>
        public List<int> Versies { get; set; } = [];
        public Guid? Van { get; set; }
        public Guid? Naar { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(IReadOnlyList<SelectListItem> collegas, IReadOnlyList<SelectListItem> behandelaars)
        {
            RuleFor(x => x.Van).Must(v => behandelaars.Any(b => b.Value == v?.ToString())).When(x => x.Nummers.Count == 0).WithMessage("Kies van wie de dossiers nu zijn.");
            RuleFor(x => x.Naar).Must(n => collegas.Any(c => c.Value == n?.ToString())).WithMessage("Kies een collega uit de lijst.");
            RuleFor(x => x.Naar).Must((x, n) => n is null || n != x.Van).When(x => x.Nummers.Count == 0).WithMessage("Kies een andere collega dan die de dossiers nu heeft.");
            RuleFor(x => x.Reden).NotEmpty().WithMessage("Schrijf kort op waarom u de dossiers verdeelt.")
                .MaximumLength(1000).WithMessage("Maak de reden korter dan 1.000 tekens.");
            RuleFor(x => x.Versies).Must((x, v) => v.Count == x.Nummers.Count).When(x => x.Nummers.Count <= Toewijzing.Meeste).WithMessage("Kies de dossiers opnieuw in de lijst.");
            RuleFor(x => x.Nummers).Must(n => n.Count <= Toewijzing.Meeste).WithMessage($"Kies hooguit {Toewijzing.Meeste} dossiers.");
        }
    }

    public Task OnGetAsync(CancellationToken ct)
    {
        // What became of the form before, shown once.
        if (TempData[Sleutel] is string verdeeld)
            (Gelukt, Resultaat) = Lees(verdeeld);
        Input = new() { ActId = Guid.CreateVersion7() };
        return LaadAsync(ct);
    }

    /// <summary>From the list: shows what was chosen, and asks for whom.</summary>
    public async Task<IActionResult> OnPostKiesAsync([FromForm(Name = "nummer")] List<string> nummers, CancellationToken ct)
    {
        await LaadAsync(ct);
        if (nummers.Count == 0)
        {
            TempData.LetOp("Kruis eerst een of meer dossiers aan.");
            return Redirect("/dossiers");
        }

        ModelState.Clear();
        List<string> gekozen = [.. nummers.Distinct(StringComparer.Ordinal).Take(Toewijzing.Meeste)];
        var versies = await db.Dossiers.AsNoTracking().Where(d => gekozen.Contains(d.Nummer)).Select(d => new { d.Nummer, d.Versie }).ToDictionaryAsync(d => d.Nummer, d => d.Versie, ct);
        Input = new() { ActId = Guid.CreateVersion7(), Nummers = gekozen, Versies = [.. gekozen.Select(n => versies.GetValueOrDefault(n))] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        await LaadAsync(ct);
        ModelState.Add(new Controle(Collegas, Behandelaars).Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();
        var vanCollega = Input.Nummers.Count == 0;
        var dossiers = vanCollega ? (await VanAsync(Input.Van!.Value, ct)).ConvertAll(n => (n, (int?)null)) : [.. Input.Nummers.Zip(Input.Versies, (n, v) => (n, (int?)v))];
        var resultaat = await Toewijzing.WijsToeAsync(db, source, vault, user, clock, Input.ActId, dossiers, vanCollega ? Input.Van : null, Input.Naar!.Value, Input.Reden, ct);
        TempData[Sleutel] = Schrijf(resultaat);
        return Redirect("/dossiers/verdelen");
    }

    const string Sleutel = "verdeeld";

    /// <summary>How many were assigned, and each with its outcome. Of very many only those that were not assigned: this travels in a cookie.</summary>
    static string Schrijf(List<(string Nummer, Toewijsuitkomst Uitkomst)> resultaat)
    {
        var regels = resultaat.Count <= Toewijzing.Meeste ? resultaat : resultaat.FindAll(r => r.Uitkomst != Toewijsuitkomst.Toegewezen);
        var gelukt = resultaat.Count(r => r.Uitkomst == Toewijsuitkomst.Toegewezen);
        return string.Join(';', regels.Take(Toewijzing.Meeste).Select(r => $"{r.Nummer}={r.Uitkomst:D}").Prepend($"{gelukt}={resultaat.Count}"));
    }

    static ((int Gelukt, int Van), List<(string Nummer, Toewijsuitkomst Uitkomst)>) Lees(string verdeeld)
    {
        var paren = verdeeld.Split(';').Select(d => d.Split('=')).ToList();
        return ((Getal(paren[0][0]), Getal(paren[0][1])), paren.Skip(1).Select(p => (p[0], (Toewijsuitkomst)Getal(p[1]))).ToList());
        static int Getal(string s) => int.Parse(s, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Every open dossier of a colleague.</summary>
    Task<List<string>> VanAsync(Guid wie, CancellationToken ct) =>
        new Dossierfilter { Behandelaar = wie.ToString() }.Op(db, user).OrderBy(d => d.Nummer).Select(d => d.Nummer).ToListAsync(ct);

    async Task LaadAsync(CancellationToken ct)
    {
        Collegas = await Toewijzing.CollegasAsync(db, user, clock.Today, ct);
        var open = new Dossierfilter().Op(db, user);
        var ids = await (IsSwv ? open.Select(d => d.SwvConsulentId) : open.Select(d => d.BehandelaarId)).Where(w => w != null).Distinct().ToListAsync(ct);
        var namen = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).OrderBy(u => u.Naam).Select(u => new { u.Id, u.Naam }).ToListAsync(ct);
        Behandelaars = [.. namen.Select(n => new SelectListItem(n.Naam, n.Id.ToString()))];
    }
}
