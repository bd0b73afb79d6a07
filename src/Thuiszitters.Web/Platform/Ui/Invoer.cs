// What: reads dates and numbers as people in the Netherlands type them, and says in Dutch what is wrong.
// Used by: every form and filter. Source of the notation: Platform/Time/NlDatum.
// Never: guesses, or throws away what was typed.

using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation.Results;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Ui;

/// <summary>DateOnly and DateOnly? from a text such as 14-3-2013 or 14 maart 2013; what cannot be read stays in the field.</summary>
sealed class DatumBinder : IModelBinder
{
    public const string Fout = "Vul een bestaande datum in, bijvoorbeeld 14-3-2026.";

    public Task BindModelAsync(ModelBindingContext context)
    {
        var waarde = context.ValueProvider.GetValue(context.ModelName);
        if (waarde == ValueProviderResult.None)
            return Task.CompletedTask;
        context.ModelState.SetModelValue(context.ModelName, waarde);
        var tekst = waarde.FirstValue;
        if (string.IsNullOrWhiteSpace(tekst) && context.ModelMetadata.IsReferenceOrNullableType)
            context.Result = ModelBindingResult.Success(null);
        else if (NlDatum.TryParse(tekst, out var datum))
            context.Result = ModelBindingResult.Success(datum);
        else
            context.ModelState.TryAddModelError(context.ModelName, Fout);
        return Task.CompletedTask;
    }
}

/// <summary>decimal and decimal?: a comma or a point before the decimals. A point before exactly three digits could mean either, so it is refused.</summary>
sealed partial class GetalBinder : IModelBinder
{
    public const string Fout = "Vul een getal in, bijvoorbeeld 12,5.";
    public const string Dubbelzinnig = "Vul het getal in zonder punt voor de duizendtallen, bijvoorbeeld 1250 of 12,5.";

    public Task BindModelAsync(ModelBindingContext context)
    {
        var waarde = context.ValueProvider.GetValue(context.ModelName);
        if (waarde == ValueProviderResult.None)
            return Task.CompletedTask;
        context.ModelState.SetModelValue(context.ModelName, waarde);
        var tekst = waarde.FirstValue?.Trim() ?? "";
        if (tekst.Length == 0 && context.ModelMetadata.IsReferenceOrNullableType)
            context.Result = ModelBindingResult.Success(null);
        else if (MetPuntPerDuizend().IsMatch(tekst))
            context.ModelState.TryAddModelError(context.ModelName, Dubbelzinnig);
        else if (Gewoon().IsMatch(tekst) && decimal.TryParse(tekst.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var getal))
            context.Result = ModelBindingResult.Success(getal);
        else
            context.ModelState.TryAddModelError(context.ModelName, Fout);
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"^-?[0-9]{1,15}(?:[,.][0-9]{1,6})?$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Gewoon();

    [GeneratedRegex(@"^-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex MetPuntPerDuizend();
}

/// <summary>A text with a NUL is refused: nobody types one, and PostgreSQL cannot hold or compare it.</summary>
sealed class TekstBinder(IModelBinder gewoon) : IModelBinder
{
    public const string Fout = "In deze tekst staat een teken dat wij niet kunnen lezen. Typ de tekst opnieuw.";

    public Task BindModelAsync(ModelBindingContext context)
    {
        if (context.ValueProvider.GetValue(context.ModelName).FirstValue?.Contains('\0', StringComparison.Ordinal) != true)
            return gewoon.BindModelAsync(context);
        context.ModelState.TryAddModelError(context.ModelName, Fout);
        return Task.CompletedTask;
    }
}

sealed class NlBinders : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var soort = context.Metadata.UnderlyingOrModelType;
        return soort == typeof(DateOnly) ? new DatumBinder()
            : soort == typeof(decimal) ? new GetalBinder()
            : soort == typeof(string) && context.BindingInfo.BindingSource?.IsFromRequest != false && context.BindingInfo.BindingSource != BindingSource.Body
                ? new TekstBinder(new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()))
            : null;
    }
}

static class InvoerTeksten
{
    /// <summary>The framework's own messages, in Dutch. None repeats what was typed: it may be a name.</summary>
    public static void Zet(DefaultModelBindingMessageProvider m)
    {
        m.SetAttemptedValueIsInvalidAccessor((_, _) => "Deze waarde past niet bij dit veld. Controleer wat u hebt ingevuld.");
        m.SetMissingBindRequiredValueAccessor(_ => "Vul dit veld in.");
        m.SetMissingKeyOrValueAccessor(() => "Vul dit veld in.");
        m.SetMissingRequestBodyRequiredValueAccessor(() => "Het verzoek is leeg.");
        m.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Deze waarde past niet bij dit veld. Controleer wat u hebt ingevuld.");
        m.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Deze waarde past niet bij dit veld. Controleer wat u hebt ingevuld.");
        m.SetNonPropertyValueMustBeANumberAccessor(() => "Vul een getal in.");
        m.SetUnknownValueIsInvalidAccessor(_ => "Deze waarde past niet bij dit veld. Controleer wat u hebt ingevuld.");
        m.SetValueIsInvalidAccessor(_ => "Deze waarde past niet bij dit veld. Controleer wat u hebt ingevuld.");
        m.SetValueMustBeANumberAccessor(_ => "Vul een getal in.");
        m.SetValueMustNotBeNullAccessor(_ => "Vul dit veld in.");
    }
}

public static class ValidatieBrug
{
    /// <summary>Puts what a validator found beside the fields: <c>ModelState.Add(new InputValidator().Validate(Input), nameof(Input))</c>.
    /// A field that could not be read at all keeps that one message.</summary>
    /// <returns>True when the whole model state is valid.</returns>
    public static bool Add(this ModelStateDictionary staat, ValidationResult uitkomst, string voorvoegsel = "")
    {
        var onleesbaar = staat.Where(e => e.Value is { Errors.Count: > 0 }).Select(e => e.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var fout in uitkomst.Errors)
        {
            // An error about the whole form belongs to no field.
            var sleutel = fout.PropertyName.Length == 0 || voorvoegsel.Length == 0 ? fout.PropertyName : voorvoegsel + "." + fout.PropertyName;
            if (!onleesbaar.Contains(sleutel))
                staat.AddModelError(sleutel, fout.ErrorMessage);
        }
        return staat.IsValid;
    }
}
