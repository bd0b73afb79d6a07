// What: the columns of an export, their levels, the steps from fine to coarse, and how a dossier becomes a row. No other column exists.
// Source: the columns and steps agreed for the pseudonymous export of a region; rules.md R4 for S, the days and the lines of the clock.
// Pure. Used by: Exportmaker and the preview.
// Never: a date, a number or a code that a spreadsheet turns into a date or a formula: "4-11" would become the fourth of November.

using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Releases;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Exports;

public static class Exportkolommen
{
    /// <summary>Least number of children with the same combination.</summary>
    public const int K = 5;

    /// <summary>Above this share of rows to be left out, the columns become coarser first.</summary>
    public const decimal Grens = 0.05m;

    const string Leeftijd = "leeftijdsgroep", Sekse = "geslacht", Gemeente = "gemeente", Regio = "regio";
    const string Jong = "4 tot en met 11", Oud = "12 tot en met 18";
    const string Eerder = "eerder";

    static readonly CodeLabel Onbekend = new("onbekend", "niet bekend");
    static readonly string[] Duren = ["minder dan 4 weken", "4 weken tot 3 maanden", "3 tot 6 maanden", "6 tot 12 maanden", "langer dan 12 maanden"];

    /// <summary>What may be in a file after the pseudonym, in this order: name and what the applicant is told.</summary>
    public static readonly IReadOnlyList<(string Naam, string Inhoud)> Alle =
    [
        (Leeftijd, "4 tot en met 11 jaar, of 12 tot en met 18 jaar"),
        (Sekse, "M, V, X of onbekend. Wordt weggelaten als er anders te veel regels verdwijnen"),
        (Gemeente, "Gemeente waar de jongere woont. Wordt de regio als er anders te veel regels verdwijnen"),
        ("sector", "Primair onderwijs, voortgezet onderwijs of mbo"),
        ("verzuimsoort", "Ingeschreven of niet ingeschreven, in de tijd dat de jongere thuis zat"),
        ("schooljaar", "Schooljaar waarin de jongere thuis kwam te zitten"),
        ("duur", "Hoe lang de jongere thuis zit of zat, in vijf groepen"),
        ("band", "Stand van de pactklok op de peildatum"),
    ];

    public static readonly IReadOnlyCollection<string> Namen = [.. Alle.Select(k => k.Naam)];

    /// <summary>First the gemeente becomes the region, then the sex is left out; after that rows are lost.</summary>
    public static readonly IReadOnlyList<GeneralisationStep> Stappen =
        [new GeneralisationStep(new ColumnLevel(Gemeente, Regio)), new GeneralisationStep(new ColumnLevel(Sekse, Ladder.Top))];

    public static MicrodataTable Tabel(IEnumerable<Exportrij> rijen, Schooljaar jaar, DateOnly peildatum, Organisatie regio, IReadOnlyCollection<Organisatie> gemeenten)
    {
        var codes = gemeenten.ToDictionary(g => g.Id, g => g.Code);
        return new(Kolommen(jaar, peildatum, regio, gemeenten), rijen.Select(r => new MicrodataRow(r.Id,
        [
            Leeftijdsgroep(r.GeboorteMaand, peildatum), Geslachtscode(r.Geslacht), codes.GetValueOrDefault(r.GemeenteId), Sectorcode(r.Sector),
            Inschrijving(r.Soort), SchooljaarVan(r.Start, jaar), Duur(r, peildatum), Bandcode(r.Band),
        ])));
    }

