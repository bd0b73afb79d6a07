// What: every word in the name of a type, a public member, a folder or a file is either a Dutch word of docs/woordenlijst.md, with its
//   meaning and English gloss, or an English word of docs/woorden-en.txt.
// Source: docs/woordenlijst.md. Used by: whoever adds a name. Never: a word in both lists, so that one thing keeps one name.

using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Tests.House;

public sealed partial class WoordenlijstTests
{
    static readonly Assembly[] Assemblies = [typeof(Acties).Assembly, typeof(Program).Assembly];

    // Made by tools, by a package, or somebody else's files.
    static readonly string[] NotOurs = ["bin", "obj", "data", "lib", "Migrations", "TestResults"];

    const string None = "–";

    static readonly HashSet<string> Dutch = ReadDutch();
    static readonly HashSet<string> English = ReadEnglish();

    [Fact]
    public void Names_EachWord_StandsInAList()
    {
        var unknown = Names().SelectMany(n => Words(n.Name).Select(w => (Word: w, n.Where)))
            .Where(x => !Dutch.Contains(x.Word) && !English.Contains(x.Word))
            .GroupBy(x => x.Word, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"  {g.Key}: in {string.Join(", ", g.Select(x => x.Where).Distinct(StringComparer.Ordinal).Take(3))}").ToList();

        Assert.True(unknown.Count == 0,
            "Words that stand in no list. A Dutch word gets a row in docs/woordenlijst.md (a term of the law or the office in the first "
            + "table, any other word in the second); an English one a line in docs/woorden-en.txt.\n" + string.Join('\n', unknown));
    }

    [Fact]
    public void Lists_OneWord_StandsInOneList()
    {
        var both = Dutch.Where(English.Contains).Order(StringComparer.Ordinal).ToList();

        Assert.True(both.Count == 0, "In both lists; keep one: " + string.Join(", ", both));
    }

    [Fact]
    public void English_Sorted_NoDoubles()
    {
        var words = EnglishLines().ToList();

        Assert.Equal(words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), words);
    }

    [Fact]
    public void Dutch_EachRow_HasMeaningAndEnglish()
    {
        var bare = Rows().Where(r => r.Length is not (6 or 4) || Array.Exists(r, c => c.Length == 0) || r[2] == None || r[r.Length == 6 ? 4 : 3] == None)
            .Select(r => "  " + string.Join(" | ", r)).ToList();

        Assert.True(bare.Count == 0, "A row has six cells (four in the second table), – where there is none; word, meaning and English are filled:\n" + string.Join('\n', bare));
    }

    [Fact]
    public void Words_OfAName_AreSplitAtCapitalsAndDigits()
    {
        Assert.Equal(["pact", "grens"], Words("PactGrens"));
        Assert.Equal(["artikel", "onder", "a"], Words("Artikel5OnderA"));
        Assert.Equal(["bsn", "in", "regio"], Words("BSNInRegio"));
        Assert.Equal(["onderwijszorg"], Words("_onderwijszorg"));
    }

    static IEnumerable<(string Name, string Where)> Names()
    {
        foreach (var type in Assemblies.SelectMany(a => a.GetTypes()).Where(IsOurs))
        {
            yield return (PlainName(type.Name), PlainName(type.Name));
            const BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
            foreach (var member in type.GetMembers(own).Where(m => m is not (MethodBase { IsSpecialName: true } or Type) && !m.Name.Contains('<', StringComparison.Ordinal)))
                yield return (member.Name, $"{PlainName(type.Name)}.{member.Name}");
        }

        foreach (var project in new[] { "Thuiszitters.Domain", "Thuiszitters.Web" })
            foreach (var path in Files(new DirectoryInfo(Path.Combine(Root(), "src", project))))
                foreach (var part in path.Split('/'))
                    yield return (part, $"src/{project}/{path}");
    }

    /// <summary>Ours: written in our namespaces, not made by the compiler, by Razor or by a source generator.</summary>
    static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("Thuiszitters", StringComparison.Ordinal) == true
        && !type.Namespace.Split('.').Intersect(NotOurs, StringComparer.Ordinal).Any()
        && !type.Name.Contains('<', StringComparison.Ordinal)
        && (type.DeclaringType is null || IsOurs(type.DeclaringType))
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    static IEnumerable<string> Files(DirectoryInfo folder, string prefix = "")
    {
        foreach (var file in folder.EnumerateFiles().Where(f => f.Extension is ".cs" or ".cshtml" or ".js" or ".css"))
            yield return prefix + file.Name;
        foreach (var sub in folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name) && d.Name[0] != '.'))
            foreach (var file in Files(sub, prefix + sub.Name + "/"))
                yield return file;
    }

    static string PlainName(string name) => name.Split('`')[0];

    static IEnumerable<string> Words(string name) => Word().Matches(name).Select(m => m.Value.ToLowerInvariant());

    static HashSet<string> ReadDutch() =>
        Rows().SelectMany(r => $"{r[0]} {r[1]}".Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)).Where(w => w != None)
            .Select(Fold).ToHashSet(StringComparer.Ordinal);

    /// <summary>The rows of every table of the list, without headings and rulers.</summary>
    static IEnumerable<string[]> Rows() => File.ReadLines(Path.Combine(Root(), "docs", "woordenlijst.md"))
        .Where(l => l.StartsWith('|') && !l.StartsWith("|-", StringComparison.Ordinal) && !l.StartsWith("| woord | meervoud", StringComparison.Ordinal)
            && !l.StartsWith("| woord | vormen", StringComparison.Ordinal))
        .Select(l => l.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries));

    static HashSet<string> ReadEnglish() => EnglishLines().ToHashSet(StringComparer.Ordinal);

    static IEnumerable<string> EnglishLines() => File.ReadLines(Path.Combine(Root(), "docs", "woorden-en.txt")).Where(l => l.Length > 0 && l[0] != '#');

    /// <summary>Lower case without diacritics, as in identifiers: coördinator is written coordinator.</summary>
    static string Fold(string word) => string.Concat(word.Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Thuiszitters.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run below the root of the repository.");
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Word();
}
