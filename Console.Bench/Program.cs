using BenchmarkDotNet.Running;
using OperatorConsole.Bench;
using OperatorConsole.Bench.Alerts;
using OperatorConsole.Bench.Page;
using OperatorConsole.Bench.PromQl;
using OperatorConsole.Bench.Queries;
using OperatorConsole.Bench.Requests;
using OperatorConsole.Bench.Running;

if (args is [not ("queries" or "page" or "promql" or "alerts" or "requests"), ..] or [])
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}

var options = BenchOptions.Parse(args.AsSpan(1));
var table = new FigureTable(Console.Out);
Say.Line($"measuring {args[0]}: {options}");
if (args[0] is "promql" or "alerts")
{
    foreach (var figure in args[0] == "promql" ? await PromQlFigures.MeasureAsync() : await AlertFigures.MeasureAsync()) table.Add(figure);
    return table.Write() ? 0 : 1;
}
if (args[0] == "requests")
{
    await foreach (var figure in RequestFigures.MeasureAsync(options.Gibibytes)) table.Add(figure);
    return table.Write() ? 0 : 1;
}
IEnumerable<Figure> before = args[0] == "queries" && options.Has("decoding") ? await Decoding.MeasureAsync() : [];
foreach (var figure in before) table.Add(figure);
await using (var console = await ConsoleUnderTest.StartAsync(options.History))
{
    var measuring = args[0] == "queries" ? QueryFigures.MeasureAsync(console, options) : PageFigures.MeasureAsync(console, options);
    await foreach (var figure in measuring) table.Add(figure);
}
return table.Write() ? 0 : 1;
