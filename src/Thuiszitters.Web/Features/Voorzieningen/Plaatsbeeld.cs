// What: the places of a voorziening in words, as this reader may see them: exact to who places jongeren, else nothing below five and the rest
// rounded, and nothing from which a small number follows.
// Source: rules.md R10; permissions.csv (arrangement.wijzigen); ADR 35. Used by: every page of the kaart.
// Never: a free place, a flag or a number of weeks that tells of one jongere to who places nobody.

using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Voorzieningen;

public sealed class Plaatsbeeld(CurrentUser user, Clock clock)
{
    /// <summary>The reader places jongeren, and so has to know how many places there are.</summary>
    public bool IsExact => user.Mag(Acties.ArrangementWijzigen);

    public string Bezet(Plaatsstand stand) => IsExact ? Woorden.Van(stand)
        : $"{Woorden.Zin(Openbaar.Bezet(stand))} bezet, {(stand.Capaciteit is { } c ? c == 1 ? "1 plaats" : $"{c} plaatsen" : "geen vast aantal plaatsen")}";

    /// <summary>What is free; null where nothing has to be said of it.</summary>
    public string? Vrij(Plaatsstand stand) => IsExact ? stand.Vrij is > 0 and var vrij ? $"{vrij} vrij" : null : $"Plaats vrij: {Openbaar.Vrij(stand)}";

    /// <summary>As a number, or in a word.</summary>
    public string VrijKort(Plaatsstand stand) => IsExact ? stand.Vrij?.ToString(NlDatum.Cultuur) ?? "–" : Woorden.Zin(Openbaar.Vrij(stand));

    public string BezetKort(Plaatsstand stand) => IsExact ? stand.Bezet.ToString(NlDatum.Cultuur) : Woorden.Zin(Openbaar.Bezet(stand));

    public string WachtendKort(Plaatsstand stand) => IsExact ? stand.Wachtend.ToString(NlDatum.Cultuur) : Woorden.Zin(Woorden.Van(Kleincijfer.Van(stand.Wachtend)));

    /// <summary>Weeks that the first waits; of a small list they would tell of one jongere.</summary>
    public int? Wachtweken(Plaatsstand stand) => IsExact || stand.Wachtend >= Kleincijfer.Drempel ? stand.Wachtweken(clock.Today) : null;

    public string Wachtlijst(Plaatsstand stand) => IsExact ? Woorden.Wachtlijst(stand, clock.Today)
        : stand.Wachtend == 0 ? "Niemand wacht"
        : $"{Woorden.Zin(Woorden.Van(Kleincijfer.Van(stand.Wachtend)))} jongeren wachten{(Wachtweken(stand) is { } weken ? $", de langste {Woorden.Weken(weken)}" : "")}";

    /// <summary>There is room, or it has to be asked.</summary>
    public bool KanPlaatsHebben(Plaatsstand stand) => IsExact ? !stand.IsVol : Openbaar.Vrij(stand) != "nee";

    /// <summary>What asks for attention; not that a small one holds more than its places.</summary>
    public IReadOnlyList<Voorzieningvlag> Vlaggen(Kaartregel regel) =>
        [.. regel.Vlaggen(clock.Today).Where(v => v != Voorzieningvlag.BovenCapaciteit || IsExact || regel.Stand.Capaciteit >= Kleincijfer.Drempel)];
}
