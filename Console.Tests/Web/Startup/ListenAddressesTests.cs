using OperatorConsole.Web.Features.Startup;

namespace OperatorConsole.Tests.Web.Startup;

public class ListenAddressesTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8480", "127.0.0.1:8480")]
    [InlineData("http://localhost:8480", "localhost:8480")]
    [InlineData("http://127.3.2.1:0/", "127.3.2.1:0")]
    [InlineData("http://[::1]:8480; http://LOCALHOST:1", "[::1]:8480 localhost:1")]
    public void Parse_Loopback_IsTaken(string urls, string expected) =>
        Assert.Equal(expected, string.Join(' ', ListenAddresses.Parse(urls).All.Select(a => $"{a.Host.ToLowerInvariant()}:{a.Port}")));

    [Theory]
    [InlineData("http://0.0.0.0:8480")]
    [InlineData("http://*:8480")]
    [InlineData("http://+:8480")]
    [InlineData("http://[::]:8480")]
    [InlineData("http://10.0.0.1:8480")]
    [InlineData("http://console.example:8480")]
    [InlineData("http://localhost.example:8480")]
    [InlineData("http://127.0.0.1:8480;http://0.0.0.0:8480")]
    public void Parse_AnyOtherAddress_IsRefusedWithTheReason(string urls)
    {
        var exception = Assert.Throws<StartupException>(() => ListenAddresses.Parse(urls));

        Assert.Equal(ExitCode.BadSettings, exception.ExitCode);
        Assert.Equal(
            $"""
            --urls = {urls.Split(';')[^1]}
              problem: Everyone who reaches the console may use it, so it listens on this machine only.
              remedy:  Use http://127.0.0.1:8480, and an SSH tunnel to reach it from elsewhere.
            """,
            exception.Message);
    }

    [Theory]
    [InlineData("nonsense", "This is not an address.")]
    [InlineData("", "There is no address.")]
    [InlineData("https://127.0.0.1:8480", "The console speaks http only.")]
    [InlineData("http://127.0.0.1:8480/console", "An address to listen at has no path.")]
    public void Parse_UnusableAddress_IsRefused(string urls, string problem) =>
        Assert.Contains($"problem: {problem}\n", Assert.Throws<StartupException>(() => ListenAddresses.Parse(urls)).Message, StringComparison.Ordinal);
}
