// What: the fields of a contact as a form holds them, how they are judged, and what of them is sealed.
// Source: ADR 24. Used by: adding and changing a contact. Never: medical or other free text; there is no such field.

using System.Text.RegularExpressions;
using FluentValidation;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Mail;

namespace Thuiszitters.Web.Features.Betrokkenen;

public sealed class Contactinvoer
{
    public string? Naam { get; set; }
    public Gezag? Gezag { get; set; }
    public string? Telefoon { get; set; }
    public string? Mail { get; set; }
    public string? Straat { get; set; }
    public string? Postcode { get; set; }
    public string? Plaats { get; set; }
    public bool IsGeheim { get; set; }
    public string? Taal { get; set; }
    public bool Tolk { get; set; }

    public static Contactinvoer Van(Contactgegevens g) => new()
    {
        Naam = g.Naam, Gezag = g.Gezag, Telefoon = g.Telefoon, Mail = g.Mail, Straat = g.Straat, Postcode = g.Postcode, Plaats = g.Plaats, IsGeheim = g.IsGeheim,
        Taal = g.Taal, Tolk = g.Tolk,
    };

    public Contactgegevens Gegevens() => new()
    {
        Naam = Kaal(Naam) ?? "", Gezag = Gezag ?? Platform.Data.Model.Gezag.Onbekend, Telefoon = Kaal(Telefoon), Mail = Kaal(Mail), Straat = Kaal(Straat),
        Postcode = Kaal(Postcode)?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(), Plaats = Kaal(Plaats), IsGeheim = IsGeheim, Taal = Kaal(Taal), Tolk = Tolk,
    };

    /// <summary>Which fields differ: their names only, for the timeline.</summary>
    public static string Verschil(Contactgegevens oud, Contactgegevens nieuw) => string.Join(", ", new (string Naam, object? Oud, object? Nieuw)[]
    {
        ("naam", oud.Naam, nieuw.Naam), ("gezag", oud.Gezag, nieuw.Gezag), ("telefoon", oud.Telefoon, nieuw.Telefoon), ("e-mail", oud.Mail, nieuw.Mail),
        ("adres", (oud.Straat, oud.Postcode, oud.Plaats), (nieuw.Straat, nieuw.Postcode, nieuw.Plaats)), ("geheimhouding", oud.IsGeheim, nieuw.IsGeheim),
        ("taal", oud.Taal, nieuw.Taal), ("tolk", oud.Tolk, nieuw.Tolk),
    }.Where(v => !Equals(v.Oud, v.Nieuw)).Select(v => v.Naam));

    static string? Kaal(string? tekst) => string.IsNullOrWhiteSpace(tekst) ? null : tekst.Trim();
}

public sealed partial class Contactcontrole : AbstractValidator<Contactinvoer>
{
    public Contactcontrole(bool isJongere)
    {
        RuleFor(x => x.Naam).NotEmpty().WithMessage("Vul de naam in.").MaximumLength(120).WithMessage("Maak de naam korter dan 120 tekens.").When(_ => !isJongere);
        RuleFor(x => x.Gezag).Must(g => g is { } gezag && Enum.IsDefined(gezag)).WithMessage("Kies of deze persoon gezag heeft.").When(_ => !isJongere);
        RuleFor(x => x.Telefoon).Must(t => string.IsNullOrWhiteSpace(t) || Nummer().IsMatch(t.Trim())).WithMessage("Vul een telefoonnummer in, bijvoorbeeld 06 12345678.");
        RuleFor(x => x.Mail).Must(m => string.IsNullOrWhiteSpace(m) || (m.Length <= 200 && Mailadres.IsValid(m.Trim()))).WithMessage("Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.");
        RuleFor(x => x.Straat).MaximumLength(120).WithMessage("Maak straat en huisnummer korter dan 120 tekens.")
            .NotEmpty().When(x => !string.IsNullOrWhiteSpace(x.Postcode) || !string.IsNullOrWhiteSpace(x.Plaats), ApplyConditionTo.CurrentValidator).WithMessage("Vul straat en huisnummer in.");
        RuleFor(x => x.Plaats).MaximumLength(80).WithMessage("Maak de plaats korter dan 80 tekens.")
            .NotEmpty().When(x => !string.IsNullOrWhiteSpace(x.Straat) || !string.IsNullOrWhiteSpace(x.Postcode), ApplyConditionTo.CurrentValidator).WithMessage("Vul de plaats in.");
        RuleFor(x => x.Postcode).Must(p => string.IsNullOrWhiteSpace(p) || Code().IsMatch(p.Trim())).WithMessage("Vul een postcode in, bijvoorbeeld 1815 AB.");
        RuleFor(x => x.Taal).MaximumLength(40).WithMessage("Maak de taal korter dan 40 tekens.")
            .NotEmpty().When(x => x.Tolk, ApplyConditionTo.CurrentValidator).WithMessage("Vul de taal in waarvoor een tolk nodig is.");
    }

    [GeneratedRegex(@"^\+?[0-9][0-9 ()\-]{5,18}[0-9]$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Nummer();

    [GeneratedRegex("^[1-9][0-9]{3} ?[A-Za-z]{2}$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Code();
}
