// What: the warnings about a row that is imported all the same, by code; the codes are kept with the result, the words stand here.
// Pure. Used by: Regelcontrole, Lijstvergelijker, Lijstbeoordelaar, the pages of the import.
// Never: a code renamed or reused; results of earlier imports hold them. No word repeats what stands in a cell.

using System.Collections.Frozen;

namespace Thuiszitters.Web.Features.Verzuim.Import;

public static class Waarschuwcode
{
    public const string PostcodeOngeldig = "postcode-ongeldig";
    public const string GeslachtOnleesbaar = "geslacht-onleesbaar";
    public const string GeenBsn = "geen-bsn";
    public const string OnzichtbareTekens = "onzichtbare-tekens";
    public const string GemengdSchrift = "gemengd-schrift";
    public const string AndereNaam = "andere-naam";
    public const string BsnAangevuld = "bsn-aangevuld";
    public const string ZelfdeVoorletters = "zelfde-voorletters";
    public const string AnderBsn = "ander-bsn";
    public const string MeerDanEen = "meer-dan-een";
    public const string PostcodeElders = "postcode-elders";
    public const string PostcodeOnbekend = "postcode-onbekend";
    public const string SchoolOnbekend = "school-onbekend";
    public const string BehandelaarOnbekend = "behandelaar-onbekend";
    public const string GeenSchooldag = "geen-schooldag";
    public const string MedischWeggelaten = "medisch-weggelaten";

    static readonly FrozenDictionary<string, string> Berichten = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [PostcodeOngeldig] = "De postcode klopt niet en wordt niet overgenomen. Een postcode is 4 cijfers en 2 letters.",
        [GeslachtOnleesbaar] = "Het geslacht is niet te lezen en wordt niet overgenomen. Gebruik M, V of X.",
        [GeenBsn] = "Er staat geen BSN. De regel is gelezen als een regel zonder BSN.",
        [OnzichtbareTekens] = "In de cel stonden onzichtbare tekens. Die zijn verwijderd.",
        [GemengdSchrift] = "De naam bevat letters uit verschillende schriften die op elkaar lijken. Controleer de naam.",
        [AndereNaam] = "Het BSN en de geboortedatum zijn van een bekende leerling met een andere naam. Controleer de naam.",
        [BsnAangevuld] = "De leerling was bekend zonder BSN. Het BSN uit deze regel is aangevuld.",
        [ZelfdeVoorletters] = "Er is een leerling met dezelfde voorletters, achternaam en geboortedatum. Met alleen voorletters is niet te zien of het dezelfde is.",
        [AnderBsn] = "Er is een leerling met dezelfde naam en geboortedatum en een ander BSN. Controleer of het dezelfde leerling is.",
        [MeerDanEen] = "Er is meer dan één leerling met deze naam en geboortedatum. Zonder BSN is niet te zien welke het is. De regel is als nieuw gelezen.",
        [PostcodeElders] = "De postcode ligt niet in uw gemeente. Controleer of de jongere bij u woont.",
        [PostcodeOnbekend] = "De postcode hoort bij geen gemeente van de regio. De leerling is geplaatst in de gemeente van de school.",
        [SchoolOnbekend] = "De school is niet herkend. De naam wordt verzegeld bewaard.",
        [BehandelaarOnbekend] = "De behandelaar is geen collega van uw organisatie. Het dossier heeft nog geen behandelaar.",
        [GeenSchooldag] = "De eerste dag van het verzuim valt in een weekend of vakantie. De datum is overgenomen.",
        [MedischWeggelaten] = "In de opmerking staan medische gegevens. De opmerking is niet overgenomen.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Bericht(string code) => Berichten.GetValueOrDefault(code, code);
}
