// What: who may be a reviewer of a request, who may judge, replace and establish: two different people, outside its chain.
// Source: rules.md R5.3 and R5.4. The chain of an earlier request of the same child counts for 12 ⚙ months.
// Pure. Used by: the service and pages of a request; the triggers of the database hold the same rules, for what comes past the program.
// Never: looks at a role or an organisation to tell two people apart: the person counts, in whichever role, organisation or session.

namespace Thuiszitters.Domain;

/// <summary>Somebody in the chain of a request, or of an earlier one of the same child.</summary>
/// <param name="GebruikerId">The person.</param>
/// <param name="Betrokkenheid">How.</param>
/// <param name="Sinds">Day of the deed.</param>
/// <param name="EerdereAanvraag">The deed was for an earlier request of the same child.</param>
public sealed record Ketenlid(Guid GebruikerId, Betrokkenheid Betrokkenheid, DateOnly Sinds, bool EerdereAanvraag = false);

/// <summary>A seat of a reviewer, now or before.</summary>
/// <param name="Plaats">1 or 2.</param>
/// <param name="GebruikerId">The person.</param>
/// <param name="OrganisatieId">For this organisation.</param>
/// <param name="Vervangen">Another sits there now.</param>
/// <param name="HeeftGeoordeeld">Has a judgement in this round that counts.</param>
/// <param name="OoitGeoordeeld">Gave a judgement in any round of this request, also one that is void.</param>
/// <param name="KanNietMeer">No longer has the function at that organisation, or stands in the chain by now.</param>
public sealed record Beoordelaarszetel(
    int Plaats, Guid GebruikerId, Guid OrganisatieId, bool Vervangen = false, bool HeeftGeoordeeld = false, bool OoitGeoordeeld = false, bool KanNietMeer = false);

/// <summary>All that the rules of four eyes need to know of one request.</summary>
public sealed record Vierogenfeiten
{
    /// <summary>Day on which the notice was received: the chain of earlier requests is reckoned back from it.</summary>
    public required DateOnly OntvangenOp { get; init; }

    /// <summary>The chain of this request and of earlier ones of the same child.</summary>
    public IReadOnlyList<Ketenlid> Keten { get; init; } = [];

    /// <summary>The seats, also those that were replaced.</summary>
    public IReadOnlyList<Beoordelaarszetel> Zetels { get; init; } = [];
}

/// <summary>Four eyes (rules.md R5).</summary>
public static class Vierogen
{
    /// <summary>How many reviewers judge.</summary>
    public const int Plaatsen = 2;

    /// <summary>
    /// The first reason why somebody stands in the chain: <c>in-keten</c> or, for an earlier request, <c>in-eerdere-keten</c>, with
    /// <c>betrokkenheid</c> and <c>sinds</c>; allowed when they do not.
    /// </summary>
    /// <param name="gebruiker">The person.</param>
    /// <param name="feiten">What is known of the request.</param>
    /// <param name="parameters">Parameters of the region.</param>
    public static Verdict StaatBuitenKeten(Guid gebruiker, Vierogenfeiten feiten, Vrijstellingparameters parameters)
    {
        ArgumentNullException.ThrowIfNull(feiten);
        ArgumentNullException.ThrowIfNull(parameters);
        var lid = feiten.Keten
            .Where(k => k.GebruikerId == gebruiker && Telt(k, feiten.OntvangenOp, parameters))
            .OrderBy(k => k.EerdereAanvraag).ThenBy(k => k.Sinds).ThenBy(k => k.Betrokkenheid)
            .FirstOrDefault();
        return lid is null
            ? Verdict.Toegestaan
            : Verdict.Geweigerd(
                lid.EerdereAanvraag ? "in-eerdere-keten" : "in-keten",
                ("betrokkenheid", lid.Betrokkenheid.ToString()), ("sinds", VrijstellingVerloop.Iso(lid.Sinds)));
    }

