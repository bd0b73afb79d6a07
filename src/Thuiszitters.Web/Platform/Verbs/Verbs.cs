// What: the verbs of the one binary: dotnet run -- NAME [arguments]. Found by scanning.
// Exit codes: 0 done, 1 refused or failed (the reason is printed), 2 wrong use.

using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Platform.Verbs;

public interface IVerb
{
    static abstract string Name { get; }

    /// <summary>How to call it, for the list of verbs.</summary>
    static abstract string Usage { get; }

    Task<int> RunAsync(VerbArguments arguments, TextWriter output, CancellationToken ct);
}

/// <summary>A verb on files alone: it runs without a database, key store or settings, wherever the program stands.</summary>
public interface IFileVerb : IVerb;

/// <summary>The words after the verb: positional ones, and <c>--name value</c> or <c>--flag</c>.</summary>
public sealed class VerbArguments
{
    readonly Dictionary<string, string> named = new(StringComparer.Ordinal);
    readonly List<string> positional = [];

    public VerbArguments(IEnumerable<string> words, params string[] flags)
    {
        string? open = null;
        foreach (var word in words)
        {
            if (open is not null)
            {
                if (!named.TryAdd(open, word))
                    throw new VerbUsageException($"--{open} stands twice");
                open = null;
            }
            else if (word.StartsWith("--", StringComparison.Ordinal) && flags.Contains(word[2..]))
                named[word[2..]] = "true";
            else if (word.StartsWith("--", StringComparison.Ordinal))
                open = word[2..];
            else
                positional.Add(word);
        }

        if (open is not null)
            throw new VerbUsageException($"--{open} lacks a value");
    }

    /// <summary>Refuses any option but these, and more or fewer words than told.</summary>
    public void Only(int words, params string[] options)
    {
        if (named.Keys.FirstOrDefault(n => !options.Contains(n, StringComparer.Ordinal)) is { } unknown)
            throw new VerbUsageException($"--{unknown} is no option here");
        if (positional.Count != words)
            throw new VerbUsageException(positional.Count < words ? "an argument is missing" : "there is an argument too many");
    }

    public string this[int index] => index < positional.Count ? positional[index] : throw new VerbUsageException("an argument is missing");

    public string? Named(string name) => named.GetValueOrDefault(name);

    public string Required(string name) => Named(name) ?? throw new VerbUsageException($"--{name} is missing");

    public bool Has(string flag) => named.ContainsKey(flag);

    public DateOnly Date(string name) =>
        DateOnly.TryParseExact(Required(name), "yyyy-MM-dd", out var d) ? d : throw new VerbUsageException($"--{name} is no date like 2026-11-20");
}

public sealed class VerbUsageException(string message) : Exception(message);

public static class Verbs
{
    static readonly Type[] All = [.. typeof(Verbs).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IVerb).IsAssignableFrom(t))];

    public static void AddVerbs(this IServiceCollection services)
    {
        foreach (var type in All)
            services.AddScoped(type);
    }

    /// <summary>The verb that the first words name; a name may be two words.</summary>
    public static Type? Named(string[] args) =>
        All.Where(t => args.AsSpan().StartsWith(Words(t))).MaxBy(t => Words(t).Length);

    /// <summary>How to call each verb, a line each.</summary>
    public static string Usages => string.Join('\n', All.Select(t => "  " + Text(t, nameof(IVerb.Usage))).Order(StringComparer.Ordinal));

    /// <summary>Runs a verb on files, without the rest of the program.</summary>
    public static Task<int> RunOnFilesAsync(Type verb, string[] args) =>
        RunAsync(verb, args, (arguments, ct) => ((IFileVerb)Activator.CreateInstance(verb)!).RunAsync(arguments, System.Console.Out, ct));

    public static Task<int> RunAsync(IServiceProvider services, Type verb, string[] args) => RunAsync(verb, args, async (arguments, ct) =>
    {
        // A verb works on what the program itself would start on, and on nothing else.
        if (verb != typeof(MigrateVerb) && await RefusedAsync(services, ct) is { } refused)
        {
            await System.Console.Error.WriteLineAsync($"{args[0]}: {refused}");
            return 1;
        }

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        var instance = (IVerb)scope.ServiceProvider.GetRequiredService(verb);
        return await instance.RunAsync(arguments, System.Console.Out, ct);
    });

    static async Task<int> RunAsync(Type verb, string[] args, Func<VerbArguments, CancellationToken, Task<int>> run)
    {
        using var stop = new CancellationTokenSource();
        System.Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };
        try
        {
            return await run(new VerbArguments(args[Words(verb).Length..], "dry-run", "force", "mail"), stop.Token);
        }
        catch (VerbUsageException e)
        {
            await System.Console.Error.WriteLineAsync($"{Text(verb, nameof(IVerb.Name))}: {e.Message}\nusage: {Text(verb, nameof(IVerb.Usage))}");
            return 2;
        }
    }

    /// <summary>Why the program would not start here: an older schema, or a key store that does not open; null when it would.</summary>
    static async Task<string?> RefusedAsync(IServiceProvider services, CancellationToken ct)
    {
        try
        {
            await Startup.PrepareAsync(services, ct);
            return null;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    static string[] Words(Type verb) => Text(verb, nameof(IVerb.Name)).Split(' ');

    static string Text(Type verb, string property) => (string)verb.GetProperty(property)!.GetValue(null)!;
}

/// <summary>Brings the databases to this version. The embedded default does it by itself at start.</summary>
public sealed class MigrateVerb(DbSource source) : IVerb
{
    public static string Name => "migrate";
    public static string Usage => "migrate";

    public async Task<int> RunAsync(VerbArguments arguments, TextWriter output, CancellationToken ct)
    {
        await Startup.MigrateAsync(source, ct);
        await output.WriteLineAsync("Databases are up to date.");
        return 0;
    }
}
