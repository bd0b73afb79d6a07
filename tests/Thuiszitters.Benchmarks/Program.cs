// What: measures speed, side by side. The verbs:
//   load [--dossiers N] [--rounds N]   the whole program, started as a process of its own, against the same work by hand-written ADO.NET
//   pure                               BenchmarkDotNet on the pure code
//   uren [--meldingen N] [--rounds N]  the 16-uur rule over all reports of hours in one pass, against only reading them
//   voorzieningen [--dossiers N] [--rounds N] [--folder F]   matching and the gap view, against the same by hand-written SQL
//   disclosure [--rounds N] [--rows N] the microdata engine on the reference table: search, local recoding, figures of risk, pseudonyms
//   tabel [--rows N]                   protecting tables of 1,079 cells and more, with one start and with 60
// Source of what to reach: docs/performance.md, which also says how to repeat it. Never: a measured time as a test.

using BenchmarkDotNet.Running;
using Thuiszitters.Benchmarks;

if (args is ["load", ..])
    return await LoadRun.RunAsync(args[1..]);
if (args is ["uren", ..])
    return await LoadRun.HoursAsync(args[1..]);
if (args is ["voorzieningen", ..])
    return await LoadRun.VoorzieningenAsync(args[1..]);
if (args is ["disclosure", ..])
    return await DisclosureRun.RunAsync(args[1..]);
if (args is ["tabel", ..])
    return await TableRun.RunAsync(args[1..]);
BenchmarkSwitcher.FromAssembly(typeof(Pure).Assembly).Run(args is ["pure", ..] ? ["--filter", "*", .. args[1..]] : args);
return 0;
