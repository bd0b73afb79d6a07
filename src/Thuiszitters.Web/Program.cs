using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Ui;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages(o => o.RootDirectory = "/Features");
builder.Services.AddUi();
builder.Services.AddScoped<Shell>();
var app = builder.Build();
app.UseUi();
app.MapRazorPages().WithStaticAssets();
await app.RunAsync();

/// <summary>The program; named so that tests can host it.</summary>
public partial class Program;
