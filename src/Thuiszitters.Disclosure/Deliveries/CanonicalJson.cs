// What: one text per value: the JSON that is hashed.
// Source: RFC 8785 (JSON Canonicalization Scheme): names in the order of their UTF-16 units, no blanks, the fewest escapes. Numbers here
//   are whole; a fraction is written as text, so that no program can print it otherwise.
// Pure. Never: a text that is not in Unicode form NFC, or no valid Unicode: two spellings of one name would be two entries.

using System.Globalization;
using System.Text;

namespace Thuiszitters.Disclosure.Deliveries;

/// <summary>Writes objects, lists, texts, whole numbers and null.</summary>
static class CanonicalJson
{
    public static string Write(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string s:
                AppendText(text, s.Normalize(NormalizationForm.FormC));
                break;
            case int or long:
                text.Append(Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
                break;
            case IReadOnlyDictionary<string, object?> members:
                AppendAll(text, '{', '}', members.OrderBy(m => m.Key, StringComparer.Ordinal), m =>
                {
                    AppendText(text, m.Key.Normalize(NormalizationForm.FormC));
                    text.Append(':');
                    Append(text, m.Value);
                });
                break;
            case IEnumerable<object?> list:
                AppendAll(text, '[', ']', list, item => Append(text, item));
                break;
            default:
                throw new ArgumentException("Only texts, whole numbers, lists and objects can be written.", nameof(value));
        }
    }

    static void AppendAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                text.Append(',');
            first = false;
            append(item);
        }

        text.Append(close);
    }

    static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (c >= ' ')
                text.Append(c);
            else
                text.Append(c switch { '\b' => "\\b", '\t' => "\\t", '\n' => "\\n", '\f' => "\\f", '\r' => "\\r", _ => $"\\u{(int)c:x4}" });
        }

        text.Append('"');
    }
}
