// What: decides per row, in the order of the list, whether it is a new child, adds nothing, adds a melding to a known child, or
//   contradicts one.
// Source: the rules of recognition of the import. Same BSN = same child; without BSN the same full name and birth date; initials recognise
//   nobody.
// Pure: known children are handed in (in batches, before the rows that may meet them). Used by: the preview page, the import job and the
//   verb.
// Never: lets a refused row be recognised later, and never puts a melding in a dossier when two known children fit.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Verzuim.Import;

public readonly record struct Meldingsleutel(Verzuimsoort Soort, DateOnly EersteDag);

/// <summary>A child that the organisation already has a dossier of.</summary>
/// <param name="NaamSleutel"><see cref="Persoonsnaam.NaamSleutel"/> of the name in the dossier.</param>
/// <param name="AlleenInitialen">The dossier knows no full first name.</param>
/// <param name="Meldingen">Every soort and first day in the dossier.</param>
public sealed record Bekende(
    Guid DossierId, string? Bsn, DateOnly Geboren, string NaamSleutel, bool AlleenInitialen, IReadOnlyCollection<Meldingsleutel> Meldingen)
{
    /// <summary>A record prints its members; this one never does.</summary>
    public override string ToString() => $"Bekende {{ DossierId = {DossierId} }}";
}

public enum Rijuitkomst
{
    Nieuw = 1, Dubbel = 2, Bijgewerkt = 3, Afgewezen = 4,
}

/// <summary>A child met in the list or known before; rows that recognise each other share one.</summary>
public sealed class Lijstkind
{
    internal Lijstkind(string? bsn, DateOnly geboren, string naamSleutel, bool alleenInitialen, int? regel)
    {
        (Bsn, Geboren, NaamSleutel, AlleenInitialen, Regel) = (bsn, geboren, naamSleutel, alleenInitialen, regel);
    }

    /// <summary>Set for a known child; the job sets it after it has saved a new one, so that later batches do not bring the child
    /// twice.</summary>
    public Guid? DossierId { get; set; }

    public string? Bsn { get; internal set; }

    public DateOnly Geboren { get; }

    /// <summary>The line that brought the child; null when it was known before.</summary>
    public int? Regel { get; }

    internal string NaamSleutel { get; }

    internal bool AlleenInitialen { get; }

    /// <summary>Per melding the line that brought it; null when it was known before.</summary>
    internal Dictionary<Meldingsleutel, int?> Meldingen { get; } = [];
}

/// <param name="Rij">The row.</param>
/// <param name="Uitkomst">What happens to it.</param>
/// <param name="Kind">The child it is about; null when refused.</param>
/// <param name="Weigering">The reason that counts, when refused.</param>
/// <param name="ZelfdeAls">Of a dubbel: the line that said the same; null when the database already knew it. Of a bijgewerkt: the line
/// that brought the child, if any.</param>
/// <param name="BsnAanvullen">The row gives the BSN of a child that was known without one.</param>
/// <param name="Waarschuwingen">Those of the row and those of the comparison.</param>
public sealed record Rijoordeel(
    Lijstrij Rij, Rijuitkomst Uitkomst, Lijstkind? Kind, Weigering? Weigering, int? ZelfdeAls, bool BsnAanvullen,
        IReadOnlyList<Waarschuwing> Waarschuwingen)
{
    public override string ToString() =>
        FormattableString.Invariant($"Rijoordeel {{ Regel = {Rij.Regel}, Uitkomst = {Uitkomst}, Reden = {Weigering?.Reden} }}");
}

public sealed class Lijstvergelijker
{
    readonly Dictionary<string, Lijstkind> opBsn = new(StringComparer.Ordinal);
    readonly Dictionary<(string Naam, DateOnly Geboren), List<Lijstkind>> opNaam = [];
    readonly HashSet<Guid> dossiers = [];

    /// <summary>Known initials-only meldingen that a row of this list has already been matched with.</summary>
    readonly HashSet<(Lijstkind, Meldingsleutel)> verbruikt = [];

    readonly HashSet<string> elders = new(StringComparer.Ordinal);

    /// <summary>Whether a child with this BSN is known or was met in the list.</summary>
    public bool Kent(string bsn) => opBsn.ContainsKey(bsn);

    /// <summary>BSNs of which another gemeente of the region has an open dossier: a list opens no second one.</summary>
    public void VoegEldersToe(IEnumerable<string> bsns) => elders.UnionWith(bsns);

    /// <summary>Children known before the rows that follow; one that is already there (by dossier) is passed over.</summary>
    public void VoegBekendenToe(IEnumerable<Bekende> bekenden)
    {
        ArgumentNullException.ThrowIfNull(bekenden);
        foreach (var bekende in bekenden)
        {
            if (!dossiers.Add(bekende.DossierId))
                continue;
            if (opNaam.TryGetValue((bekende.NaamSleutel, bekende.Geboren), out var zelfde)
                && zelfde.Exists(k => k.DossierId == bekende.DossierId))
                continue;
            var kind = new Lijstkind(bekende.Bsn, bekende.Geboren, bekende.NaamSleutel, bekende.AlleenInitialen,
                regel: null) { DossierId = bekende.DossierId };
            foreach (var melding in bekende.Meldingen)
                kind.Meldingen.TryAdd(melding, null);
            Onthoud(kind);
        }
    }

