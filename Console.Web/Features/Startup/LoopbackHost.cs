using System.Net;

namespace OperatorConsole.Web.Features.Startup;

/// <summary>Names of this machine that cannot be taken by anybody else: <c>localhost</c>, 127.0.0.0/8, <c>[::1]</c>.</summary>
internal static class LoopbackHost
{
    public static bool Is(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
