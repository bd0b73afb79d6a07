namespace Thuiszitters.Web.Platform.ProcessingLog;

/// <summary>Why data of a person is opened. Each points into the register of processing activities (dpia/verwerkingen.csv).</summary>
public sealed record Doel(string Code, string Naam, string ActiviteitId)
{
    const string Register = "https://thuiszitters.example/verwerkingen/";
    public static readonly Doel Werkvoorraad = new("werkvoorraad", "Werkvoorraad tonen", Register + "begeleiden/1");
    public static readonly Doel Dossierlijst = new("dossierlijst", "Lijst van dossiers tonen", Register + "begeleiden/1");
    public static readonly Doel Dossier = new("dossier", "Dossier bekijken", Register + "begeleiden/1");
    public static readonly Doel Bijwerken = new("bijwerken", "Dossier bijwerken", Register + "begeleiden/1");
    public static readonly Doel Zoeken = new("zoeken", "Jongere zoeken", Register + "begeleiden/1");
    public static readonly Doel Samenvoegen = new("samenvoegen", "Dubbele dossiers samenvoegen", Register + "begeleiden/1");
    public static readonly Doel Elders = new("elders-bekend", "Nagaan of een jongere elders in de regio bekend is", Register + "begeleiden/1");
    public static readonly Doel Openen = new("openen", "Dossier openen", Register + "begeleiden/1");
    public static readonly Doel Overdracht = new("overdracht", "Dossier overdragen", Register + "begeleiden/1");
    public static readonly Doel Overleg = new("overleg", "Overleg voorbereiden en houden", Register + "begeleiden/1");
    public static readonly Doel Bsn = new("bsn", "BSN bekijken", Register + "begeleiden/1");
    public static readonly Doel Document = new("document", "Document openen", Register + "begeleiden/1");
    public static readonly Doel Documentscan = new("documentscan", "Document op virussen onderzoeken", Register + "begeleiden/1");
    public static readonly Doel Geheim = new("geheim", "Gegevens van een betrokkene openen", Register + "begeleiden/1");
    public static readonly Doel Brief = new("brief", "Brief maken of afdrukken", Register + "begeleiden/1");
    public static readonly Doel Vrijstelling = new("vrijstelling", "Aanvraag om vrijstelling behandelen of beoordelen", Register + "vrijstellen/1");
    public static readonly Doel Import = new("import", "Lijst importeren", Register + "importeren/1");
    public static readonly Doel Bewaking = new("bewaking", "Pactklok bewaken", Register + "bewaken/1");
    public static readonly Doel Export = new("export", "Pseudonieme export maken", Register + "regioanalyse/1");
}
