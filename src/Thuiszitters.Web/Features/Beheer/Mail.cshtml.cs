// What: does the mail go out: last success, what waits and why, what did not arrive and to whom; trying it again; writing down what came back.
// Used by: the functional administrator. Source: ADR 11. Never: the text of a mail, an address in an address bar, an act or a log.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Beheer;

[Mag(Acties.JobsBeheren)]
public sealed class MailModel(AppDb db, Platform.Jobs.Jobs jobs, Clock clock) : PageModel
{
    const int Meeste = 50, TerugBinnenDagen = 30;

    public int Wacht { get; private set; }
    public int Verzonden { get; private set; }
    public DateTime? OudsteWacht { get; private set; }
    public DateTime? LaatsteVerzonden { get; private set; }
    public IReadOnlyList<(string Code, int Aantal)> Uitgesteld { get; private set; } = [];
    public IReadOnlyList<OutboxMail> Mislukt { get; private set; } = [];
    public int MeerMislukt { get; private set; }
    public bool Stokt => OudsteWacht < clock.UtcNow.AddHours(-1);
    public Guid NieuwActId => Guid.CreateVersion7();

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        [ZonderMedisch]
        public string? Adres { get; set; }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LaadAsync(ct);
        Input = new() { ActId = Guid.CreateVersion7() };
    }

    public async Task<IActionResult> OnPostOpnieuwAsync(Guid actId, Guid id, CancellationToken ct)
    {
        if (await db.Set<OutboxMail>().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } mail)
            return NotFound();
        if (mail.Toestand != MailToestand.Mislukt)
        {
            TempData.LetOp("Deze e-mail wordt al opnieuw geprobeerd.");
            return Redirect("/beheer/mail");
        }

        // Sent again it holds cases of then: only for who still works here under this address.
        var (today, adres) = (clock.Today, mail.Aan.ToUpperInvariant());
        if (!await db.Aanstellingen.AnyAsync(a => (a.Tot == null || a.Tot > today) && a.Gebruiker!.NormalizedEmail == adres, ct))
        {
            TempData.LetOp("Niemand met een functie heeft dit e-mailadres nog. De e-mail gaat daarom niet opnieuw uit.");
            return Redirect("/beheer/mail");
        }

        db.Begin(ActKind.MailOpnieuwGeprobeerd, clock.UtcNow, feiten: Dossierwerk.Feiten(("mail", mail.Kind)), id: actId);
        mail.ProbeerOpnieuw(clock.UtcNow);
        if (await db.SaveOnceAsync(ct))
        {
            await jobs.TriggerAsync(MailVersturen.Name);
            TempData.Gelukt("De e-mail wordt opnieuw geprobeerd.");
        }

        return Redirect("/beheer/mail");
    }

    public async Task<IActionResult> OnPostTerugAsync(CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect("/beheer/mail");
        var adres = (Input.Adres ?? "").Trim().ToLowerInvariant();
        var sinds = clock.UtcNow.AddDays(-TerugBinnenDagen);
        OutboxMail? mail = null;
        if (!Mailadres.IsValid(adres))
            ModelState.AddModelError("Input.Adres", "Vul één e-mailadres in, bijvoorbeeld naam@gemeente.nl.");
        else if ((mail = await db.Set<OutboxMail>().Where(m => m.Aan == adres && m.Toestand == MailToestand.Verzonden && m.VerzondenOp >= sinds)
            .OrderByDescending(m => m.VerzondenOp).FirstOrDefaultAsync(ct)) is null)
            ModelState.AddModelError("Input.Adres", $"Aan dit adres is de laatste {TerugBinnenDagen} dagen geen e-mail verstuurd.");
        if (!ModelState.IsValid || mail is null)
        {
            await LaadAsync(ct);
            return Page();
        }

        db.Begin(ActKind.MailTeruggekomen, clock.UtcNow, feiten: Dossierwerk.Feiten(("mail", mail.Kind)), id: Input.ActId);
        mail.KwamTerug(clock.UtcNow);
        await db.SaveOnceAsync(ct);
        TempData.Gelukt("Vastgelegd. De e-mail staat nu bij Niet aangekomen.");
        return Redirect("/beheer/mail");
    }

    async Task LaadAsync(CancellationToken ct)
    {
        var mails = db.Set<OutboxMail>().AsNoTracking();
        Wacht = await mails.CountAsync(m => m.Toestand == MailToestand.Wacht, ct);
        Verzonden = await mails.CountAsync(m => m.Toestand == MailToestand.Verzonden, ct);
        OudsteWacht = await mails.Where(m => m.Toestand == MailToestand.Wacht).MinAsync(m => (DateTime?)m.AangemaaktOp, ct);
        LaatsteVerzonden = await mails.MaxAsync(m => m.VerzondenOp, ct);
        Uitgesteld = [.. (await mails.Where(m => m.Toestand == MailToestand.Wacht && m.LaatsteFout != null).GroupBy(m => m.LaatsteFout!)
            .Select(g => new { g.Key, Aantal = g.Count() }).ToListAsync(ct)).OrderByDescending(f => f.Aantal).Select(f => (f.Key, f.Aantal))];
        var mislukt = mails.Where(m => m.Toestand == MailToestand.Mislukt);
        Mislukt = await mislukt.OrderByDescending(m => m.MisluktOp ?? m.AangemaaktOp).Take(Meeste).ToListAsync(ct);
        MeerMislukt = await mislukt.CountAsync(ct) - Mislukt.Count;
    }
}