    /// <summary>
    /// Whether a candidate may be assigned, also in the place of another: <c>is-toewijzer</c>, <c>in-keten</c> or <c>in-eerdere-keten</c>,
    /// <c>al-beoordelaar</c>, <c>eerder-vervangen</c>, <c>zelfde-organisatie</c> (⚙), <c>plaats-bestaat-niet</c>, <c>plaats-bezet</c>.
    /// </summary>
    /// <param name="kandidaat">The person.</param>
    /// <param name="organisatie">For this organisation.</param>
    /// <param name="plaats">1 or 2.</param>
    /// <param name="toewijzer">Who assigns.</param>
    /// <param name="feiten">What is known of the request; when a seat is replaced, with that seat marked as replaced.</param>
    /// <param name="parameters">Parameters of the region.</param>
    public static Verdict MagToewijzen(
        Guid kandidaat, Guid organisatie, int plaats, Guid toewijzer, Vierogenfeiten feiten, Vrijstellingparameters parameters)
    {
        ArgumentNullException.ThrowIfNull(feiten);
        ArgumentNullException.ThrowIfNull(parameters);
        if (plaats is < 1 or > Plaatsen)
            return Verdict.Geweigerd("plaats-bestaat-niet");
        if (kandidaat == toewijzer)
            return Verdict.Geweigerd("is-toewijzer");
        if (StaatBuitenKeten(kandidaat, feiten, parameters) is { IsToegestaan: false } keten)
            return keten;
        if (feiten.Zetels.FirstOrDefault(z => z.GebruikerId == kandidaat) is { } eigen)
            return Verdict.Geweigerd(eigen.Vervangen ? "eerder-vervangen" : "al-beoordelaar");
        var zittend = feiten.Zetels.Where(z => !z.Vervangen).ToList();
        if (zittend.Exists(z => z.Plaats == plaats))
            return Verdict.Geweigerd("plaats-bezet");
        return parameters.TweedeUitAndereOrganisatie && zittend.Exists(z => z.OrganisatieId == organisatie)
            ? Verdict.Geweigerd("zelfde-organisatie")
            : Verdict.Toegestaan;
    }

    /// <summary>
    /// Whether somebody may assign or replace reviewers: not who is, or was, a reviewer of this request: <c>is-beoordelaar</c>. They would
    /// learn from the answer whether the other has judged.
    /// </summary>
    /// <param name="gebruiker">The person.</param>
    /// <param name="feiten">What is known of the request.</param>
    public static Verdict MagVerdelen(Guid gebruiker, Vierogenfeiten feiten)
    {
        ArgumentNullException.ThrowIfNull(feiten);
        return feiten.Zetels.Any(z => z.GebruikerId == gebruiker) ? Verdict.Geweigerd("is-beoordelaar") : Verdict.Toegestaan;
    }

    /// <summary>
    /// Whether a reviewer may be replaced: <c>stap-niet-toegestaan</c> (only in TeBeoordelen), <c>is-beoordelaar</c>, <c>plaats-leeg</c>,
    /// <c>heeft-geoordeeld</c>, <c>reden-ontbreekt</c>. Who judged in an earlier round stays, unless they cannot judge any more: what they
    /// answered is known by now, and nobody chooses reviewers by their answer.
    /// </summary>
    /// <param name="toestand">State of the request.</param>
    /// <param name="plaats">1 or 2.</param>
    /// <param name="vervanger">Who replaces: the team lead.</param>
    /// <param name="heeftReden">A reason was given.</param>
    /// <param name="feiten">What is known of the request.</param>
    public static Verdict MagVervangen(VrijstellingToestand toestand, int plaats, Guid vervanger, bool heeftReden, Vierogenfeiten feiten)
    {
        ArgumentNullException.ThrowIfNull(feiten);
        if (VrijstellingVerloop.Regel(toestand, VrijstellingGebeurtenis.BeoordelaarVervangen) is null)
            return Verdict.Geweigerd("stap-niet-toegestaan");
        if (MagVerdelen(vervanger, feiten) is { IsToegestaan: false } zelf)
            return zelf;
        if (feiten.Zetels.FirstOrDefault(z => z.Plaats == plaats && !z.Vervangen) is not { } zetel)
            return Verdict.Geweigerd("plaats-leeg");
        if (zetel.HeeftGeoordeeld || (zetel.OoitGeoordeeld && !zetel.KanNietMeer))
            return Verdict.Geweigerd("heeft-geoordeeld");
        return heeftReden ? Verdict.Toegestaan : Verdict.Geweigerd("reden-ontbreekt");
    }

    /// <summary>
    /// Whether somebody may judge now: <c>niet-te-beoordelen</c> (the state), <c>geen-beoordelaar</c>, <c>in-keten</c> or
    /// <c>in-eerdere-keten</c>, <c>gesprek-ontbreekt</c> (heroverweging), <c>al-geoordeeld</c> (then only a replacement with a reason:
    /// <see cref="MagOordeelVervangen"/>).
    /// </summary>
    /// <param name="gebruiker">The person.</param>
    /// <param name="toestand">State of the request.</param>
    /// <param name="gesprekGevoerd">The joint talk of this heroverweging is recorded.</param>
    /// <param name="feiten">What is known of the request.</param>
    /// <param name="parameters">Parameters of the region.</param>
    public static Verdict MagBeoordelen(
        Guid gebruiker, VrijstellingToestand toestand, bool gesprekGevoerd, Vierogenfeiten feiten, Vrijstellingparameters parameters)
    {
        var toegang = MagInzien(gebruiker, toestand, feiten, parameters);
        if (!toegang.IsToegestaan)
            return toegang;
        if (toestand == VrijstellingToestand.Heroverweging && !gesprekGevoerd)
            return Verdict.Geweigerd("gesprek-ontbreekt");
        return feiten.Zetels.Any(z => z.GebruikerId == gebruiker && z.HeeftGeoordeeld) ? Verdict.Geweigerd("al-geoordeeld") : Verdict.Toegestaan;
    }