    public Rijoordeel Beoordeel(Lijstrij rij)
    {
        ArgumentNullException.ThrowIfNull(rij);
        var opNummer = rij.Bsn is { } bsn ? opBsn.GetValueOrDefault(bsn) : null;
        if (Geweigerd(rij, opNummer) is { } weigering)
            return new(rij, Rijuitkomst.Afgewezen, null, weigering, null, BsnAanvullen: false, rij.Waarschuwingen);

        // A row that is not refused has all of these.
        var (naam, geboren, melding) = (rij.Naam!, rij.Geboren!.Value, new Meldingsleutel(rij.Soort!.Value, rij.EersteDag!.Value));
        List<Waarschuwing> waarschuwingen = [.. rij.Waarschuwingen];
        var kind = opNummer ?? ZoekOpNaam(rij.Bsn, naam, geboren, melding, waarschuwingen);
        if (kind is null && rij.Bsn is { } onbekend && elders.Contains(onbekend))
            return new(rij, Rijuitkomst.Afgewezen, null, new(Weigerreden.BekendElders, Lijstveld.Bsn, Importwoorden.Reden(Weigerreden.BekendElders), null), null,
                BsnAanvullen: false, rij.Waarschuwingen);
        if (kind is null)
        {
            kind = new(rij.Bsn, geboren, naam.NaamSleutel, naam.AlleenInitialen, rij.Regel);
            kind.Meldingen.Add(melding, rij.Regel);
            Onthoud(kind);
            return new(rij, Rijuitkomst.Nieuw, kind, null, null, BsnAanvullen: false, waarschuwingen);
        }

        if (opNummer is not null && !naam.AlleenInitialen && !kind.AlleenInitialen && naam.NaamSleutel != kind.NaamSleutel)
            waarschuwingen.Add(new(Lijstveld.Naam,
                Waarschuwcode.AndereNaam, null));
        var bsnAanvullen = kind.Bsn is null && rij.Bsn is not null;
        if (bsnAanvullen)
        {
            kind.Bsn = rij.Bsn;
            opBsn[rij.Bsn!] = kind;
            waarschuwingen.Add(new(Lijstveld.Bsn, Waarschuwcode.BsnAangevuld, null));
        }
        if (kind.Meldingen.TryGetValue(melding, out var eerdere))
            return new(rij, Rijuitkomst.Dubbel, kind, null, eerdere, bsnAanvullen, waarschuwingen);
        kind.Meldingen.Add(melding, rij.Regel);
        return new(rij, Rijuitkomst.Bijgewerkt, kind, null, kind.Regel, bsnAanvullen, waarschuwingen);
    }

    /// <summary>The first reason in the fixed order; bsn-conflict has its place between those of the row itself.</summary>
    static Weigering? Geweigerd(Lijstrij rij, Lijstkind? opNummer)
    {
        var conflict = opNummer is not null && rij.Geboren is { } geboren && opNummer.Geboren != geboren
            ? new Weigering(Weigerreden.BsnConflict, Lijstveld.Bsn,
                "Dit BSN hoort bij een leerling met een andere geboortedatum. Controleer het BSN en de geboortedatum.", null)
            : null;
        return rij.Weigeringen.Concat(conflict is null ? [] : [conflict]).OrderBy(w => Rang(w.Reden)).FirstOrDefault();
    }

    static int Rang(string reden)
    {
        for (var i = 0; i < Weigerreden.Volgorde.Count; i++)
        {
            if (Weigerreden.Volgorde[i] == reden)
                return i;
        }
        return int.MaxValue;
    }

    Lijstkind? ZoekOpNaam(string? bsn, Persoonsnaam naam, DateOnly geboren, Meldingsleutel melding, List<Waarschuwing> waarschuwingen)
    {
        if (!opNaam.TryGetValue((naam.NaamSleutel, geboren), out var zelfdeNaam))
            return null;
        if (naam.AlleenInitialen)
        {
            // Initials recognise nobody. Only the same row of an earlier import is seen again, each one once: twins with the same initial
            //   stay two.
            var eerder = bsn is null
                ? zelfdeNaam.Find(k => k is { Regel: null, Bsn: null, AlleenInitialen: true } && k.Meldingen.ContainsKey(melding)
                    && !verbruikt.Contains((k, melding)))
                : null;
            if (eerder is not null)
                verbruikt.Add((eerder, melding));
            else
                Waarschuw(Waarschuwcode.ZelfdeVoorletters);
            return eerder;
        }

        var volledig = zelfdeNaam.FindAll(k => !k.AlleenInitialen);
        if (bsn is not null)
        {
            // Found by name, not by number: another BSN, or a child that was known without one.
            var zonderBsn = volledig.FindAll(k => k.Bsn is null);
            if (volledig.Count == 1 && zonderBsn.Count == 1)
                return zonderBsn[0];
            if (volledig.Count > 0)
                Waarschuw(Waarschuwcode.AnderBsn);
            return null;
        }
        if (volledig.Count <= 1)
            return volledig.Count == 1 ? volledig[0] : null;
        if (volledig.Find(k => k.Meldingen.ContainsKey(melding)) is { } bekend)
            return bekend;
        Waarschuw(Waarschuwcode.MeerDanEen);
        return null;

        void Waarschuw(string code) => waarschuwingen.Add(new(Lijstveld.Naam, code, null));
    }

    void Onthoud(Lijstkind kind)
    {
        if (kind.Bsn is { } bsn)
            opBsn.TryAdd(bsn, kind);
        if (opNaam.TryGetValue((kind.NaamSleutel, kind.Geboren), out var zelfde))
        {
            // Initials in the list itself recognise nobody: one of them is enough to warn about the next.
            if (!kind.AlleenInitialen || kind.Regel is null)
                zelfde.Add(kind);
        }
        else
            opNaam.Add((kind.NaamSleutel, kind.Geboren), [kind]);
    }
}
