// What: jobs and mail in words: the rhythm, how a job stands, how a run ended, why a mail did not arrive.
// Used by: Beheer / Jobs, the banner, the mail of check-jobs. Never: a code without a word beside it; data of a dossier.

using System.Globalization;
using System.Text.Json;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Shared;

public static partial class Woorden
{
    public static string Van(JobVerdict verdict) => verdict switch
    {
        JobVerdict.Goed => "In orde",
        JobVerdict.TeLaat => "Te laat",
        JobVerdict.Mislukt => "Mislukt",
        JobVerdict.Stil => "Nooit uitgevoerd",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    public static Toon Toon(JobVerdict verdict) => verdict switch
    {
        JobVerdict.Goed => Platform.Ui.Toon.Goed,
        JobVerdict.Mislukt => Platform.Ui.Toon.Gevaar,
        _ => Platform.Ui.Toon.LetOp,
    };

    public static (string Woord, Toon Toon) Van(JobState state) => state switch
    {
        JobState.Loopt => ("Loopt", Platform.Ui.Toon.Info),
        JobState.Klaar => ("Klaar", Platform.Ui.Toon.Goed),
        JobState.Mislukt => ("Mislukt", Platform.Ui.Toon.Gevaar),
        JobState.Afgebroken => ("Afgebroken", Platform.Ui.Toon.LetOp),
        JobState.Gemist => ("Gemist", Platform.Ui.Toon.LetOp),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Ritme(JobSchedule schedule) => schedule.Rhythm switch
    {
        JobRhythm.OnDemand => "Op verzoek",
        JobRhythm.EveryMinutes => schedule.Minutes == 1 ? "Elke minuut" : $"Elke {schedule.Minutes} minuten",
        JobRhythm.Daily => $"Elke dag om {schedule.Hour}:{schedule.Minute:00} uur",
        JobRhythm.FirstWorkingDay => $"Eerste werkdag van de maand om {schedule.Hour}:{schedule.Minute:00} uur",
        _ => throw new ArgumentOutOfRangeException(nameof(schedule)),
    };

    public static string Moment(DateTime utc) => Clock.ToLocal(utc).ToString("dd-MM-yyyy HH:mm", NlDatum.Cultuur);

    public static string Duur(JobRunRow run) => run.Finished is not { } klaar ? "–" : (klaar - run.Started) switch
    {
        { TotalSeconds: < 1.5 } => "1 seconde of korter",
        { TotalMinutes: < 2 } d => d.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + " seconden",
        { } d => d.TotalMinutes.ToString("0", CultureInfo.InvariantCulture) + " minuten",
    };

    public static string Aantallen(JobRunRow run) => run.Counts is null
        ? run is { State: JobState.Loopt, Totaal: > 0 } ? $"{run.Klaar} van {run.Totaal}" : "–"
        : Aantallen(JsonSerializer.Deserialize<SortedDictionary<string, int>>(run.Counts) ?? []);

    public static string Aantallen(IReadOnlyDictionary<string, int> counts) =>
        counts.Count == 0 ? "–" : string.Join(", ", counts.Select(c => $"{c.Key} {c.Value.ToString(NlDatum.Cultuur)}"));

    /// <summary>What went wrong in a run, in words.</summary>
    public static string? Fout(JobRunRow run) => run.State == JobState.Gemist ? "In deze maand is de taak niet uitgevoerd." : run.Error switch
    {
        null => null,
        JobRunner.StoppedByHand => "Een beheerder heeft de taak gestopt.",
        "Gestopt" => "Het programma is gestopt terwijl de taak liep.",
        "LeaseVerloren" => "Een ander proces heeft de taak overgenomen.",
        "ProcesWeg" => "Het programma viel weg terwijl de taak liep.",
        var code when code.Contains("SqliteException", StringComparison.Ordinal) || code.Contains("NpgsqlException", StringComparison.Ordinal)
            || code.Contains("PostgresException", StringComparison.Ordinal) || code.Contains("SqlException", StringComparison.Ordinal) => "De database gaf een fout.",
        _ => "De taak gaf een fout. In het logboek van het programma staat waar.",
    };

    /// <summary>How a job stands, in a sentence for who must do something about it.</summary>
    public static string Zin(JobStanding stand) => stand switch
    {
        { Verdict: JobVerdict.Mislukt } => $"{stand.Job.Name}: de laatste keer is mislukt. {Laatst(stand.Past)}",
        { Verdict: JobVerdict.TeLaat } => $"{stand.Job.Name}: niet op tijd uitgevoerd. {Laatst(stand.Past)}",
        { Verdict: JobVerdict.Stil } => $"{stand.Job.Name}: nog nooit uitgevoerd.",
        _ => $"{stand.Job.Name}: in orde. {Laatst(stand.Past)}",
    };

    /// <summary>What it means that a job does not run, for who works with the program.</summary>
    public static string Gevolg(JobStanding stand, DateOnly vandaag) => stand.Job.Name switch
    {
        "PactBewaking" when stand.Verdict == JobVerdict.Mislukt => "De bewaking van de grens van drie maanden is niet helemaal gelukt.",
        "PactBewaking" when stand.Past.Done?.Period < vandaag.AddDays(-1) => "De bewaking van de grens van drie maanden is al langer dan een dag niet uitgevoerd.",
        "PactBewaking" => "De bewaking van de grens van drie maanden is vandaag niet uitgevoerd.",
        "MaandMail" => "De maandelijkse e-mail met signalen is niet verstuurd.",
        "MailVersturen" => "Er wordt geen e-mail verstuurd.",
        _ => $"De taak {stand.Job.Name} is niet goed uitgevoerd.",
    };

    static string Laatst(JobPast past) => past.Done is { } done ? $"Laatste keer goed: {Moment(done.Started)}." : "Nog nooit goed uitgevoerd.";

    /// <summary>What it is, of the mails that the program sends.</summary>
    public static string Mailsoort(string kind) => kind switch
    {
        "maandmail" => "Maandelijkse mail",
        "vrijstelling-te-beoordelen" or "vrijstelling-ondanks-oordeel" or "vrijstelling-advies-gevraagd" or "vrijstelling-gesprek" => "Mail over een vrijstelling",
        "pactmelding" => "Mail van de dag over drie maanden",
        "jobmelding" => "Melding over taken",
        "mislukte-mail" => "Melding over e-mail",
        _ => kind,
    };

    /// <summary>Why a mail did not arrive. The codes are those of <see cref="MailRefusedException"/>.</summary>
    public static string Mailfout(string? code) => code switch
    {
        null => "onbekend",
        OutboxMail.Terug => "teruggekomen",
        "Adres" => "geen geldig e-mailadres",
        "Timeout" => "de mailserver gaf geen antwoord",
        "GeenVerbinding" => "geen verbinding met de mailserver",
        "GeenMap" => "de map voor e-mail is niet te schrijven",
        ['5', '5', '0', ..] => "het e-mailadres bestaat niet, of de mailserver van de ontvanger weigert het",
        ['4', ..] => "de mailserver weigerde het voorlopig",
        _ => "de mailserver weigerde het",
    };
}
