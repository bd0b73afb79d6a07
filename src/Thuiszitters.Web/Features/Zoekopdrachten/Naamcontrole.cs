// What: the name of a kept filter: short, and not that of a jongere.
// Source: ADR 26: the name stands in the clear and in the navigation of a team. Used by: the forms of this room.
// Never: says of whom a name is, or that somebody has a dossier: a surname of the index is refused in the same words as any date or number.

using System.Text.RegularExpressions;
using FluentValidation;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Zoekopdrachten;

public sealed partial class Naamcontrole : AbstractValidator<string?>
{
    public const string GeenPersoon = "Zet geen naam, geboortedatum of BSN van een jongere in de naam. Beschrijf wat er in de lijst staat, bijvoorbeeld: Dringend zonder behandelaar.";

    public Naamcontrole(bool isPersoon)
    {
        RuleFor(x => x).Cascade(CascadeMode.Stop).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("Geef de zoekopdracht een naam.").OverridePropertyName("Naam")
            .Must(x => x!.Trim().Length <= Zoekopdracht.MaxNaam).WithMessage($"Maak de naam korter dan {Zoekopdracht.MaxNaam + 1} tekens.").OverridePropertyName("Naam")
            .Must(x => !isPersoon && !Gegeven().IsMatch(x!)).WithMessage(GeenPersoon).OverridePropertyName("Naam");
    }

    /// <summary>Whether a word of it is the surname of a jongere whom the organisation has in its index.</summary>
    public static async Task<bool> IsPersoonAsync(Vault vault, CurrentUser user, string? naam, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(naam) || user.Scope.Kind is not (ScopeKind.Gemeente or ScopeKind.Swv))
            return false;
        var index = await vault.IndexAsync(ct);
        var woorden = naam.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Persoonsnaam.Aaneen).Append(Persoonsnaam.Aaneen(naam)).Where(w => w.Length > 2).Distinct().ToList();
        return (await vault.FindAsync([.. woorden.SelectMany(w => new[] { index.Achternaam(w), index.AchternaamVolledig(w) })], ct)).Ids.Count > 0;
    }

    /// <summary>A date, or six figures or more.</summary>
    [GeneratedRegex(@"\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4}|\d{6,}", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Gegeven();
}
