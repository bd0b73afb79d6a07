// What: the public pages at the foot of every page: accessibility, privacy, version. They need no account and hold no data.

using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Thuiszitters.Web.Features.Account;

[AllowAnonymous]
public sealed class Openbaar : PageModel
{
    public static string Versie => typeof(Openbaar).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>Commit from which this program was built, when the build knew it.</summary>
    public static string? Bouw => typeof(Openbaar).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion is { } tekst
        && tekst.Split('+') is [_, { Length: >= 7 } kenmerk] ? kenmerk[..7] : null;

    /// <summary>Who is signed in keeps the frame with the menu.</summary>
    public string Kader => User.Identity?.IsAuthenticated == true ? "_Layout" : "_LayoutKaal";

    public void OnGet()
    {
        // Nothing to fetch.
    }
}
