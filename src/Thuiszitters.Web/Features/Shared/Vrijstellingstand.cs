// What: writes on a request what an event of the table does to it: state, outcome, round, terms and the days that count.
// Source: rules.md R5 (VrijstellingVerloop, Vrijstellingtermijnen). Pure. Used by: Vrijstellingwerk, after it judged the event, and the seed.
// Never: judges whether it may happen, or touches another row than the request.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public static class Vrijstellingstand
{
    /// <summary>The event happened. A term that somebody has to keep begins when they can know of it, not on an earlier day of the step.</summary>
    /// <param name="datum">The day it happened.</param>
    /// <param name="today">The day it is recorded.</param>
    public static void Zet(Vrijstelling v, VrijstellingGebeurtenis gebeurtenis, DateOnly datum, DateOnly today, Vrijstellingparameters p)
    {
        ArgumentNullException.ThrowIfNull(v);
        var van = v.Toestand;
        var regel = VrijstellingVerloop.Regel(van, gebeurtenis) ?? throw new ArgumentException("This event does not belong to this state.", nameof(gebeurtenis));
        (v.Toestand, v.Versie) = (regel.Naar, v.Versie + 1);
        if (regel.Naar is VrijstellingToestand.Positief or VrijstellingToestand.Negatief or VrijstellingToestand.GeenOordeel)
            v.Uitslag = regel.Naar;
        if (regel.Gevolg.HasFlag(Vrijstellinggevolg.NaarDoorzettingsmacht))
            v.Geescaleerd = true;
        if (!VrijstellingVerloop.IsEinde(regel.Naar) && !(v.StapOp > datum))
            v.StapOp = datum;
        ZetTermijnen(v, regel.Gevolg, datum > today ? datum : today, p);
        if (gebeurtenis is VrijstellingGebeurtenis.VormtoetsACompleet or VrijstellingGebeurtenis.KennisgevingAangevuld)
            v.KennisgevingCompleetOp = datum;
        else if (gebeurtenis is VrijstellingGebeurtenis.VormtoetsBCompleet or VrijstellingGebeurtenis.VerklaringAangevuld)
            v.VerklaringCompleetOp = datum;
        else if (gebeurtenis == VrijstellingGebeurtenis.GesprekVastgelegd)
            v.GesprekOp = datum;
        else if (gebeurtenis == VrijstellingGebeurtenis.VormfoutGevonden)
            (v.VoorgesteldDoorId, v.VastReden) = (null, null);
        if (VrijstellingVerloop.IsEinde(v.Toestand))
            Beeindig(v, van, gebeurtenis, datum);
    }

    /// <summary>From when until when it is in force, and who established it.</summary>
    public static void StelVast(Vrijstelling v, DateOnly geboren, Guid door, DateOnly op)
    {
        ArgumentNullException.ThrowIfNull(v);
        var schooljaar = new Schooljaar(v.Schooljaar);
        v.Begin = Vrijstellingtermijnen.Begin(geboren, v.KennisgevingCompleetOp ?? v.OntvangenOp, v.VerklaringCompleetOp ?? op, schooljaar);
        v.Einde = Vrijstellingtermijnen.Einde(schooljaar, v.NooitGeschikt);
        v.VastgesteldOp = op;
        if (v.Toestand == VrijstellingToestand.VanKrachtOndanksOordeel)
            (v.VastgesteldDoorId, v.TweedeDoorId) = (v.VoorgesteldDoorId, door);
        else
            v.VastgesteldDoorId = door;
    }

    static void ZetTermijnen(Vrijstelling v, Vrijstellinggevolg gevolg, DateOnly van, Vrijstellingparameters p)
    {
        if (gevolg.HasFlag(Vrijstellinggevolg.OordelenVervallen))
        {
            (v.Uitslag, v.VerklaringVoor, v.HeroverwegingVoor, v.VoorgesteldDoorId, v.VastReden) = (null, null, null, null, null);
            // An advice is on what a round brought. What it said is kept under the act of that round.
            (v.Geescaleerd, v.AdviesOp, v.Advies) = (false, null, null);
        }

        if (gevolg.HasFlag(Vrijstellinggevolg.NieuweRonde))
            (v.Ronde, v.GesprekOp) = (v.Ronde + 1, null);
        if (gevolg.HasFlag(Vrijstellinggevolg.TermijnBeoordelen))
            (v.HerstelVoor, v.BeoordelenVoor, v.UiterlijkOp) = (null, Vrijstellingtermijnen.Beoordelen(van, p), Vrijstellingtermijnen.Uiterlijk(van, p));
        if (gevolg.HasFlag(Vrijstellinggevolg.TermijnHerstel))
            v.HerstelVoor = Vrijstellingtermijnen.Herstel(van, p);
        if (gevolg.HasFlag(Vrijstellinggevolg.TermijnHeroverweging))
            v.HeroverwegingVoor = Vrijstellingtermijnen.Heroverweging(van, p);
        if (gevolg.HasFlag(Vrijstellinggevolg.TermijnVerklaring))
            v.VerklaringVoor = Vrijstellingtermijnen.Verklaring(van, p);
    }

    static void Beeindig(Vrijstelling v, VrijstellingToestand van, VrijstellingGebeurtenis gebeurtenis, DateOnly datum)
    {
        (v.BeeindigdOp, v.EindeDoor) = (gebeurtenis == VrijstellingGebeurtenis.EinddatumBereikt ? v.Einde : datum, gebeurtenis);
        // From that day on it is not in force; never before it began.
        if (VrijstellingVerloop.IsInKracht(van) && (v.Einde is null || v.BeeindigdOp < v.Einde))
            v.Einde = v.Begin > v.BeeindigdOp ? v.Begin : v.BeeindigdOp;
    }
}
