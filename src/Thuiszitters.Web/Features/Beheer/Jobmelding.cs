// What: the mail about jobs that did not run, ran late or failed, to each once a day, and again when another goes wrong.
// Used by: CheckJobsVerb. Both templates are made from this one record. Never: data of a dossier, an address, or the text of an exception.

using System.Text;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Beheer;

/// <param name="Dag">The day on which it was seen.</param>
/// <param name="Taken">Of each job what that means, and how it stands.</param>
/// <param name="Link">The page with the jobs.</param>
public sealed record Jobmelding(DateOnly Dag, IReadOnlyList<(string Gevolg, string Stand)> Taken, string Link) : Mailbericht
{
    public const string Soort = "jobmelding";

    public override string Kind => Soort;

    public override string Onderwerp => Taken.Count == 1 ? Taken[0].Gevolg : $"{Taken.Count} taken van Thuiszitters zijn niet goed uitgevoerd";

    string Aanhef => $"Niet alle taken van Thuiszitters zijn op tijd en goed uitgevoerd. Dit is de stand van {NlDatum.Lang(Dag)}:";

    const string Gevolgen = "Signalen en e-mails kunnen daardoor te laat komen. Controleer tot dit is opgelost zelf welke jongeren bijna drie maanden thuiszitten.";
    const string Beheer = "Bent u functioneel beheerder? Kijk wat er aan de hand is:";
    const string Waarom = "U krijgt deze e-mail één keer per dag, en opnieuw als er iets bijkomt, omdat u functioneel beheerder of teamleider bent.";

    public override string Tekst()
    {
        var tekst = new StringBuilder(Aanhef).Append("\n\n");
        foreach (var (gevolg, stand) in Taken)
            tekst.Append(NlDatum.Cultuur, $"- {gevolg}\n  {stand}\n");
        return tekst.Append(NlDatum.Cultuur, $"\n{Gevolgen}\n\n{Beheer}\n{Link}\n\n{Waarom}\n").ToString();
    }

    protected override Html Inhoud() => Platform.Mail.Html.Of($"""
        <p>{Aanhef}</p>
        <ul>
        {Platform.Mail.Html.Join(Taken.Select(t => Platform.Mail.Html.Of($"<li>{t.Gevolg}<br>{t.Stand}</li>")))}
        </ul>
        <p>{Gevolgen}</p>
        <p>{Beheer}<br><a href="{Link}">{Link}</a></p>
        <p>{Waarom}</p>
        """);
}
