// What: seed [--dossiers N] [--force]: makes the sample region when it is not there; with --dossiers adds N invented dossiers for load tests.
// Used by: developers, benchmarks. Exit: 0 done, 1 refused. Never: in Production without --force, or in the database of another region.

using System.Globalization;
using Thuiszitters.Web.Platform.Verbs;

namespace Thuiszitters.Web.Features.Beheer.Voorbeeldregio;

sealed class SeedVerb(Voorbeeldmaker maker, Belasting belasting, IHostEnvironment omgeving) : IVerb
{
    public static string Name => "seed";
    public static string Usage => "seed [--dossiers N] [--force]";

    public async Task<int> RunAsync(VerbArguments arguments, TextWriter output, CancellationToken ct)
    {
        var aantal = 0;
        if (arguments.Named("dossiers") is { } tekst && (!int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out aantal) || aantal is < 1 or > Belasting.Hoogstens))
            throw new VerbUsageException($"--dossiers is no number from 1 to {Belasting.Hoogstens}");
        if (omgeving.IsProduction() && !arguments.Has("force"))
        {
            await output.WriteLineAsync("Refused: this is Production, and the sample region is invented data. Add --force to do it all the same.");
            return 1;
        }

        var uitkomst = await maker.MaakAsync(ct);
        await output.WriteLineAsync(uitkomst switch
        {
            Seeduitkomst.Gemaakt => $"Sample region made: {Voorbeeldzaken.Alle.Count} dossiers.",
            Seeduitkomst.AlAanwezig => "The sample region is there already.",
            _ => "Refused: another region is in this database.",
        });
        if (uitkomst == Seeduitkomst.AndereRegio)
            return 1;
        if (aantal > 0)
            await belasting.VoegToeAsync(aantal, output, ct);
        return 0;
    }
}
