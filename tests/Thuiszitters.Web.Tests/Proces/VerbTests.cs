using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Tests.Proces;

/// <summary>Verbs of the real program on a database server: on what it would not start on, they do not work either.</summary>
public sealed class VerbTests
{
    static readonly string[] Job = ["run-job", "PactBewaking", "--on", "2026-12-01"];

    [PostgresFact]
    public async Task Verb_OnAServer_WorksOnceMigratedAndOnlyWithItsOwnCertificate()
    {
        await using var app = new TestApp { Provider = Provider.Postgres };
        var certificaat = Voorvorm.SchrijfCertificaat(app.Folder);

        Assert.Contains("lacks migrations", await RunAsync(app, certificaat, 1, Job), StringComparison.Ordinal);
        await RunAsync(app, certificaat, 0, "migrate");
        await RunAsync(app, certificaat, 0, Job);
        var ander = Voorvorm.SchrijfAnderCertificaat(Directory.CreateDirectory(Path.Combine(app.Folder, "ander")).FullName);
        Assert.Contains("key store cannot be opened", await RunAsync(app, ander, 1, Job), StringComparison.Ordinal);
    }

    static async Task<string> RunAsync(TestApp app, string certificaat, int verwacht, params string[] woorden)
    {
        await using var verb = Programma.Start(app, TestApp.Vandaag, [.. app.Serverinstellingen(certificaat)], woorden);
        var code = await verb.EindeAsync();
        var gezegd = await verb.GezegdAsync();
        Assert.True(code == verwacht, $"{woorden[0]} ended with {code}: {gezegd}");
        return gezegd;
    }
}
