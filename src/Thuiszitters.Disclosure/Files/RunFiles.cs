// What: the files that a run leaves behind: all of them whole, or none.
// How: what stood there before is removed at the start, so that an older release is not taken for the outcome of this run; each file is
//   written beside its place and all are moved when all are written.

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Files;

/// <summary>Files under way.</summary>
sealed class RunFiles : IDisposable
{
    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    readonly List<(string Temporary, string Final)> written = [];

    RunFiles()
    {
    }

    /// <summary>Begins a run: reads its spec and removes what stands where the run leaves its files.</summary>
    /// <exception cref="RefusedInputException">The spec is refused, or the run would write over what it reads.</exception>
    public static (RunFiles Files, Spec Spec) Start(string specPath, string inPath, params string[] left)
    {
        RefuseSame([specPath, inPath], left);
        Spec spec;
        try
        {
            spec = Spec.Read(specPath);
        }
        catch (RefusedInputException)
        {
            Remove(left);
            throw;
        }

        RefuseSame([.. spec.Columns.Select(c => c.Ladder).Append(spec.Population).OfType<string>()], left);
        Remove(left);
        return (new RunFiles(), spec);
    }

    static void RefuseSame(string[] read, string[] left)
    {
        if (!StrictFiles.AreApart(read, left))
            throw new RefusedInputException("Twee bestanden van deze opdracht hebben dezelfde naam. Kies een andere naam voor de uitvoer.");
    }

    static void Remove(string[] paths)
    {
        try
        {
            foreach (var path in paths)
                File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritten();
        }
    }

    /// <summary>Writes a file beside its place.</summary>
    public void Write(string path, Action<string> write)
    {
        var temporary = Path.GetFullPath(path) + ".deel";
        written.Add((temporary, path));
        try
        {
            write(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritten();
        }
    }

    /// <summary>Writes a report beside its place.</summary>
    public void WriteJson(string path, object report) => Write(path, to => File.WriteAllText(to, JsonSerializer.Serialize(report, Json) + "\n"));

    /// <summary>Moves all that was written to its place.</summary>
    public void Commit()
    {
        var moved = new List<string>();
        try
        {
            foreach (var (temporary, final) in written)
            {
                File.Move(temporary, final, overwrite: true);
                moved.Add(final);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            moved.ForEach(File.Delete);
            throw NotWritten();
        }
    }

    /// <summary>Removes what was not moved.</summary>
    public void Dispose()
    {
        foreach (var (temporary, _) in written)
            File.Delete(temporary);
    }

    static RefusedInputException NotWritten() => new("De uitvoer kan niet worden geschreven. Kijk of de map bestaat en of u er mag schrijven.");
}
