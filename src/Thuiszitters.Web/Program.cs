// What: one binary. Without arguments it serves the pages and runs the jobs; with a verb it does that and ends.
// Never: starts on a key store it cannot open, or on a server database that lacks a migration.

using Thuiszitters.Web.Platform;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Verbs;

var verb = Verbs.Named(args);
if (verb is null && args is [var word, ..] && !word.StartsWith('-'))
{
    await Console.Error.WriteLineAsync($"'{word}' is no verb; there are:\n{Verbs.Usages}");
    return 2;
}

if (verb is not null && typeof(IFileVerb).IsAssignableFrom(verb))
    return await Verbs.RunOnFilesAsync(verb, args);

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = verb is null ? args : [],
    ContentRootPath = Directory.Exists(Path.Combine(Directory.GetCurrentDirectory(), "Features")) ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory,
});
builder.AddThuiszitters(serves: verb is null);
await using var app = builder.Build();

if (verb is not null)
    return await Verbs.RunAsync(app.Services, verb, args);

await Startup.PrepareAsync(app.Services, app.Lifetime.ApplicationStopping);
app.UseThuiszitters();
await app.RunAsync();
return 0;

/// <summary>The program; named so that tests can host it.</summary>
public partial class Program;
