using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Mail;

namespace Thuiszitters.Web.Tests.Proces;

/// <summary>The program as a process of its own on the data of an app of the test, so that it can be killed as a power cut would.</summary>
sealed class Programma : IAsyncDisposable
{
    readonly Process process;
    readonly Task<string> uit, fout;

    Programma(Process process) => (this.process, uit, fout) = (process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    public static Programma Start(TestApp app, DateOnly vandaag, IEnumerable<(string Naam, string Waarde)> instellingen, params string[] woorden)
    {
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory };
        info.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Thuiszitters.Web.dll"));
        foreach (var woord in woorden)
            info.ArgumentList.Add(woord);
        (string Naam, string Waarde)[] eigen =
        [
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("Data__Folder", app.Folder), ("Seed__AtStart", "false"),
            ("Clock__Today", vandaag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ];
        foreach (var (naam, waarde) in eigen.Concat(instellingen))
            info.Environment[naam] = waarde;
        return new(System.Diagnostics.Process.Start(info) ?? throw new InvalidOperationException("The program did not start."));
    }

    /// <summary>kill -9 as soon as <paramref name="moment"/> holds, or so much later. False when the program ended before that.</summary>
    public async Task<bool> DoodAlsAsync(Func<Task<bool>> moment, TimeSpan later = default)
    {
        while (!process.HasExited)
        {
            if (await moment())
            {
                await Task.Delay(later);
                process.Kill();
                await process.WaitForExitAsync();
                // 128 + SIGKILL: it did not end by itself in the meantime.
                return process.ExitCode == 137;
            }

            await Task.Delay(2);
        }

        return false;
    }

    public async Task<int> EindeAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>What it said; only to explain a failure, for it may hold paths of the machine.</summary>
    public async Task<string> GezegdAsync() => await uit + await fout;

    /// <summary>Lets go of what a killed program still holds by the clock, as some minutes of waiting would.</summary>
    public static async Task MinutenLaterAsync(TestApp app)
    {
        await using var db = app.Db();
        await db.Set<JobLease>().ExecuteUpdateAsync(s => s.SetProperty(l => l.Until, DateTime.UnixEpoch));
        await db.Set<OutboxMail>().Where(m => m.GeclaimdTot != null).ExecuteUpdateAsync(s => s.SetProperty(m => m.GeclaimdTot, DateTime.UnixEpoch));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        await Task.WhenAll(uit, fout);
        process.Dispose();
    }
}