    static IReadOnlyList<Column> Kolommen(Schooljaar jaar, DateOnly peildatum, Organisatie regio, IReadOnlyCollection<Organisatie> gemeenten)
    {
        var dag = Platform.Time.NlDatum.Lang(peildatum);
        var vorig = new Schooljaar(jaar.Beginjaar - 1);
        return
        [
            new(Leeftijd, $"Leeftijd op de peildatum {dag}. Alleen de geboortemaand is gebruikt: wie in deze maand jarig is, telt als al jarig."
                    + " Jonger dan 4 of ouder dan 18 staat als onbekend.",
                Ladder.From("leeftijdsgroep", [new(Jong, "4 tot en met 11 jaar"), new(Oud, "12 tot en met 18 jaar")], Onbekend), "jaren"),
            new(Sekse, "Geslacht zoals het in het dossier staat.",
                Ladder.From("geslacht", [new("M", "jongen"), new("V", "meisje"), new("X", "X")], Onbekend)),
            new(Gemeente, "Gemeente waar de jongere op de peildatum woont.",
                Ladder.From("gemeente", gemeenten.OrderBy(g => g.Code, StringComparer.Ordinal).Select(g => new CodeLabel(g.Code, g.Naam)), Onbekend)
                    .Then(Regio, _ => regio.Code, [new(regio.Code, regio.Naam)]),
                Source: "gemeentecode van het CBS"),
            new("sector", "Sector van de school. Zonder school: de sector die bij de leeftijd hoort.",
                Ladder.From("sector", Enum.GetValues<Sector>().Select(s => new CodeLabel(Sectorcode(s)!, Woorden.Van(s).ToLowerInvariant())), Onbekend)),
            new("verzuimsoort", "Of de jongere bij een school ingeschreven stond in de tijd dat die thuis zat, op de laatste dag daarvan tot en met de peildatum.",
                Ladder.From("inschrijving", [new("ingeschreven", "ingeschreven bij een school (langdurig relatief verzuim)"),
                    new("niet ingeschreven", "niet ingeschreven bij een school (absoluut verzuim)")], Onbekend)),
            new("schooljaar", "Schooljaar waarin de eerste dag thuis valt: dag 1 van de pactklok. Een schooljaar loopt van 1 augustus tot en met 31 juli.",
                Ladder.From("schooljaar", [new(jaar.ToString(), $"schooljaar {jaar}"), new(vorig.ToString(), $"schooljaar {vorig}"),
                    new(Eerder, $"voor schooljaar {vorig}")], Onbekend)),
            new("duur", $"Hoe lang de jongere thuis zit: van dag 1 tot en met de peildatum {dag}, of tot de dag waarop de klok stopte."
                    + " Dagen in een arrangement dat te vroeg stopte, tellen niet mee.",
                Ladder.From("duurgroep", Duren.Select(d => new CodeLabel(d, d)), Onbekend), "kalenderdagen en kalendermaanden"),
            new("band", $"Stand van de pactklok op de peildatum {dag}. De grens is drie maanden na dag 1.",
                Ladder.From("band",
                [
                    new("gestopt", "de klok is gestopt: er is een arrangement of onderwijs, of de episode is voorbij"), new("binnen", "tot en met dag 28"),
                    new("vier weken", "langer dan vier weken"), new("nadert", "28 dagen of minder tot de grens"),
                    new("dringend", "14 dagen of minder tot de grens"), new("overschreden", "drie maanden voorbij"),
                ], Onbekend),
                Source: "Thuiszitterspact"),
        ];
    }

    /// <summary>By birth month: from the first day of that month one counts as a year older.</summary>
    internal static string? Leeftijdsgroep(DateOnly geboorteMaand, DateOnly peildatum) =>
        (peildatum.Year - geboorteMaand.Year - (peildatum.Month < geboorteMaand.Month ? 1 : 0)) switch
        {
            >= 4 and <= 11 => Jong,
            >= 12 and <= 18 => Oud,
            _ => null,
        };

    static string? Geslachtscode(Geslacht geslacht) => geslacht switch { Geslacht.Man => "M", Geslacht.Vrouw => "V", Geslacht.X => "X", _ => null };

    static string? Sectorcode(Sector? sector) => sector switch { Sector.Po => "po", Sector.Vo => "vo", Sector.Mbo => "mbo", _ => null };

    /// <summary>By what drove the clock: a sick report in between does not change whether somebody is enrolled.</summary>
    static string Inschrijving(Verzuimsoort soort) => soort == Verzuimsoort.AbsoluutVerzuim ? "niet ingeschreven" : "ingeschreven";

    static string SchooljaarVan(DateOnly start, Schooljaar jaar)
    {
        var van = Schooljaar.Van(start);
        return van.Beginjaar >= jaar.Beginjaar - 1 ? van.ToString() : Eerder;
    }

    internal static string Duur(Exportrij rij, DateOnly peildatum)
    {
        var na = peildatum.AddDays(1);
        if (rij.GestoptOp < na)
            na = rij.GestoptOp.Value;
        if (rij.GeslotenOp < na)
            na = rij.GeslotenOp.Value;
        var maanden = Regioparameters.Standaard.GrensMaanden;
        var pauze = rij.Grens is { } grens ? Math.Max(0, grens.DayNumber - rij.Start.AddMonths(maanden).DayNumber) : 0;
        var dagen = na.DayNumber - rij.Start.DayNumber - pauze;
        var laatste = rij.Start.AddDays(Math.Max(dagen, 1) - 1);
        return dagen <= 28 ? Duren[0]
            : laatste <= rij.Start.AddMonths(3) ? Duren[1]
            : laatste <= rij.Start.AddMonths(6) ? Duren[2]
            : laatste <= rij.Start.AddMonths(12) ? Duren[3]
            : Duren[4];
    }

    static string? Bandcode(PactBand band) => band switch
    {
        PactBand.Gestopt => "gestopt",
        PactBand.Binnen => "binnen",
        PactBand.VierWeken => "vier weken",
        PactBand.Nadert => "nadert",
        PactBand.Dringend => "dringend",
        PactBand.Overschreden => "overschreden",
        _ => null,
    };
}
