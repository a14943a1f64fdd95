using Microsoft.Extensions.Logging;
using OperatorConsole.Tests.Fakes;
using OperatorConsole.Web.Features.Prometheus;

namespace OperatorConsole.Tests.Web.Prometheus;

public class PrometheusLogTests
{
    [Theory]
    [InlineData("""ts=2026-01-02T03:04:05.678Z caller=main.go:1215 level=info msg="Completed loading of configuration file" filename=/x/prometheus.yml totalDuration=12.3ms""", LogLevel.Information, "Completed loading of configuration file filename=/x/prometheus.yml totalDuration=12.3ms")]
    [InlineData("""ts=2026-01-02T03:04:05.678Z caller=scrape.go:1 level=warn component="scrape manager" scrape_pool=edge msg="Error on ingesting" num=3""", LogLevel.Warning, "Error on ingesting component=scrape manager scrape_pool=edge num=3")]
    [InlineData("""ts=2026-01-02T03:04:05.678Z caller=main.go:1 level=error err="opening storage failed: lock DB directory \"/x\": busy" """, LogLevel.Error, "opening storage failed: lock DB directory \"/x\": busy")]
    [InlineData("""ts=2026-01-02T03:04:05.678Z caller=main.go:1 level=error msg="Error reloading config" err="a\nb\\c" """, LogLevel.Error, "Error reloading config: a\nb\\c")]
    [InlineData("""time=2026-01-02T03:04:05.678Z level=DEBUG source=main.go:627 msg="Starting" mode=server""", LogLevel.Debug, "Starting mode=server")]
    [InlineData("prometheus: error: unknown long flag '--nope'", LogLevel.Error, "prometheus: error: unknown long flag '--nope'")]
    [InlineData("goroutine 1 [running]:", LogLevel.Error, "goroutine 1 [running]:")]
    [InlineData("level=error msg=\"cut of", LogLevel.Error, "cut of")]
    [InlineData("level=error msg=\"cut \\", LogLevel.Error, "cut \\")]
    public void Write_Line_IsLoggedAtItsLevel(string line, LogLevel level, string message)
    {
        var log = new LogLines();

        new PrometheusLog(log).Write(line);

        Assert.Equal([(level, message)], log.All);
    }

    [Fact]
    public void LastError_Crash_IsWhatWasSaidBefore()
    {
        var log = new PrometheusLog(new LogLines());
        log.Write("level=error msg=broken err=why");
        log.Write("panic: Unable to create");
        log.Write("");
        log.Write("goroutine 1 [running]:");

        Assert.Equal("broken: why", log.LastError);
    }

    [Fact]
    public void LastError_ServerThatWentOn_IsForgotten()
    {
        var log = new PrometheusLog(new LogLines());
        log.Write("level=error msg=broken err=why");
        log.Write("level=info msg=\"Completed loading\"");

        Assert.Null(log.LastError);
    }
}
