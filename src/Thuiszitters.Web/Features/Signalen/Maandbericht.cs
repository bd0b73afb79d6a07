// What: the monthly mail to one person: counts per rule, each case by its number, and for administrators the roles that nobody holds.
// Source: rules.md R7, ui.md 5. Used by: MaandMail. Both templates are made from this one record.
// Never: a name, BSN, birth date, school or reason. Sick leave is not called so: a mail travels further than the dossier.

using System.Text;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Signalen;

/// <summary>Signals of one rule.</summary>
public sealed record Regeltelling(Signaalregel Regel, int Open, int Opgepakt, int Sluimert = 0)
{
    public string Aantallen => $"{Open} open, {Opgepakt} opgepakt" + (Sluimert > 0 ? $", {Sluimert} sluimert" : "");

    public string Naam => Regel == Signaalregel.Mazl ? "Overig verzuim" : Woorden.Van(Regel);
}

/// <summary>One case. Days left and months at home only where a clock runs, months only past the Grens; no band for who reviews a request of it.</summary>
public sealed record Zaakregel(string Nummer, PactBand? Band, int? DagenOver, int? Maanden, bool Opgepakt, string Link)
{
    public string Stand => string.Join(", ", new[]
    {
        Band is { } band ? Woorden.Van(band) : "een kennisgeving om te beoordelen",
        Maanden is { } m ? $"langer dan {m} maanden thuis" : null,
        DagenOver is { } d ? Woorden.DagenOver(d) : null,
        Opgepakt ? "opgepakt" : null,
    }.Where(d => d is not null));
}

/// <summary>Signals for which a role is vacant.</summary>
public sealed record Vacaturetelling(Rol Rol, string Organisatie, int Signalen)
{
    public string Zin => $"{Woorden.Van(Rol)}, {Organisatie}: {Signalen} {(Signalen == 1 ? "signaal" : "signalen")}";
}

public sealed record Maandbericht(
    DateOnly Dag, IReadOnlyList<Regeltelling> Regels, IReadOnlyList<Zaakregel> Zaken, IReadOnlyList<Vacaturetelling> Vacatures, string BeheerLink) : Mailbericht
{
    public const string Soort = "maandmail";

    public override string Kind => Soort;

    public override string Onderwerp => $"Signalen in {Dag.ToString("MMMM yyyy", NlDatum.Cultuur)}: {Samenvatting}";

    string Samenvatting => Zaken.Count > 0 ? $"{Regels.Sum(r => r.Open)} open, {Regels.Sum(r => r.Opgepakt)} opgepakt" : "functies zonder medewerker";

    string Aanhef => $"Uw signalen op {NlDatum.Lang(Dag)}: {Regels.Sum(r => r.Open)} open en {Regels.Sum(r => r.Opgepakt)} opgepakt.";

    const string VacatureAanhef = "Deze functies zijn niet bezet, of de medewerker heeft geen e-mailadres. Daardoor hoort niemand in die functie van de signalen:";
    const string Waarom = "U krijgt deze e-mail op de eerste werkdag van de maand, omdat er signalen zijn bij dossiers waarvoor u in uw functie verantwoordelijk bent, waarvoor u waarneemt of waarvan u een kennisgeving beoordeelt.";
    const string WaaromBeheer = "U krijgt deze e-mail op de eerste werkdag van de maand, omdat u functioneel beheerder bent.";

    string Slot => Zaken.Count > 0 ? Waarom : WaaromBeheer;

    public override string Tekst()
    {
        var tekst = new StringBuilder();
        if (Zaken.Count > 0)
        {
            tekst.Append(Aanhef).Append("\n\nPer soort\n");
            foreach (var r in Regels)
                tekst.Append(NlDatum.Cultuur, $"- {r.Naam}: {r.Aantallen}\n");
            tekst.Append("\nPer dossier\n");
            foreach (var z in Zaken)
                tekst.Append(NlDatum.Cultuur, $"- {z.Nummer}: {z.Stand}\n  {z.Link}\n");
            tekst.Append('\n');
        }

        if (Vacatures.Count > 0)
        {
            tekst.Append(VacatureAanhef).Append('\n');
            foreach (var v in Vacatures)
                tekst.Append("- ").Append(v.Zin).Append('\n');
            tekst.Append(NlDatum.Cultuur, $"Taken en e-mail bekijken: {BeheerLink}\n\n");
        }

        return tekst.Append(Slot).Append('\n').ToString();
    }

    protected override Html Inhoud() => Platform.Mail.Html.Join(
    [
        .. Zaken.Count == 0 ? Array.Empty<Html>() :
        [
            Platform.Mail.Html.Of($"""
                <p>{Aanhef}</p>
                <h2 style="font-size:18px">Per soort</h2>
                <ul>
                {Platform.Mail.Html.Join(Regels.Select(r => Platform.Mail.Html.Of($"<li>{r.Naam}: {r.Aantallen}</li>")))}
                </ul>
                <h2 style="font-size:18px">Per dossier</h2>
                <ul>
                {Platform.Mail.Html.Join(Zaken.Select(z => Platform.Mail.Html.Of($"<li>{z.Nummer}: {z.Stand}<br><a href=\"{z.Link}\">{z.Link}</a></li>")))}
                </ul>
                """),
        ],
        .. Vacatures.Count == 0 ? Array.Empty<Html>() :
        [
            Platform.Mail.Html.Of($"""
                <p>{VacatureAanhef}</p>
                <ul>
                {Platform.Mail.Html.Join(Vacatures.Select(v => Platform.Mail.Html.Of($"<li>{v.Zin}</li>")))}
                </ul>
                <p>Taken en e-mail bekijken: <a href="{BeheerLink}">{BeheerLink}</a></p>
                """),
        ],
        Platform.Mail.Html.Of($"<p>{Slot}</p>"),
    ]);
}
