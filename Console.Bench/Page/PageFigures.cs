using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using OperatorConsole.Bench.Running;

namespace OperatorConsole.Bench.Page;

/// <summary>How fast pages are painted and how many bytes they take, measured by Chromium: wwwroot-assets/bench/page.mjs.</summary>
internal static class PageFigures
{
    /// <summary>What a tick's limit is meant for.</summary>
    private const int Panels = 12;

    public static async IAsyncEnumerable<Figure> MeasureAsync(ConsoleUnderTest console, BenchOptions options)
    {
        var measured = await RunAsync(console, options.Runs);
        var (gateway, panels) = (measured.GetProperty("gateway").GetString(), measured.GetProperty("panels").GetInt32());
        yield return Painted(measured.GetProperty("board"), $"navigation to painted, gateways/{gateway} / a bare page with the same curves", 1.5, $"{measured.GetProperty("drawn")} of {panels} charts in view, drawn on both");
        yield return Painted(measured.GetProperty("whole"), "navigation to all charts painted, in a window that holds them / a bare page with the same curves", 1.5, $"{measured.GetProperty("allDrawn")} of {panels} charts drawn on both");
        yield return Painted(measured.GetProperty("explore"), "one query painted, /explore / Prometheus' classic page", 1, "");

        var first = measured.GetProperty("wire").GetProperty("first");
        yield return new Figure("first visit over the wire", first.GetProperty("bytes").GetDouble() / 1e6, 1.5,
            FormattableString.Invariant($"{first.GetProperty("requests")} requests, {first.GetProperty("http").GetDouble() / 1e6:0.000} MB, and {first.GetProperty("socket").GetDouble() / 1e3:0} KB by WebSocket")) { Unit = "MB" };

        var tick = measured.GetProperty("wire").GetProperty("tick");
        var scale = Math.Max(1, Panels / (double)panels);
        yield return new Figure($"a tick of a page with {Math.Max(panels, Panels)} charts over the wire", tick.GetProperty("bytes").GetDouble() * scale / 1e3, 50,
            FormattableString.Invariant($"{panels} charts: {tick.GetProperty("http").GetDouble() / 1e3:0.0} KB of data, {tick.GetProperty("socket").GetDouble() / 1e3:0.0} KB by WebSocket before its compression; times {scale:0.##}")) { Unit = "KB" };
    }

    private static Figure Painted(JsonElement times, string what, double limit, string beside)
    {
        if (times.ValueKind == JsonValueKind.Null) return new Figure(what, null, limit, "there is no such page");
        var (ours, theirs) = (Median.Of(Numbers(times, "ours")), Median.Of(Numbers(times, "theirs")));
        return new Figure(what, ours / theirs, limit, FormattableString.Invariant($"{ours:0} ms / {theirs:0} ms, {Numbers(times, "ours").Count()} runs{(beside.Length > 0 ? "; " : "")}{beside}"));
    }

    private static IEnumerable<double> Numbers(JsonElement times, string name) => times.GetProperty(name).EnumerateArray().Select(n => n.GetDouble());

    private static async Task<JsonElement> RunAsync(ConsoleUnderTest console, int runs)
    {
        var script = Path.Combine(Repository.Root, "wwwroot-assets", "bench", "page.mjs");
        var start = new ProcessStartInfo("node", [script, console.Address.AbsoluteUri, console.Prometheus.AbsoluteUri, runs.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        if (node.ExitCode != 0) throw new InvalidOperationException($"{script} ended with {node.ExitCode}.");
        return JsonSerializer.Deserialize<JsonElement>(output);
    }
}
