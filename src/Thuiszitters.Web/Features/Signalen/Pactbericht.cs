// What: the mail of the day about cases that came close to three months, or passed them.
// Source: rules.md R7, ui.md 5. Used by: PactMelding. Both templates are made from this one record.
// Never: a name, BSN, birth date, school or reason.

using System.Text;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Signalen;

public sealed record Pactzaak(string Nummer, Signaalregel Regel, DateOnly? Grens, string Link)
{
    public string Zin(DateOnly dag) => Woorden.Van(Regel).ToLowerInvariant() + (Grens is not { } grens ? ""
        : grens < dag ? $" sinds {NlDatum.Lang(grens.AddDays(1))}" : $", op {NlDatum.Lang(grens)} is het drie maanden");
}

public sealed record Pactbericht(IReadOnlyList<Pactzaak> Zaken, DateOnly Dag) : Mailbericht
{
    public const string Soort = "pactmelding";
    const string Slot = "U krijgt deze e-mail omdat u in uw functie verantwoordelijk bent voor deze dossiers, of omdat u waarneemt. Deze e-mail kunt u niet uitzetten. Er staan geen gegevens over de jongeren in.";

    public override string Kind => Soort;

    public override string Onderwerp => Zaken.Count == 1 ? $"Dossier {Zaken[0].Nummer}: {Woorden.Van(Zaken[0].Regel).ToLowerInvariant()}" : $"{Zaken.Count} dossiers bij of over drie maanden thuis";

    string Aanhef => Zaken.Count == 1 ? "Bij dit dossier is een signaal ontstaan dat niet kan wachten:" : "Bij deze dossiers is een signaal ontstaan dat niet kan wachten:";

    public override string Tekst()
    {
        var tekst = new StringBuilder(Aanhef).Append("\n\n");
        foreach (var z in Zaken)
            tekst.Append(NlDatum.Cultuur, $"- {z.Nummer}: {z.Zin(Dag)}\n  {z.Link}\n");
        return tekst.Append('\n').Append(Slot).Append('\n').ToString();
    }

    protected override Html Inhoud() => Platform.Mail.Html.Of($"""
        <p>{Aanhef}</p>
        <ul>
        {Platform.Mail.Html.Join(Zaken.Select(z => Platform.Mail.Html.Of($"<li>{z.Nummer}: {z.Zin(Dag)}<br><a href=\"{z.Link}\">{z.Link}</a></li>")))}
        </ul>
        <p>{Slot}</p>
        """);
}
