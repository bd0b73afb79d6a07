// What: a mail: its subject, its text and its HTML, from one view model. A room derives its mails from Mailbericht and writes both
// templates beside it; what stands in a hole of the HTML template is encoded.
// Source: ui.md 5. Used by: the rooms, Outbox. Never: a name, BSN, birth date, school or reason; images, scripts or fonts from elsewhere.

using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Mail;

public abstract record Mailbericht
{
    /// <summary>What kind of mail it is; part of its key, shown to administrators.</summary>
    public abstract string Kind { get; }

    public abstract string Onderwerp { get; }

    /// <summary>The whole mail as plain text. It comes first and must be enough.</summary>
    public abstract string Tekst();

    /// <summary>The same as simple HTML; the frame is put around it.</summary>
    protected abstract Html Inhoud();

    public string Html() => Mail.Html.Of($"""
        <!DOCTYPE html>
        <html lang="nl">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Onderwerp}</title>
        </head>
        <body style="margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5">
        <div style="max-width:640px;margin:0 auto">
        {Inhoud()}
        </div>
        </body>
        </html>

        """).Tekst;
}

/// <summary>Text that is HTML already. Made from a template of which each hole is encoded, unless it holds Html itself.</summary>
public readonly record struct Html(string Tekst)
{
    public static Html Of(HtmlTemplate template) => new(template.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Join('\n', parts.Select(p => p.Tekst)));
}

/// <summary>Builds <see cref="Html"/> from an interpolated string.</summary>
[InterpolatedStringHandler]
public readonly struct HtmlTemplate(int literalLength, int formattedCount)
{
    readonly StringBuilder text = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(Html html) => text.Append(html.Tekst);

    public void AppendFormatted(string? value) => text.Append(WebUtility.HtmlEncode(value));

    public void AppendFormatted<T>(T value, string? format = null) where T : IFormattable =>
        text.Append(WebUtility.HtmlEncode(value.ToString(format, NlDatum.Cultuur)));

    public override string ToString() => text.ToString();
}
