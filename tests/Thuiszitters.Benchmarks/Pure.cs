using BenchmarkDotNet.Attributes;
using Thuiszitters.Domain;

namespace Thuiszitters.Benchmarks;

/// <summary>The pure rules: what the import and PactBewaking do per dossier.</summary>
[MemoryDiagnoser]
public class Pure
{
    static readonly Schoolkalender Kalender = Schoolkalender.Van(Vakantieregio.Noord);
    static readonly DateOnly Op = new(2026, 11, 20);

    static readonly Dossierfeiten Een = new() { Geboren = new(2013, 3, 14), Verzuim = [new(Verzuimsoort.Lrv, new(2026, 9, 7))] };

    static readonly Dossierfeiten Terugval = Een with
    {
        Arrangementen = [new(Guid.Empty, ArrangementType.Oza, new(2026, 9, 20), new(2026, 9, 25), new(2026, 10, 1), new(2026, 10, 12), true, new(2026, 10, 13), false, false)],
    };

    [Benchmark(Baseline = true)]
    public Klokstand Klok() => Pactklok.Bereken(Een, Regioparameters.Standaard, Op);

    [Benchmark]
    public Klokstand KlokMetTerugval() => Pactklok.Bereken(Terugval, Regioparameters.Standaard, Op);

    [Benchmark]
    public Statusoordeel Status() => Statusregel.Bepaal(Een, Regioparameters.Standaard, Kalender, Op);

    [Benchmark]
    public DateOnly? VolgendeWissel() => Wisseldatum.Volgende(Een, Regioparameters.Standaard, Kalender, Op);
}