    /// <summary>
    /// Whether an own judgement may be replaced: as <see cref="MagBeoordelen"/>, and <c>niet-geoordeeld</c>, <c>ander-heeft-geoordeeld</c>,
    /// <c>reden-ontbreekt</c>. When the other has judged the round is over, so that the refusal tells nothing that is not known.
    /// </summary>
    /// <param name="gebruiker">The person.</param>
    /// <param name="toestand">State of the request.</param>
    /// <param name="heeftReden">A reason was given.</param>
    /// <param name="feiten">What is known of the request.</param>
    /// <param name="parameters">Parameters of the region.</param>
    public static Verdict MagOordeelVervangen(
        Guid gebruiker, VrijstellingToestand toestand, bool heeftReden, Vierogenfeiten feiten, Vrijstellingparameters parameters)
    {
        var toegang = MagInzien(gebruiker, toestand, feiten, parameters);
        if (!toegang.IsToegestaan)
            return toegang;
        if (!feiten.Zetels.Any(z => z.GebruikerId == gebruiker && z.HeeftGeoordeeld))
            return Verdict.Geweigerd("niet-geoordeeld");
        if (feiten.Zetels.Any(z => z.GebruikerId != gebruiker && z is { Vervangen: false, HeeftGeoordeeld: true }))
            return Verdict.Geweigerd("ander-heeft-geoordeeld");
        return heeftReden ? Verdict.Toegestaan : Verdict.Geweigerd("reden-ontbreekt");
    }

    /// <summary>Whether somebody may establish: not who is, or was, a reviewer of this request: <c>is-beoordelaar</c>.</summary>
    /// <param name="gebruiker">The person.</param>
    /// <param name="feiten">What is known of the request.</param>
    public static Verdict MagVaststellen(Guid gebruiker, Vierogenfeiten feiten) => MagVerdelen(gebruiker, feiten);

    /// <summary>
    /// Whether two people may establish against or without a judgement: <c>eerste-persoon-ontbreekt</c>, <c>zelfde-persoon</c>,
    /// <c>is-beoordelaar</c>, <c>reden-ontbreekt</c>.
    /// </summary>
    /// <param name="eerste">The leerplichtambtenaar who proposed it; null when nobody did.</param>
    /// <param name="tweede">The team lead who confirms it.</param>
    /// <param name="heeftReden">A reason was given.</param>
    /// <param name="feiten">What is known of the request.</param>
    public static Verdict MagVaststellenOndanksOordeel(Guid? eerste, Guid tweede, bool heeftReden, Vierogenfeiten feiten)
    {
        ArgumentNullException.ThrowIfNull(feiten);
        if (eerste is not { } voorsteller)
            return Verdict.Geweigerd("eerste-persoon-ontbreekt");
        if (voorsteller == tweede)
            return Verdict.Geweigerd("zelfde-persoon");
        if (feiten.Zetels.Any(z => z.GebruikerId == voorsteller || z.GebruikerId == tweede))
            return Verdict.Geweigerd("is-beoordelaar");
        return heeftReden ? Verdict.Toegestaan : Verdict.Geweigerd("reden-ontbreekt");
    }

    /// <summary>Whether a reviewer has the request before them: the state, a seat now, and outside the chain. Codes as <see cref="MagBeoordelen"/>.</summary>
    static Verdict MagInzien(Guid gebruiker, VrijstellingToestand toestand, Vierogenfeiten feiten, Vrijstellingparameters parameters)
    {
        ArgumentNullException.ThrowIfNull(feiten);
        if (!VrijstellingVerloop.WordtBeoordeeld(toestand))
            return Verdict.Geweigerd("niet-te-beoordelen");
        return feiten.Zetels.Any(z => z.GebruikerId == gebruiker && !z.Vervangen)
            ? StaatBuitenKeten(gebruiker, feiten, parameters)
            : Verdict.Geweigerd("geen-beoordelaar");
    }

    // Reckoned back from the notice, as the database does: on 29 February the two directions differ by a day.
    static bool Telt(Ketenlid lid, DateOnly ontvangenOp, Vrijstellingparameters parameters) =>
        !lid.EerdereAanvraag || lid.Sinds > ontvangenOp.AddMonths(-parameters.KetenMaanden);
}
