// What: hands a reviewer a document of the evidence, in its newest version: what they judge.
// Source: rules.md R8 (a reviewer: that request and the documents of the judgement). Never: another document, or the statement.

using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Http;

namespace Thuiszitters.Web.Features.Vrijstellingen;

sealed class Oordeelpunten : IEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/vrijstellingen/{id:guid}/stukken/{document:guid}", OphalenAsync).RequireAuthorization(new MagAttribute(Acties.VrijstellingBeoordelen));

    static async Task<IResult> OphalenAsync(Guid id, Guid document, Vrijstellingwerk werk, CancellationToken ct) =>
        await werk.StukAsync(id, document, ct) is { } stuk ? Results.File(stuk.Inhoud, Bestandsherkenning.Uitgave(stuk.Type).Inhoudstype, stuk.Naam) : Results.NotFound();
}
