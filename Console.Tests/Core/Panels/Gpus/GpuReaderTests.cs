using System.Globalization;
using System.Net;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Gpus;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Core.Panels.Gpus;

public sealed class GpuReaderTests
{
    private readonly ManualTime _time = new();
    private readonly Dictionary<string, double> _utilisation = new() { ["n1 GPU 0"] = 0.4, ["n1 GPU 1"] = 0.8 };
    private readonly Dictionary<string, DateTimeOffset> _seenOnce = [];
    private double _clock = 1410;
    private bool _isBroken;

    [Fact]
    public async Task Nodes_OfSeveralGpus_HaveTheMeanOfTheirShares()
    {
        var snapshot = await Reader().ReadAsync(null, CancellationToken.None);
        var node = Assert.Single(snapshot.Nodes);
        Assert.Equal((2, 2, 0.6), (node.Reporting, node.Gpus, Math.Round(node.Utilisation.Value!.Value, 9)));
        Assert.Equal("mean of 2 GPUs", node.Utilisation.Note);
    }

    [Fact]
    public async Task Gpu_SeenEarlierInTheDay_IsLostSinceThen()
    {
        _seenOnce["n2 GPU 3"] = _time.GetUtcNow().AddHours(-3);
        var snapshot = await Reader().ReadAsync(null, CancellationToken.None);
        var lost = snapshot.Gpus[0];
        Assert.Equal((GpuStatus.Lost, "n2 GPU 3", _seenOnce["n2 GPU 3"]), (lost.Status, $"{lost.Key}", lost.LastSeen));
        Assert.Equal("nothing of its node is reported: see the node and its exporter", Assert.Single(lost.Reasons));
        Assert.Equal(PanelState.NoSeries, lost.Utilisation.State);
    }

    [Fact]
    public async Task Gpu_ThatVanishesWhileItsNodeReports_MayHaveFallenOffTheBus()
    {
        var reader = Reader();
        var before = await reader.ReadAsync(null, CancellationToken.None);
        var seen = _time.GetUtcNow();
        _utilisation.Remove("n1 GPU 1");
        _time.Advance(TimeSpan.FromSeconds(15));
        var lost = (await reader.ReadAsync(before, CancellationToken.None)).Gpus[0];
        Assert.Equal((GpuStatus.Lost, "n1 GPU 1", seen), (lost.Status, $"{lost.Key}", lost.LastSeen));
        Assert.Equal("its node still reports: the GPU may have fallen off the bus", Assert.Single(lost.Reasons));
    }

    [Fact]
    public async Task Gpu_LostForADay_IsGone()
    {
        var reader = Reader();
        var before = await reader.ReadAsync(null, CancellationToken.None);
        _utilisation.Remove("n1 GPU 1");
        _time.Advance(TimeSpan.FromHours(25));
        Assert.Equal("n1 GPU 0", $"{Assert.Single((await reader.ReadAsync(before, CancellationToken.None)).Gpus).Key}");
    }

    [Fact]
    public async Task Gpus_WhilePrometheusFails_KeepTheirValuesAsStaleAndAreNotLost()
    {
        var reader = Reader();
        var before = await reader.ReadAsync(null, CancellationToken.None);
        _isBroken = true;
        _time.Advance(TimeSpan.FromSeconds(15));
        var snapshot = await reader.ReadAsync(before, CancellationToken.None);
        Assert.NotNull(snapshot.Failure);
        Assert.Equal([PanelState.Stale, PanelState.Stale], snapshot.Gpus.Select(g => g.Utilisation.State));
        Assert.DoesNotContain(snapshot.Gpus, g => g.Status == GpuStatus.Lost);
    }

    [Theory]
    [InlineData(2147483632)]
    [InlineData(9223372036854775794)]
    [InlineData(-1)]
    public async Task Value_ThatMeansNotSupported_IsNotShown(double sentinel)
    {
        _clock = sentinel;
        var clock = (await Reader().ReadAsync(null, CancellationToken.None)).Gpus[0].Clock;
        Assert.Equal((PanelState.NoSeries, true, null), (clock.State, clock.NotExported, clock.Value));
    }

    [Fact]
    public async Task Day_AskedForOnce_IsNotAskedForAtEveryRefresh()
    {
        var prometheus = new ScriptedPrometheus(Answer);
        var reader = Reader(prometheus);
        GpusSnapshot? snapshot = null;
        for (var i = 0; i < 10; i++)
        {
            snapshot = await reader.ReadAsync(snapshot, CancellationToken.None);
            _time.Advance(TimeSpan.FromSeconds(15));
        }
        Assert.Single(prometheus.Asked, a => a.Query.EndsWith("[24h:5m])", StringComparison.Ordinal));
    }

    private GpuReader Reader(ScriptedPrometheus? prometheus = null)
    {
        var settings = new ConsoleSettings { Gateways = [new GatewaySettings { Name = "gpu", Profile = "dcgm" }] };
        return new GpuReader((prometheus ?? new ScriptedPrometheus(Answer)).Cache, new GatewayFleet(settings, ProfileCatalogue.Load()), _time);
    }

    private (HttpStatusCode Status, string Json) Answer(string query)
    {
        if (_isBroken) return (HttpStatusCode.ServiceUnavailable, "{}");
        if (query.StartsWith("max_over_time(timestamp(", StringComparison.Ordinal))
            return ScriptedPrometheus.Vector(_seenOnce.Select(s => Element(s.Key, s.Value.ToUnixTimeSeconds())));
        if (query.Contains("GPU_UTIL", StringComparison.Ordinal)) return ScriptedPrometheus.Vector(_utilisation.Select(u => Element(u.Key, u.Value)));
        if (query.Contains("SM_CLOCK", StringComparison.Ordinal)) return ScriptedPrometheus.Vector(_utilisation.Select(u => Element(u.Key, _clock)));
        return query.StartsWith("count", StringComparison.Ordinal) ? ScriptedPrometheus.Vector(_utilisation.Select(u => Element(u.Key, 1))) : ScriptedPrometheus.Vector();
    }

    private static string Element(string gpu, double value) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"metric":{"node":"{{gpu.Split(' ')[0]}}","gpu_of_node":"{{gpu}}"},"value":[0,"{{value:R}}"]}""");
}
