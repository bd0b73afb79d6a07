// What: the fields of a meeting and their rules, when it is planned and when it is moved. Used by: Nieuw, Wijzigen; shown by _Overlegvelden.
// Never: a day in the past: what has been is recorded as held, not planned.

using System.Globalization;
using FluentValidation;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Overleggen;

public sealed class Overleginvoer
{
    public OverlegSoort? Soort { get; set; }
    public DateOnly? Datum { get; set; }
    public string? Tijd { get; set; }
    public string? Plaats { get; set; }

    public static Overleginvoer Van(Overleg o) => new() { Soort = o.Soort, Datum = o.Datum, Tijd = o.Tijd.ToString("HH.mm", CultureInfo.InvariantCulture), Plaats = o.Plaats };

    /// <summary>14.30, 14:30 or 9.00.</summary>
    public static TimeOnly? Lees(string? tijd) =>
        TimeOnly.TryParseExact(tijd?.Trim().Replace('.', ':'), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var t) ? t : null;

    /// <summary>Writes the checked fields into the meeting.</summary>
    public void Zet(Overleg o) => (o.Soort, o.Datum, o.Tijd, o.Plaats) = (Soort!.Value, Datum!.Value, Lees(Tijd)!.Value, Plaats!.Trim());
}

public sealed class Overlegcontrole : AbstractValidator<Overleginvoer>
{
    public Overlegcontrole(DateOnly today)
    {
        RuleFor(x => x.Soort).Must(s => s is { } soort && Enum.IsDefined(soort)).WithMessage("Kies wat voor overleg het is.");
        RuleFor(x => x.Datum).Cascade(CascadeMode.Stop).NotNull().WithMessage("Vul de dag in, bijvoorbeeld 14-3-2027.")
            .Must(d => d >= today).WithMessage("Vul een dag in die vandaag of later is.").Must(d => d <= today.AddYears(1)).WithMessage("Vul een dag in binnen een jaar.");
        RuleFor(x => x.Tijd).Must(t => Overleginvoer.Lees(t) is not null).WithMessage("Vul de tijd in, bijvoorbeeld 14.30.");
        RuleFor(x => x.Plaats).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Vul in waar het overleg is.").MaximumLength(80).WithMessage("Maak de plaats korter dan 80 tekens.");
    }
}
