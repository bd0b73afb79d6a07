// What: disclosure anonymise --spec SPEC.json IN.csv OUT.csv --report R.json: makes a release of a file in which every row is one of k.
// disclosure measure --spec SPEC.json RELEASED.csv --report R.json: the figures of a file as it would be handed out.
// Source: docs/howto/disclosure.md. Used by: researchers and privacy officers, on files; no database, no key store.
// Exit: 0 done, 1 refused or no solution (the reason is on stderr; after no solution there is a report), 2 wrong use.
// Never: a release when the exit is not 0, or a value of the file on the console or in the report.

using Thuiszitters.Disclosure.Files;
using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Web.Platform.Verbs;

public sealed class DisclosureAnonymiseVerb : IFileVerb
{
    public static string Name => "disclosure anonymise";
    public static string Usage => "disclosure anonymise --spec SPEC.json IN.csv OUT.csv --report R.json";

    public Task<int> RunAsync(VerbArguments arguments, TextWriter output, CancellationToken ct)
    {
        arguments.Only(2, "spec", "report");
        var (spec, report) = (arguments.Required("spec"), arguments.Required("report"));
        return DisclosureRun.SayAsync(() => AnonymiseRun.Run(spec, arguments[0], arguments[1], report, ct), output, needsRelease: true);
    }
}

public sealed class DisclosureMeasureVerb : IFileVerb
{
    public static string Name => "disclosure measure";
    public static string Usage => "disclosure measure --spec SPEC.json RELEASED.csv --report R.json";

    public Task<int> RunAsync(VerbArguments arguments, TextWriter output, CancellationToken ct)
    {
        arguments.Only(1, "spec", "report");
        var (spec, report) = (arguments.Required("spec"), arguments.Required("report"));
        return DisclosureRun.SayAsync(() => MeasureRun.Run(spec, arguments[0], report, ct), output, needsRelease: false);
    }
}

/// <summary>What the verbs say of a run: what was made on the output, warnings and refusals on stderr.</summary>
static class DisclosureRun
{
    public static async Task<int> SayAsync(Func<RunOutcome> run, TextWriter output, bool needsRelease)
    {
        try
        {
            var outcome = run();
            foreach (var warning in outcome.Warnings)
                await System.Console.Error.WriteLineAsync("Let op: " + warning);
            var fails = needsRelease && !outcome.IsReleased;
            foreach (var line in outcome.Lines)
                await (fails ? System.Console.Error : output).WriteLineAsync(line);
            return fails ? 1 : 0;
        }
        catch (RefusedInputException e)
        {
            await System.Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await System.Console.Error.WriteLineAsync("Gestopt. Er is niets weggeschreven.");
            return 1;
        }
    }
}
