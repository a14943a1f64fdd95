using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.Simulation;

public sealed class DockerLogTests : IDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 5, 17, 2, 34, 30, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WriteLine_QuotesMarkupAndControls_AreEscapedAsGoDoesIt()
    {
        var lines = Write(log => log.WriteLine("{\"a\": \"<b>&c\\d\t\u2028é\"}", Time.AddMilliseconds(620)));

        Assert.Equal("""{"log":"{\"a\": \"\u003cb\u003e\u0026c\\d\u0009\u2028é\"}\n","stream":"stdout","time":"2026-05-17T02:34:30.62Z"}""", lines[0]);
    }

    [Fact]
    public void WriteLine_WholeSecond_HasNoFraction()
    {
        var lines = Write(log => log.WriteLine("x", Time, "stderr"));

        Assert.Equal("""{"log":"x\n","stream":"stderr","time":"2026-05-17T02:34:30Z"}""", lines[0]);
    }

    [Fact]
    public void WriteLine_EarlierTime_DoesNotGoBack()
    {
        var lines = Write(log =>
        {
            log.WriteLine("first", Time.AddSeconds(2));
            log.WriteLine("second", Time);
        });

        Assert.EndsWith("\"time\":\"2026-05-17T02:34:32Z\"}", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("\"time\":\"2026-05-17T02:34:32.000000137Z\"}", lines[1], StringComparison.Ordinal);
    }

    private string[] Write(Action<DockerLog> write)
    {
        var path = Path.Combine(_folder.Path, "json.log");
        using (var file = new LogFile(path)) write(new DockerLog(file));
        return File.ReadAllLines(path);
    }
}
