// What: every part of the user interface in every state, for those who build pages and for the accessibility test.
// Used by: developers only; elsewhere the address does not exist. Never: holds a real person.

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Dev;

[AllowAnonymous]
public sealed class Onderdelen(Shell shell) : PageModel
{
    [BindProperty]
    public Invoer Input { get; set; } = new();

    [BindProperty]
    public Invoer Goed { get; set; } = new() { Plaats = "Łódź, ọ en ı", Datum = new(2026, 11, 14), Soort = "thuis", Hulp = ["jeugd"], Delen = true, Uren = 12.5m };

    public Invoer Filter { get; } = new() { Soort = "kantoor" };

    public sealed class Invoer
    {
        public string Plaats { get; set; } = "";
        public DateOnly? Datum { get; set; }
        public string? Soort { get; set; }
        public List<string> Hulp { get; set; } = [];
        public string? Verslag { get; set; }
        public decimal? Uren { get; set; }
        public bool Delen { get; set; }
        public IFormFile? Bestand { get; set; }
    }

    public static IReadOnlyList<SelectListItem> Soorten { get; } =
    [
        new Keus("thuis", "Huisbezoek"),
        new Keus("kantoor", "Op kantoor"),
        new Keus("telefoon", "Telefonisch", "Schrijf erbij wie u hebt gesproken."),
    ];

    public static IReadOnlyList<SelectListItem> Hulpen { get; } = [new Keus("jeugd", "Jeugdhulp"), new Keus("samen", "Samenwerkingsverband"), new Keus("school", "School")];

    static readonly DateOnly Vandaag = new(2026, 11, 22);

    public static IReadOnlyList<(string Naam, Toon Toon, string Band, KlokTekening Tekening)> Klokken { get; } =
    [
        ("Binnen vier weken", Toon.Goed, "Binnen de termijn",
            new(new(2026, 11, 9), Vandaag, new(2026, 12, 6), new(2027, 2, 9), [new(new(2026, 11, 9), Vandaag, "telt", "Niet ingeschreven op een school.")])),
        ("Terugval met pauze", Toon.LetOp, "Grens nadert",
            new(new(2026, 8, 24), Vandaag, new(2026, 9, 20), new(2026, 12, 9),
            [
                new(new(2026, 8, 24), new(2026, 10, 11), "telt", "Thuis zonder onderwijs."),
                new(new(2026, 10, 12), new(2026, 10, 26), "pauze", "Arrangement begonnen, voortijdig gestopt."),
                new(new(2026, 10, 27), Vandaag, "telt", "Terugval binnen 28 dagen: de klok loopt door."),
            ])),
        ("Over de grens", Toon.TeLaat, "Grens gepasseerd",
            new(new(2026, 6, 1), Vandaag, new(2026, 6, 28), new(2026, 9, 1), [new(new(2026, 6, 1), Vandaag, "telt", "Thuis zonder onderwijs.")])),
        ("Gestopt", Toon.Rust, "Gestopt",
            new(new(2026, 9, 1), Vandaag, new(2026, 9, 28), new(2026, 12, 1),
            [
                new(new(2026, 9, 1), new(2026, 11, 1), "telt", "Thuis zonder onderwijs."),
                new(new(2026, 11, 2), Vandaag, "gestopt", "Onderwijs op maat is begonnen."),
            ])),
        ("Alles op een dag", Toon.Gevaar, "Dringend",
            new(new(2026, 8, 24), new(2026, 11, 22), new(2026, 9, 20), new(2026, 11, 24), [new(new(2026, 8, 24), Vandaag, "telt", "Thuis zonder onderwijs.")])),
        ("Meer dan een jaar", Toon.TeLaat, "Grens gepasseerd",
            new(new(2025, 3, 3), Vandaag, new(2025, 3, 30), new(2025, 6, 3), [new(new(2025, 3, 3), Vandaag, "telt", "Thuis zonder onderwijs.")])),
    ];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        shell.Gebruikersnaam = "Sanne de Wit";
        shell.Functie = "Leerplichtambtenaar";
        shell.Organisatie = "Gemeente Voorbeeldstad";
        shell.Voorbeeldmodus = true;
        shell.Navigatie =
        [
            new(null, [new("Mijn werkvoorraad", "/werkvoorraad", 14, Laat: true), new("Dossiers van mijn team", "/werkvoorraad?wie=team", 214), new("Nieuwe meldingen", "/verzuim", 6), new("Alle onderdelen", "/dev/onderdelen")]),
            new("Samen", [new("Overleggen", "/overleggen"), new("Signalen", "/signalen", 3), new("Voorzieningen", "/voorzieningen")]),
            new("Cijfers", [new("Regio", "/regio"), new("Exports", "/exports")]),
        ];
    }

    public void OnGet(bool fout = false)
    {
        if (!fout)
            return;
        ModelState.SetModelValue("Input.Datum", "31-2-2026", "31-2-2026");
        ModelState.AddModelError("Input.Datum", "Vul een bestaande datum in, bijvoorbeeld 14-3-2026.");
        ModelState.AddModelError("Input.Verslag", "Schrijf een kort verslag van het gesprek.");
        ModelState.AddModelError("Input.Soort", "Kies hoe u elkaar hebt gesproken.");
        ModelState.AddModelError("Input.Plaats", "Vul de plaats van het gesprek in.");
    }

    public IActionResult OnPost()
    {
        if (!ModelState.IsValid)
            return Page();
        TempData.Gelukt("Het gesprek is opgeslagen.");
        return RedirectToPage();
    }

    /// <summary>A job that never ends, for the look of the bar.</summary>
    public JsonResult OnGetVoortgang() => new(new { klaar = 3200, totaal = 10_000, tekst = "Regel 3.200 van 10.000. Er zijn 4 regels met een fout.", gereed = false });
}
