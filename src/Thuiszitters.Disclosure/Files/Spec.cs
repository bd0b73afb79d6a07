// What: the settings of a run of the disclosure verbs, read from a JSON file.
// Never: passes over a name that it does not know, a name that stands twice, or settings that contradict each other: a rule that is
//   spelled wrong must not silently be no rule.

using System.Globalization;
using System.Text.Json;
using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Files;

/// <summary>What is to be done with a column of the file.</summary>
public enum SpecRole
{
    /// <summary>Makes the crowd; made coarser along its ladder.</summary>
    Quasi = 1,

    /// <summary>Left as it is; a class must differ in it when a rule says so.</summary>
    Sensitive = 2,

    /// <summary>Left as it is.</summary>
    Insensitive = 3,

    /// <summary>Left out.</summary>
    Drop = 4,
}

/// <summary>How rows become equal.</summary>
public enum SpecMethod
{
    /// <summary>One level per column for all rows, the best one (<see cref="GlobalSearch"/>).</summary>
    Global = 1,

    /// <summary>Levels per part of the rows (<see cref="LocalRecoding"/>).</summary>
    Local = 2,
}

/// <summary>A column of the spec.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Role">Its role.</param>
/// <param name="Ladder">Full path of its ladder.</param>
/// <param name="Rule">For a sensitive column what is asked of it.</param>
public sealed record SpecColumn(string Name, SpecRole Role, string? Ladder, SensitiveRule? Rule);

