var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages(o => o.RootDirectory = "/Features");
var app = builder.Build();
app.MapRazorPages();
await app.RunAsync();

/// <summary>The program; named so that tests can host it.</summary>
public partial class Program;
