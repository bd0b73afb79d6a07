// What: HTML written as an interpolated string whose holes are always encoded.
// Used by: every tag helper in this folder.
// Never: takes ready-made HTML as a string; only the literal text of the program itself goes out as it stands.

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Thuiszitters.Web.Platform.Ui;

/// <summary><c>Markup m = $"&lt;p&gt;{naam}&lt;/p&gt;"</c>: the literal parts are HTML, each hole is encoded unless it is HTML content itself.</summary>
[InterpolatedStringHandler]
public sealed class Markup(int literalLength, int formattedCount) : IHtmlContent
{
    readonly List<object> delen = new(formattedCount * 2 + (literalLength > 0 ? 1 : 0));

    sealed record Letterlijk(string Tekst);

    public static readonly Markup Leeg = new(0, 0);

    public static Markup Van(Markup markup) => markup;

    public static Markup Samen(IEnumerable<Markup> delen)
    {
        var alles = new Markup(0, 4);
        foreach (var deel in delen)
            alles.AppendFormatted(deel);
        return alles;
    }

    /// <summary>The attribute with a leading space, or nothing at all when there is no value.</summary>
    public static Markup Attr(string naam, string? waarde) => waarde is null ? Leeg : $" {naam}=\"{waarde}\"";

    /// <summary>The bare attribute with a leading space, or nothing.</summary>
    public static Markup Vlag(string naam, bool aan) => aan ? $" {naam}" : Leeg;

    public void AppendLiteral(string tekst) => delen.Add(new Letterlijk(tekst));

    public void AppendFormatted(string? tekst)
    {
        if (!string.IsNullOrEmpty(tekst))
            delen.Add(tekst);
    }

    public void AppendFormatted(IHtmlContent? inhoud)
    {
        if (inhoud is not null)
            delen.Add(inhoud);
    }

    public void AppendFormatted(int getal) => delen.Add(getal.ToString(CultureInfo.InvariantCulture));

    /// <summary>A coordinate of a drawing: a point as decimal sign, at most one decimal.</summary>
    public void AppendFormatted(double maat) => delen.Add(Math.Round(maat, 1).ToString("0.#", CultureInfo.InvariantCulture));

    /// <summary>The HTML as it goes out.</summary>
    public override string ToString()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        return writer.ToString();
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var deel in delen)
            switch (deel)
            {
                case Letterlijk l:
                    writer.Write(l.Tekst);
                    break;
                case IHtmlContent inhoud:
                    inhoud.WriteTo(writer, encoder);
                    break;
                case string tekst:
                    encoder.Encode(writer, tekst);
                    break;
            }
    }
}