/// <summary>The settings of a run.</summary>
/// <param name="Separator">Separator of every file of the run.</param>
/// <param name="Rules">What is asked.</param>
/// <param name="Method">Global or local.</param>
/// <param name="Person">Column that says whose a row is; null when every row is somebody else. Never in the release.</param>
/// <param name="Population">Full path of the register of the population; null when the file is the population.</param>
/// <param name="Columns">The columns of the file, in any order.</param>
public sealed record Spec(
    char Separator, PrivacyRules Rules, SpecMethod Method, string? Person, string? Population, IReadOnlyList<SpecColumn> Columns)
{
    static readonly string[] RuleKeys = ["l", "entropyL", "recursiveC", "recursiveL", "t"];
    static readonly string[] Keys = ["separator", "k", "suppressionLimit", "method", "person", "population", "columns", .. RuleKeys];
    static readonly string[] ColumnKeys = ["name", "role", "ladder", .. RuleKeys];

    /// <summary>Reads a spec; paths in it are taken from its folder.</summary>
    /// <exception cref="RefusedInputException">It is not there, is no JSON, or its settings are unknown, missing or contradictory.</exception>
    public static Spec Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(document.RootElement, Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (JsonException e)
        {
            throw new RefusedInputException(string.Create(
                CultureInfo.InvariantCulture, $"De spec is geen geldige JSON, of een naam staat er twee keer in (regel {(e.LineNumber ?? 0) + 1})."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedInputException("De spec is er niet of kan niet worden gelezen.");
        }
    }

    static Spec Read(JsonElement root, string folder)
    {
        Names(root, "De spec", Keys);
        var separator = Text(root, "separator") ?? ";";
        if (separator is not [var mark] || mark is '"' or '\r' or '\n')
            throw new RefusedInputException("separator moet één teken zijn, en geen aanhalingsteken of regeleinde.");
        var k = Whole(root, "k") ?? throw new RefusedInputException("k ontbreekt in de spec.");
        if (k < 2)
            throw new RefusedInputException("k moet 2 of meer zijn.");
        var limit = Number(root, "suppressionLimit") ?? 0;
        if (limit is < 0 or > 1)
            throw new RefusedInputException("suppressionLimit moet van 0 tot en met 1 zijn.");
        var method = (Text(root, "method") ?? "global") switch
        {
            "global" => SpecMethod.Global,
            "local" => SpecMethod.Local,
            _ => throw new RefusedInputException("method moet global of local zijn."),
        };
        if (!root.TryGetProperty("columns", out var list) || list.ValueKind != JsonValueKind.Array)
            throw new RefusedInputException("columns ontbreekt in de spec of is geen lijst.");
        var person = Text(root, "person");
        SpecColumn[] columns = [.. list.EnumerateArray().Select(c => Column(c, root, folder))];
        Check(columns, person, root);
        var rules = columns.Select(c => c.Rule).OfType<SensitiveRule>().Where(r => r is not { DistinctL: null, EntropyL: null, Recursive: null, T: null });
        return new Spec(
            mark, new PrivacyRules(k, limit, [.. rules]), method, person, Text(root, "population") is { } p ? Path.GetFullPath(p, folder) : null, columns);
    }

    static SpecColumn Column(JsonElement element, JsonElement root, string folder)
    {
        Names(element, "Een kolom in de spec", ColumnKeys);
        var name = Text(element, "name");
        if (string.IsNullOrEmpty(name))
            throw new RefusedInputException("Een kolom in de spec heeft geen name.");
        var role = Text(element, "role") switch
        {
            "quasi" => SpecRole.Quasi,
            "sensitive" => SpecRole.Sensitive,
            "insensitive" => SpecRole.Insensitive,
            "drop" => SpecRole.Drop,
            _ => throw new RefusedInputException($"Kolom {name}: role moet quasi, sensitive, insensitive of drop zijn."),
        };
        var ladder = Text(element, "ladder");
        if (role == SpecRole.Quasi && ladder is null)
            throw new RefusedInputException($"Kolom {name}: een kolom met role quasi heeft een ladder nodig.");
        if (role is SpecRole.Insensitive or SpecRole.Drop && ladder is not null)
            throw new RefusedInputException($"Kolom {name}: alleen een kolom met role quasi of sensitive heeft een ladder.");
        if (role != SpecRole.Sensitive && RuleKeys.FirstOrDefault(r => element.TryGetProperty(r, out _)) is { } rule)
            throw new RefusedInputException($"Kolom {name}: {rule} kan alleen bij een kolom met role sensitive.");
        return new SpecColumn(
            name, role, ladder is null ? null : Path.GetFullPath(ladder, folder), role == SpecRole.Sensitive ? Rule(name, element, root, ladder is not null) : null);
    }

    static SensitiveRule Rule(string name, JsonElement column, JsonElement root, bool hasLadder)
    {
        var l = Whole(column, "l") ?? Whole(root, "l");
        var entropy = Number(column, "entropyL") ?? Number(root, "entropyL");
        var c = Number(column, "recursiveC") ?? Number(root, "recursiveC");
        var recursiveL = Whole(column, "recursiveL") ?? Whole(root, "recursiveL");
        var t = Number(column, "t") ?? Number(root, "t");
        if (l < 1 || entropy < 1 || recursiveL < 1)
            throw new RefusedInputException($"Kolom {name}: l, entropyL en recursiveL moeten 1 of meer zijn.");
        if (c is <= 0 || c is null != recursiveL is null)
            throw new RefusedInputException($"Kolom {name}: recursiveC (meer dan 0) en recursiveL horen bij elkaar.");
        if (t is < 0 or > 1)
            throw new RefusedInputException($"Kolom {name}: t moet van 0 tot en met 1 zijn.");
        return new SensitiveRule(
            name,
            l > 1 ? l : null,
            (double?)entropy,
            c is { } share && recursiveL is { } from ? ((double)share, from) : null,
            (double?)t,
            hasLadder ? GroundDistance.Hierarchical : GroundDistance.Equal);
    }

    static void Check(SpecColumn[] columns, string? person, JsonElement root)
    {
        if (columns.GroupBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new RefusedInputException($"Kolom {twice.Key} staat twee keer in de spec.");
        if (columns.All(c => c.Role != SpecRole.Quasi))
            throw new RefusedInputException("De spec heeft geen kolom met role quasi.");
        if (person is not null && columns.Any(c => c.Name == person && c.Role != SpecRole.Drop))
            throw new RefusedInputException("De kolom van person gaat nooit mee. Laat haar weg uit columns, of geef haar role drop.");
        var asks = Array.Find(RuleKeys, key => key == "l" ? Whole(root, key) is not (null or 1) : Number(root, key) is not null);
        if (asks is not null && columns.All(c => c.Role != SpecRole.Sensitive))
            throw new RefusedInputException($"De spec vraagt {asks}, maar heeft geen kolom met role sensitive.");
    }

    static void Names(JsonElement element, string what, string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new RefusedInputException($"{what} moet een JSON-object zijn.");
        if (element.EnumerateObject().Select(p => p.Name).FirstOrDefault(n => !known.Contains(n, StringComparer.Ordinal)) is { } unknown)
            throw new RefusedInputException($"{what} kent de naam {unknown} niet. Bekend zijn: {string.Join(", ", known)}.");
    }

    static string? Text(JsonElement element, string name) => Value(element, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw new RefusedInputException($"{name} moet een tekst zijn."),
    };

    static int? Whole(JsonElement element, string name) => Value(element, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) => number,
        _ => throw new RefusedInputException($"{name} moet een geheel getal zijn."),
    };

    static decimal? Number(JsonElement element, string name) => Value(element, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDecimal(out var number) => number,
        _ => throw new RefusedInputException($"{name} moet een getal zijn."),
    };

    static JsonElement? Value(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
