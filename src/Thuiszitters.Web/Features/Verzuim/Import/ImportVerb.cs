// What: import FILE --organisation CODE --on yyyy-MM-dd --report OUT.json [--dry-run]: imports a list as the screen does, without questions.
// The columns are those the organisation chose the last time, or else recognised by their headings.
// Used by: administrators, tests. Exit: 0 done, 1 refused (the reason is printed), 2 wrong use.
// Never: a name or BSN on the console or in the report; a dry run writes nothing but the processing log.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Verbs;

namespace Thuiszitters.Web.Features.Verzuim.Import;

public sealed class ImportVerb(
    DbSource source, Importkaders kaders, Importbestanden bestanden, Importuitvoering uitvoering, Importluisteraars luisteraars, JobRunner runner, Clock clock) : IVerb
{
    static readonly TimeSpan Beurt = TimeSpan.FromSeconds(1);

    public static string Name => "import";
    public static string Usage => "import FILE --organisation CODE --on yyyy-MM-dd [--report OUT.json] [--dry-run]";

    public async Task<int> RunAsync(VerbArguments arguments, TextWriter output, CancellationToken ct)
    {
        var (bestand, code, op) = (arguments[0], arguments.Required("organisation"), arguments.Date("on"));
        if (!File.Exists(bestand))
            return await WeigerAsync(output, "Het bestand is er niet.");
        await using var db = source.ForSystem();
        var organisatie = await db.Organisaties.AsNoTracking().FirstOrDefaultAsync(o => o.Code == code, ct);
        if (organisatie?.Soort is not (OrganisatieSoort.Gemeente or OrganisatieSoort.School))
            return await WeigerAsync(output, $"Er is geen gemeente of school met code {code}.");

        await using var stroom = File.OpenRead(bestand);
        var lijst = await Lijstlezer.ReadAsync(stroom, Path.GetFileName(bestand), ct);
        if (lijst.Fout is { } fout)
            return await WeigerAsync(output, fout.Bericht);
        var toewijzing = Kolomherkenning.Raad(lijst, op, await bestanden.VoorkeurAsync(db, organisatie.Id, ct));
        if (toewijzing.Controleer() is { Count: > 0 } bezwaren)
            return await WeigerAsync(output, string.Join(Environment.NewLine, bezwaren));

        var begin = clock.UtcNow;
        var oordelen = new List<Importoordeel>(lijst.Regels.Count);
        if (arguments.Has("dry-run"))
        {
            var kader = await kaders.MaakAsync(organisatie.Id, null, null, op, ct);
            var beoordelaar = new Lijstbeoordelaar(kader, source, toewijzing, metKlok: true);
            foreach (var groep in lijst.Regels.Chunk(Lijstbeoordelaar.Groep))
                oordelen.AddRange(await beoordelaar.BeoordeelAsync(groep, ct));
        }
        else if (!await VoerUitAsync(db, await File.ReadAllBytesAsync(bestand, ct), Path.GetFileName(bestand), lijst, toewijzing, organisatie, op, oordelen, ct))
            return await WeigerAsync(output, "Het inlezen is niet gelukt. Wat al was ingelezen, blijft staan; lees de lijst opnieuw in.");

        var klokken = oordelen.ToDictionary(o => o.Oordeel.Rij.Regel, o => o.Klok);
        var rapport = Importrapport.Maak(op, [.. oordelen.Select(o => o.Oordeel)], o => klokken[o.Rij.Regel]);
        if (arguments.Named("report") is { } pad)
        {
            await File.WriteAllTextAsync(pad + ".deel", rapport.NaarJson(), ct);
            File.Move(pad + ".deel", pad, overwrite: true);
        }

        var duur = Math.Max(0.001, (clock.UtcNow - begin).TotalSeconds);
        await output.WriteLineAsync(string.Create(NlDatum.Cultuur,
            $"{rapport.Regels} regels: {rapport.Nieuw} nieuw, {rapport.Dubbel} dubbel, {rapport.Bijgewerkt} bijgewerkt, {rapport.Afgewezen} afgewezen ({duur:0.0} s, {rapport.Regels / duur:0} regels/s)"));
        return 0;
    }

    /// <summary>The same job as behind the screen, run here; its judgements are heard for the report.</summary>
    async Task<bool> VoerUitAsync(
        AppDb db, byte[] inhoud, string naam, Leesresultaat lijst, Kolomtoewijzing toewijzing, Organisatie organisatie, DateOnly op, List<Importoordeel> oordelen,
        CancellationToken ct)
    {
        var (opdracht, bestand) = await bestanden.NieuwAsync(inhoud, naam, lijst, organisatie.Id, null, Importkanaal.Opdrachtregel, ct);
        opdracht.Kolommen = Importbestanden.Velden(toewijzing);
        opdracht.Datum = op;
        opdracht.Toestand = Importtoestand.Bevestigd;
        luisteraars.Luister(opdracht.Id, oordelen.AddRange);
        try
        {
            db.Begin(ActKind.ImportBevestigd, clock.UtcNow, feiten: Dossierwerk.Feiten(("import", opdracht.Id), ("regels", opdracht.Totaal)));
            db.AddRange(opdracht, bestand);
            await db.SaveChangesAsync(ct);
            JobResult uitkomst;
            while ((uitkomst = await runner.RunAsync(ImportUitvoeren.Name, op, ct: ct)).Outcome == JobOutcome.Bezet)
                await Task.Delay(Beurt, ct);
            var toestand = await db.Set<Importopdracht>().AsNoTracking().SingleAsync(o => o.Id == opdracht.Id, ct);
            if (toestand.Toestand == Importtoestand.Klaar)
                return true;
            // Nobody is there to go on from here; the file need not stay.
            if (!toestand.IsAf)
                await uitvoering.SluitAsync(toestand, Importtoestand.Geannuleerd, CancellationToken.None);
            return false;
        }
        finally
        {
            luisteraars.Vergeet(opdracht.Id);
        }
    }

    static async Task<int> WeigerAsync(TextWriter output, string reden)
    {
        await output.WriteLineAsync(reden);
        return 1;
    }
}
