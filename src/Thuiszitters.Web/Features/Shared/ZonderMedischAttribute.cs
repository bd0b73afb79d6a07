// What: a field of free text in which no medical data may stand: the form comes back with all that was typed, and says so at the field.
// Source: rules.md R5.2; domain-dossier.md 2 (what may be recorded); ADR 29. The words and codes: Domain/Vrijstellingen/Nietmedisch.
// Used by: every form of a dossier with free text; a test holds that none lacks it. Drafts and the import ask the same.
// Never: the text, or a part of it, in a message, a log or a table.

using System.ComponentModel.DataAnnotations;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Features.Shared;

[AttributeUsage(AttributeTargets.Property)]
public sealed class ZonderMedischAttribute() : ValidationAttribute(() => Bericht)
{
    public const string Bericht = "Noteer hier geen medische gegevens.";

    public override bool IsValid(object? value) => value is not string tekst || Nietmedisch.Zoek(tekst).Count == 0;
}
