using OperatorConsole.Demo.Gateways.LiteLlm;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.LiteLlm;

/// <summary>A simulated proxy from a fixed morning on, its log in a folder of its own.</summary>
internal sealed class ProxyRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("litellm");

    public ProxyRun(DateTimeOffset start, int seed = 7, bool logged = true)
    {
        World = new World(seed);
        Gateway = new LiteLlmGateway(World) { Log = logged ? new LogFile(LogPath) : null };
        Gateway.Begin(start);
    }

    /// <summary>A Monday.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    public World World { get; }

    public LiteLlmGateway Gateway { get; }

    private string LogPath => Path.Combine(_folder.FullName, "proxy.log");

    /// <summary>A run that begins where nothing is planned for so many hours.</summary>
    public static ProxyRun Quiet(double hours) => new(SimulatedTime.Quiet(new World(7), TimeSpan.FromHours(hours)));

    public Exposed Exposed() => Simulated.Exposed.Parse(Gateway.Metrics.Expose());

    /// <summary>Plays on.</summary>
    public ProxyRun Play(TimeSpan length)
    {
        Gateway.Advance(Gateway.Now + length);
        return this;
    }

    /// <summary>Plays on while a scenario is on.</summary>
    public ProxyRun Play(string scenario, string target, TimeSpan length)
    {
        World.Play(scenario, target, Gateway.Now, length);
        return Play(length);
    }

    public string[] LogLines()
    {
        Gateway.Log!.Flush();
        return File.ReadAllLines(LogPath);
    }

    public void Dispose()
    {
        Gateway.Log?.Dispose();
        _folder.Delete(recursive: true);
    }
}
