using OperatorConsole.Demo.Gateways.Vllm;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.Vllm;

/// <summary>A simulated vLLM server that has begun in quiet hours, with its log.</summary>
internal sealed class VllmRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _logPath;

    public VllmRun(int seed = 5)
    {
        World = new World(seed);
        Gateway = new VllmGateway(World);
        _logPath = Path.Combine(_folder.Path, Gateway.LogPath);
        Gateway.Log = new LogFile(_logPath);
        Gateway.Begin(SimulatedTime.Quiet(World, TimeSpan.FromHours(2)));
    }

    public World World { get; }

    public VllmGateway Gateway { get; }

    public Exposed Metrics => Exposed.Parse(Gateway.Metrics.Expose());

    public void Advance(TimeSpan time) => Gateway.Advance(Gateway.Now + time);

    public string[] LogLines()
    {
        Gateway.Log!.Flush();
        return File.ReadAllLines(_logPath);
    }

    public void Dispose()
    {
        Gateway.Log!.Dispose();
        _folder.Dispose();
    }
}
