// What: a CSV file as a coded table, by the columns of a spec; and ladder files.
// Missing: an empty cell is a value of its own. When the ladder has no line for it, it gets one: empty at every level but "*".
// Never: guesses at a column or a value. What the spec or the ladder does not know is refused, with the line and without the value.

using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Files;

/// <summary>What a file holds.</summary>
/// <param name="Table">The columns that are not dropped, in the order of the header.</param>
/// <param name="Header">All names of the header.</param>
sealed record TableFile(CodedTable Table, IReadOnlyList<string> Header)
{
    /// <summary>Reads the file of a run: every column of the spec must be there, and no other.</summary>
    public static TableFile Read(string path, Spec spec, CancellationToken ct)
    {
        using var cells = new CsvCells(path, spec.Separator);
        var header = ReadHeader(cells, path);
        var wanted = spec.Columns.Select(c => c.Name).Concat(spec.Person is null ? [] : [spec.Person]).Distinct(StringComparer.Ordinal);
        if (wanted.FirstOrDefault(n => !header.Contains(n)) is { } missing)
            throw cells.Refusal($"kolom {missing} van de spec staat niet in de kop.");
        var byName = spec.Columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        if (header.FirstOrDefault(n => !byName.ContainsKey(n) && n != spec.Person) is { } unknown)
            throw cells.Refusal($"kolom {unknown} staat niet in de spec. Noem elke kolom; geef wat niet mee moet de role drop.");

        var codings = header.Select(n => byName.GetValueOrDefault(n) is { Role: not SpecRole.Drop } c ? new Coding(c, spec.Separator) : null).ToArray();
        var person = spec.Person is null ? -1 : header.IndexOf(spec.Person);
        var persons = new Coding(null, spec.Separator);
        ReadRows(cells, header.Count, ct, cells =>
        {
            for (var i = 0; i < codings.Length; i++)
            {
                if (codings[i] is { } coding && !coding.TryAdd(cells[i]))
                    throw cells.Refusal($"regel {cells.Row}: kolom {header[i]} heeft een waarde die niet in de ladder staat.");
            }

            if (person < 0)
                return;
            if (cells[person].IsEmpty)
                throw cells.Refusal($"regel {cells.Row}: kolom {spec.Person} is leeg.");
            persons.TryAdd(cells[person]);
        });
        return new TableFile(new CodedTable(codings.OfType<Coding>().Select(c => c.ToColumn()), person < 0 ? null : persons.Codes), header);
    }

    /// <summary>The quasi-identifiers of a register, as codes of the ladders of a table; other columns are passed over.</summary>
    public static CodedTable ReadPopulation(string path, Spec spec, CodedTable table, CancellationToken ct)
    {
        using var cells = new CsvCells(path, spec.Separator);
        var header = ReadHeader(cells, path);
        var codings = table.Quasi.Select(c => new Coding(c)).ToArray();
        var places = table.Quasi.Select(c => header.IndexOf(c.Name)).ToArray();
        if (Array.IndexOf(places, -1) is var lacking and >= 0)
            throw cells.Refusal($"kolom {table.Quasi[lacking].Name} staat niet in de kop.");
        ReadRows(cells, header.Count, ct, cells =>
        {
            for (var i = 0; i < codings.Length; i++)
            {
                if (!codings[i].TryAdd(cells[places[i]]))
                    throw cells.Refusal($"regel {cells.Row}: kolom {header[places[i]]} heeft een waarde die niet in de ladder staat.");
            }
        });
        return new CodedTable(codings.Select(c => c.ToColumn()));
    }

    /// <summary>A ladder file: a line per leaf, its levels from fine to coarse, no header.</summary>
    public static CodedLadder ReadLadder(string path, char separator)
    {
        using var cells = new CsvCells(path, separator);
        var lines = new List<string[]>();
        while (cells.Read())
            lines.Add([.. cells.Texts]);
        try
        {
            return CodedLadder.FromLines(lines);
        }
        catch (RefusedInputException e)
        {
            throw cells.Refusal(e.Message);
        }
    }

    public static List<string> ReadHeader(CsvCells cells, string path)
    {
        if (!cells.Read())
            throw new RefusedInputException($"{Path.GetFileName(path)}: het bestand is leeg.");
        var header = cells.Texts.ToList();
        if (header.Distinct(StringComparer.Ordinal).Count() != header.Count)
            throw cells.Refusal("een kolom staat twee keer in de kop.");
        return header;
    }

    public static void ReadRows(CsvCells cells, int width, CancellationToken ct, Action<CsvCells> add)
    {
        while (cells.Read())
        {
            if (cells.Count != width)
                throw cells.Refusal($"regel {cells.Row} heeft {cells.Count} kolommen. De kop heeft er {width}.");
            if ((cells.Row & 0xFFFF) == 0)
                ct.ThrowIfCancellationRequested();
            add(cells);
        }
    }
}

/// <summary>Turns the cells of a column into codes.</summary>
sealed class Coding
{
    readonly string name;
    readonly ColumnRole role;
    readonly CodedLadder? ladder;
    readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    int[] codes = new int[1024];
    int count;
    bool hasMissing;

    /// <summary>A column of a spec, or without one any values.</summary>
    public Coding(SpecColumn? column, char separator)
        : this(
            column?.Name ?? "",
            column?.Role switch { SpecRole.Quasi => ColumnRole.Quasi, SpecRole.Sensitive => ColumnRole.Sensitive, _ => ColumnRole.Insensitive },
            column?.Ladder is { } path ? TableFile.ReadLadder(path, separator) : null)
    {
    }

    /// <summary>A column on the ladder of another.</summary>
    public Coding(CodedColumn column)
        : this(column.Name, column.Role, column.Ladder)
    {
    }

    Coding(string name, ColumnRole role, CodedLadder? ladder)
    {
        (this.name, this.role, this.ladder) = (name, role, ladder);
        lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var leaf = 0; leaf < (ladder?.LeafCount ?? 0); leaf++)
            known[ladder!.Texts(0)[leaf]] = leaf;
    }

    /// <summary>The codes so far.</summary>
    public int[] Codes => codes.AsSpan(0, count).ToArray();

    /// <summary>Takes a cell; false when the ladder does not know it.</summary>
    public bool TryAdd(ReadOnlySpan<char> cell)
    {
        if (!lookup.TryGetValue(cell, out var code))
        {
            if (ladder is not null && !cell.IsEmpty)
                return false;
            code = known.Count;
            lookup[cell] = code;
            hasMissing |= ladder is not null;
        }

        if (count == codes.Length)
            Array.Resize(ref codes, count * 2);
        codes[count++] = code;
        return true;
    }

    /// <summary>The column. Without a ladder the values are numbered in their order as text, so that a code says nothing about a row's place.</summary>
    public CodedColumn ToColumn()
    {
        Array.Resize(ref codes, count);
        if (ladder is not null)
        {
            var whole = hasMissing ? ladder.WithMissing("") : ladder;
            return new CodedColumn(name, role, codes, whole.Texts(0), whole);
        }

        var texts = new string[known.Count];
        foreach (var (text, code) in known)
            texts[code] = text;
        var old = Enumerable.Range(0, texts.Length).ToArray();
        Array.Sort(texts, old, StringComparer.Ordinal);
        var ranks = new int[old.Length];
        for (var rank = 0; rank < old.Length; rank++)
            ranks[old[rank]] = rank;
        for (var i = 0; i < codes.Length; i++)
            codes[i] = ranks[codes[i]];
        return new CodedColumn(name, role, codes, texts);
    }
}
