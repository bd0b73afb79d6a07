// What: reads the mails that lie as files in the data folder: their headers and their plain text.
// Used by: developers. Never: a file that is not in that folder's own list, or the HTML part: it would run in this page.

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Web.Platform.Mail;

namespace Thuiszitters.Web.Features.Dev;

[AllowAnonymous]
public sealed class MailModel(MailSettings settings) : PageModel
{
    const int Hoogstens = 100;

    public string Map => settings.Folder;
    public IReadOnlyList<(string Bestand, Mailtekst Kop)> Mails { get; private set; } = [];
    public Mailtekst? Gekozen { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? bestand, CancellationToken ct)
    {
        var namen = Directory.Exists(Map) ? Directory.EnumerateFiles(Map, "*.eml").Select(f => Path.GetFileName(f)).OrderDescending(StringComparer.Ordinal).ToList() : [];
        if (bestand is not null)
        {
            if (!namen.Contains(bestand, StringComparer.Ordinal))
                return NotFound();
            Gekozen = Mailtekst.Lees(await System.IO.File.ReadAllTextAsync(Path.Combine(Map, bestand), ct));
            return Page();
        }

        var mails = new List<(string, Mailtekst)>();
        foreach (var naam in namen.Take(Hoogstens))
            mails.Add((naam, Mailtekst.Lees(await System.IO.File.ReadAllTextAsync(Path.Combine(Map, naam), ct))));
        Mails = mails;
        return Page();
    }
}
