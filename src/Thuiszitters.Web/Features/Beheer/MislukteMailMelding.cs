// What: the mail to the functional administrators about mails that were given up or came back: kind, code and number.
// Used by: MislukteMailMelden. Never: an address; those stand on the page of the mail, for who is signed in.

using System.Text;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Beheer;

/// <summary>So many mails of a kind that did not arrive for one reason.</summary>
public sealed record Mailtelling(string Kind, string? Code, int Aantal)
{
    public string Zin => $"{Woorden.Mailsoort(Kind)}: {Aantal}, {Woorden.Mailfout(Code)}{(Code is null or OutboxMail.Terug ? "" : $" ({Code})")}";
}

public sealed record MislukteMailMelding(DateOnly Dag, IReadOnlyList<Mailtelling> Tellingen, string Link) : Mailbericht
{
    public const string Soort = "mislukte-mail";

    public override string Kind => Soort;

    public override string Onderwerp => Totaal == 1 ? "1 e-mail is niet aangekomen" : $"{Totaal} e-mails zijn niet aangekomen";

    int Totaal => Tellingen.Sum(t => t.Aantal);

    string Aanhef => $"Deze e-mails van Thuiszitters zijn niet aangekomen. Wij hebben het opgegeven (stand van {NlDatum.Lang(Dag)}):";

    const string Doen = "De ontvangers weten dus niet wat erin stond. Kijk aan wie de e-mail was en waarschuw de ontvanger. Lag het aan de mailserver? Probeer het dan opnieuw. Een verbeterd e-mailadres geldt pas voor de volgende e-mail:";
    const string Waarom = "U krijgt deze e-mail hooguit één keer per dag, omdat u functioneel beheerder bent.";

    public override string Tekst()
    {
        var tekst = new StringBuilder(Aanhef).Append("\n\n");
        foreach (var t in Tellingen)
            tekst.Append("- ").Append(t.Zin).Append('\n');
        return tekst.Append(NlDatum.Cultuur, $"\n{Doen}\n{Link}\n\n{Waarom}\n").ToString();
    }

    protected override Html Inhoud() => Platform.Mail.Html.Of($"""
        <p>{Aanhef}</p>
        <ul>
        {Platform.Mail.Html.Join(Tellingen.Select(t => Platform.Mail.Html.Of($"<li>{t.Zin}</li>")))}
        </ul>
        <p>{Doen}<br><a href="{Link}">{Link}</a></p>
        <p>{Waarom}</p>
        """);
}
