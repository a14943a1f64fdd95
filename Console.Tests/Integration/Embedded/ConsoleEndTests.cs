using System.Text.Json;
using OperatorConsole.Web.Features.Processes;

namespace OperatorConsole.Tests.Integration.Embedded;

/// <summary>Whatever ends the console ends its Prometheus too.</summary>
public sealed class ConsoleEndTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Signal_ToTheConsole_EndsEverything(string signal)
    {
        await using var console = ConsoleProcess.Start(_folder.Path, []);
        await console.ReadyAsync();
        var prometheus = await PrometheusAsync();

        console.Signal(signal);

        Assert.Equal(0, await console.EndedAsync());
        Assert.Null(ProcessIdentity.Of(prometheus.Id));
        Assert.Empty(console.Errors);
    }

    [Fact]
    public async Task Kill_OfTheConsole_LeavesNothingAfterTheNextStart()
    {
        await using var first = ConsoleProcess.Start(_folder.Path, []);
        await first.ReadyAsync();
        var stray = await PrometheusAsync();

        await first.KillAsync();
        await using var second = ConsoleProcess.Start(_folder.Path, []);
        await second.ReadyAsync();

        await Eventually.TrueAsync("a new Prometheus runs", async () => await PrometheusAsync() != stray);
        Assert.Null(ProcessIdentity.Of(stray.Id));
        var next = await PrometheusAsync();
        second.Signal("TERM");
        Assert.Equal(0, await second.EndedAsync());
        Assert.Null(ProcessIdentity.Of(next.Id));
    }

    [Fact]
    public async Task Kill_OfTheConsole_EndsPrometheusAtOnceWhereTheSystemCan()
    {
        if (!OperatingSystem.IsLinux() || ProgramPath.Find("setpriv") is null) return;
        await using var console = ConsoleProcess.Start(_folder.Path, []);
        await console.ReadyAsync();
        var prometheus = await PrometheusAsync();

        await console.KillAsync();

        await Eventually.TrueAsync("Prometheus ends by itself", () => ProcessIdentity.Of(prometheus.Id) is null);
    }

    private async Task<ProcessIdentity> PrometheusAsync()
    {
        var note = Path.Combine(_folder.Path, "prometheus", "prometheus.pid");
        await Eventually.TrueAsync("Prometheus is noted", () => File.Exists(note) && new FileInfo(note).Length > 0);
        return JsonSerializer.Deserialize<ProcessIdentity>(await File.ReadAllTextAsync(note))!;
    }
}
