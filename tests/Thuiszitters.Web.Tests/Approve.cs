// What: compares a text with an approved file beside the test, and shows the first lines that differ.
// Used by: tests of HTML, mails, routes, SQL. With APPROVE=1 in the environment the file is written anew, to be read in the diff.
// Never: holds personal data; the files are in the repository.

using System.Runtime.CompilerServices;

namespace Thuiszitters.Web.Tests;

static class Approve
{
    /// <summary>Compares with <c>{TestClass}.{name}.approved.{extension}</c> in the folder of the test.</summary>
    public static void Text(string actual, string name, string extension = "txt", [CallerFilePath] string test = "") =>
        Compare(actual, name, extension, test, rewrite: Environment.GetEnvironmentVariable("APPROVE") == "1");

    internal static void Compare(string actual, string name, string extension, string test, bool rewrite)
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, $"{Path.GetFileNameWithoutExtension(test)}.{name}.approved.{extension}");
        var now = Lines(actual);
        if (rewrite)
        {
            File.WriteAllText(file, string.Join('\n', now) + "\n");
            return;
        }
        if (!File.Exists(file))
            Assert.Fail($"Nothing is approved yet: {Path.GetFileName(file)}. Run with APPROVE=1 and read what it wrote.");
        var approved = Lines(File.ReadAllText(file));
        if (!approved.SequenceEqual(now))
            Assert.Fail($"{Path.GetFileName(file)} differs (- approved, + now). Run with APPROVE=1 if this is meant.\n{Diff(approved, now)}");
    }

    /// <summary>As <see cref="Text"/>, with a line per element, so that a difference is readable.</summary>
    public static void Html(string actual, string name, [CallerFilePath] string test = "") =>
        Text(actual.Replace("><", ">\n<", StringComparison.Ordinal), name, "html", test);

    static List<string> Lines(string text) =>
        [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(l => l.TrimEnd())];

    /// <summary>The differing middle, with two lines of context.</summary>
    static string Diff(List<string> approved, List<string> now)
    {
        var start = 0;
        while (start < approved.Count && start < now.Count && approved[start] == now[start])
            start++;
        var end = 0;
        while (end < approved.Count - start && end < now.Count - start && approved[^(end + 1)] == now[^(end + 1)])
            end++;
        var before = approved.Skip(Math.Max(0, start - 2)).Take(Math.Min(2, start)).Select(l => "  " + l);
        var gone = approved.Skip(start).Take(Math.Min(40, approved.Count - start - end)).Select(l => "- " + l);
        var come = now.Skip(start).Take(Math.Min(40, now.Count - start - end)).Select(l => "+ " + l);
        var after = approved.Skip(approved.Count - end).Take(2).Select(l => "  " + l);
        return $"line {start + 1}\n" + string.Join('\n', [.. before, .. gone, .. come, .. after]);
    }
}
