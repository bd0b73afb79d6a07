// What: replaces the holidays of one schooljaar, typed, pasted or from a file; or gives back the official ones.
// Source: rules.md R2. Never: half a list; one line that cannot be read keeps all of it from being saved.

using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Beheer.Vakanties;

[Mag(Acties.ParametersBeheren)]
public sealed class VervangenModel(AppDb db, Vakantiekalender kalender) : PageModel
{
    /// <summary>In bytes; the official file of six schooljaren is a tenth of it.</summary>
    const int GrootsteBestand = 64 * 1024;

    public required Vakantiejaar Jaar { get; set; }

    /// <summary>What stands there now, when somebody else changed it meanwhile.</summary>
    public string? StaatNu { get; private set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>The list that the form was opened with.</summary>
        public string? Was { get; set; }
        public string? Lijst { get; set; }
        public IFormFile? Bestand { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(int beginjaar, CancellationToken ct)
    {
        if (await LaadAsync(beginjaar, ct) is { } weigering)
            return weigering;
        var lijst = Vakantieregels.Schrijf(Jaar.Vakanties);
        Input = new() { ActId = Guid.CreateVersion7(), Was = lijst, Lijst = lijst };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int beginjaar, CancellationToken ct)
    {
        if (await LaadAsync(beginjaar, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect("/beheer/vakanties");
        if (IsIntussenVervangen())
            return Page();
        var tekst = Input.Bestand is null ? Input.Lijst : await LeesBestandAsync(Input.Bestand, ct);
        var (vakanties, fouten) = Vakantieregels.Lees(tekst, Jaar.Jaar, await kalender.RegioAsync(ct));
        if (ModelState.IsValid && fouten.Count == 0 && vakanties.Count == 0)
            fouten = [Input.Bestand is null ? "Vul ten minste één vakantie in, of kies Terug naar de officiële vakanties." : $"In dit bestand staat geen vakantie van schooljaar {Jaar.Jaar} voor uw regio."];
        foreach (var fout in fouten)
            ModelState.AddModelError(Input.Bestand is null ? "Input.Lijst" : "Input.Bestand", fout);
        if (!ModelState.IsValid)
            return Page();
        return await BewaarAsync(vakanties, $"De vakanties van {Jaar.Jaar} zijn vervangen.", ct);
    }

    public async Task<IActionResult> OnPostOfficieelAsync(int beginjaar, CancellationToken ct)
    {
        if (await LaadAsync(beginjaar, ct) is { } weigering)
            return weigering;
        if (!await db.IsSavedAsync(Input.ActId, ct) && IsIntussenVervangen())
            return Page();
        return await BewaarAsync([], $"Voor {Jaar.Jaar} gelden weer de officiële vakanties.", ct);
    }

    async Task<IActionResult> BewaarAsync(IReadOnlyList<Schoolvakantie> vakanties, string gelukt, CancellationToken ct)
    {
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        var aantal = await kalender.VervangAsync(Input.ActId, Jaar.Jaar, [.. vakanties.OrderBy(v => v.Eerste)], ct);
        TempData.Gelukt($"{gelukt} {IndexModel.Herrekend(aantal)}");
        return Redirect("/beheer/vakanties");
    }

    bool IsIntussenVervangen()
    {
        var nu = Vakantieregels.Schrijf(Jaar.Vakanties);
        if ((Input.Was ?? "").ReplaceLineEndings("\n") == nu)
            return false;
        StaatNu = nu;
        ModelState.Remove("Input.Was");
        Input.Was = nu;
        ModelState.AddModelError("", "Een collega heeft deze vakanties intussen vervangen. Wat u hebt ingevuld, staat er nog. Klopt het nog? Verstuur het formulier dan opnieuw.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return true;
    }

    async Task<string?> LeesBestandAsync(IFormFile bestand, CancellationToken ct)
    {
        if (bestand.Length > GrootsteBestand)
        {
            ModelState.AddModelError("Input.Bestand", "Dit bestand is groter dan 64 kB. Kies een tekstbestand (CSV) met vakanties.");
            return null;
        }

        try
        {
            using var lezer = new StreamReader(bestand.OpenReadStream(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return await lezer.ReadToEndAsync(ct);
        }
        catch (DecoderFallbackException)
        {
            ModelState.AddModelError("Input.Bestand", "Dit is geen tekstbestand. Kies een CSV-bestand met vakanties.");
            return null;
        }
    }

    async Task<IActionResult?> LaadAsync(int beginjaar, CancellationToken ct)
    {
        if (beginjaar is < 1900 or > 9000 || !kalender.MagVervangen(new(beginjaar)))
            return NotFound();
        Jaar = (await kalender.JarenAsync(ct)).Single(j => j.Jaar.Beginjaar == beginjaar);
        return null;
    }
}
