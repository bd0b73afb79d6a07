// What: the worked examples of docs/rules.md, read from the document and held against the rules, so that neither can change alone.
// Source: rules.md R2 and R3. Region noord.

using System.Text.RegularExpressions;

namespace Thuiszitters.Domain.Tests;

public sealed class WorkedExamplesTests
{
    static readonly Regioparameters P = Regioparameters.Standaard;
    static readonly Schoolkalender Noord = Schoolkalender.Van(Vakantieregio.Noord);

    public static TheoryData<string, string> Uren => Tabel("The 16-uur melding, worked out", r => (r[0], r[1]));
    public static TheoryData<string, string> Mazldagen => Tabel("Zorgwekkend ziekteverzuim (M@ZL), worked out", r => (r[0], r[1]));

    public static TheoryData<string, string, string> Statussen
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var r in Rijen("Status, worked out"))
                data.Add(r[0], r[1], $"{r[2]} {r[3]} {r[4]}");
            return data;
        }
    }

    [Theory, MemberData(nameof(Uren))]
    [Rule("R2")]
    [Rule("Lpw art. 21a")]
    public void HoursPerDay_SignalAsInTheDocument(string uren, string signalen) =>
        Assert.Equal(signalen, Lijst(Zestienuur.Signaaldagen(Feit.Uren(uren), P, Noord)));

    [Theory, MemberData(nameof(Mazldagen))]
    [Rule("R2")]
    public void Sick_MazlAsInTheDocument(string ziek, string mazl) =>
        Assert.Equal(mazl, Mazl.Eerste(ziek.Split(", ").Select(d => Verzuim(Verzuimsoort.Ziek, d)), P, Noord) is { } dag ? Dag(dag) : "–");

    [Theory, MemberData(nameof(Statussen))]
    [Rule("R3")]
    public void WhatHappened_StatusAsInTheDocument(string feiten, string op, string verwacht)
    {
        var oordeel = Statusregel.Bepaal(Dossier(feiten), P, Noord, Feit.Dag(op));
        Assert.Equal(verwacht, $"{oordeel.Status} {oordeel.Criterium ?? "–"} {Dag(oordeel.Sinds)}");
    }

    static Dossierfeiten Dossier(string tekst)
    {
        var feiten = new Dossierfeiten { Geboren = Feit.Dag("2012-03-14") };
        foreach (var deel in tekst.Split(", "))
        {
            var (wat, dagen) = (deel.Split(' ')[0], deel.Split(' ')[1]);
            var (van, laatste) = Dagen(dagen);
            feiten = wat switch
            {
                "vrijstelling" => feiten with { Vrijstellingen = [new(van, laatste?.AddDays(1))] },
                "arrangement" => feiten with { Arrangementen = [Feit.Arrangement(Dag(van))] },
                _ when Enum.TryParse<Omstandigheidsoort>(wat, out var soort) => feiten with { Omstandigheden = [.. feiten.Omstandigheden, new(soort, van, laatste?.AddDays(1))] },
                _ => feiten with { Verzuim = [.. feiten.Verzuim, Verzuim(Enum.Parse<Verzuimsoort>(wat), dagen)] },
            };
        }

        return feiten;
    }

    /// <summary>A day alone is a report of that day; with ".." it runs on, to the day after the dots when there is one.</summary>
    static Verzuimfeit Verzuim(Verzuimsoort soort, string dagen)
    {
        var (van, laatste) = Dagen(dagen);
        return new(soort, van, laatste);
    }

    static (DateOnly Van, DateOnly? Laatste) Dagen(string tekst)
    {
        var delen = tekst.Split("..");
        return (Feit.Dag(delen[0]), delen.Length == 1 ? Feit.Dag(delen[0]) : delen[1].Length == 0 ? null : Feit.Dag(delen[1]));
    }

    static string Dag(DateOnly dag) => dag.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static string Lijst(IReadOnlyList<DateOnly> dagen) => dagen.Count == 0 ? "–" : string.Join(", ", dagen.Select(Dag));

    static TheoryData<string, string> Tabel(string kop, Func<string[], (string, string)> rij)
    {
        var data = new TheoryData<string, string>();
        foreach (var (a, b) in Rijen(kop).Select(rij))
            data.Add(a, b);
        return data;
    }

    static IEnumerable<string[]> Rijen(string kop)
    {
        var map = new DirectoryInfo(AppContext.BaseDirectory);
        while (map is not null && !File.Exists(Path.Combine(map.FullName, "Thuiszitters.sln")))
            map = map.Parent;
        var tekst = File.ReadAllText(Path.Combine(map!.FullName, "docs", "rules.md"));
        var deel = Regex.Split(tekst, "^## ", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Single(d => d.StartsWith(kop, StringComparison.Ordinal));
        return deel.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(l => l.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries));
    }
}
