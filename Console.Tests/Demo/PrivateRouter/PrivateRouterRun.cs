using System.Text.Json;
using OperatorConsole.Demo.Gateways.PrivateRouter;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.PrivateRouter;

/// <summary>A simulated PrivateRouter that has begun in quiet hours, with its log.</summary>
internal sealed class PrivateRouterRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _logPath;

    public PrivateRouterRun(int seed = 5, bool withLog = true)
    {
        World = new World(seed);
        Start = SimulatedTime.Quiet(World, TimeSpan.FromHours(2));
        Gateway = new PrivateRouterGateway(World);
        _logPath = Path.Combine(_folder.Path, Gateway.LogPath);
        if (withLog) Gateway.Log = new LogFile(_logPath);
        Gateway.Begin(Start);
    }

    public World World { get; }

    public DateTimeOffset Start { get; }

    public PrivateRouterGateway Gateway { get; }

    public Exposed Metrics
    {
        get
        {
            lock (Gateway.Gate) return Exposed.Parse(Gateway.Metrics.Expose());
        }
    }

    /// <summary>Plays a scenario now and lets it run to its end.</summary>
    public void Suffer(string scenario, string target, TimeSpan length)
    {
        World.Play(scenario, target, Gateway.Now, length);
        Gateway.Advance(Gateway.Now + length);
    }

    public void Advance(TimeSpan time) => Gateway.Advance(Gateway.Now + time);

    /// <summary>Every record of the container's log.</summary>
    public IReadOnlyList<DockerRecord> Records()
    {
        lock (Gateway.Gate) Gateway.Log!.Flush();
        return [.. File.ReadAllLines(_logPath).Select(line => JsonSerializer.Deserialize<DockerRecord>(line, JsonSerializerOptions.Web)! with { Raw = line })];
    }

    /// <summary>The access lines among them.</summary>
    public IReadOnlyList<JsonElement> AccessLines() =>
        [.. Records().Where(r => r.Log.StartsWith('{')).Select(r => JsonDocument.Parse(r.Log).RootElement)];

    public void Dispose()
    {
        Gateway.Log?.Dispose();
        _folder.Dispose();
    }
}

internal sealed record DockerRecord(string Log, string Stream, DateTimeOffset Time)
{
    public string Raw { get; init; } = "";
}
