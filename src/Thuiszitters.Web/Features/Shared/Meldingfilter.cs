// What: one list of reports of absence that the gemeente has to judge or is busy with: the words in the URL, the query, the count.
// Used by: Werkvoorraad, Verzuim/Meldingen. Never: a report for another reader than the gemeente of residence.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public sealed record Meldingfilter
{
    /// <summary>Null: what is still to be judged.</summary>
    public MeldingToestand? Stand { get; init; }

    /// <summary>mij, geen, or everybody.</summary>
    public string? Behandelaar { get; init; }

    public string Url
    {
        get
        {
            string[] delen = [.. new[] { Stand is { } s ? $"stand={s}" : null, Behandelaar is "mij" or "geen" ? $"behandelaar={Behandelaar}" : null }.OfType<string>()];
            return delen.Length == 0 ? "/meldingen" : "/meldingen?" + string.Join('&', delen);
        }
    }

    public IQueryable<Verzuimmelding> Op(AppDb db, IQueryable<Verzuimmelding> meldingen, CurrentUser user)
    {
        if (user.Scope.Kind != ScopeKind.Gemeente)
            return meldingen.Where(m => false);
        ArgumentNullException.ThrowIfNull(db);
        var (mij, namens) = (user.Id, user.Namens);
        meldingen = Stand is { } stand
            ? meldingen.Where(m => m.Toestand == stand)
            : meldingen.Where(m => m.Toestand == MeldingToestand.Nieuw || m.Toestand == MeldingToestand.Ontvangen);
        // Of a closed dossier nothing is judged any more.
        if (Stand is null or MeldingToestand.Nieuw or MeldingToestand.Ontvangen)
            meldingen = meldingen.Where(m => m.Dossier!.GeslotenOp == null);
        // As in the list of dossiers: nobody's, or of somebody who does not work with dossiers here any more.
        var werkend = Collegas.Werkend(db, user.OrganisatieId, user.Dag);
        return Behandelaar switch
        {
            "mij" => namens.Count == 1 ? meldingen.Where(m => m.Dossier!.BehandelaarId == mij) : meldingen.Where(m => namens.Contains(m.Dossier!.BehandelaarId!.Value)),
            "geen" => meldingen.Where(m => m.Dossier!.BehandelaarId == null || !werkend.Contains(m.Dossier!.BehandelaarId!.Value)),
            _ => meldingen,
        };
    }
}
