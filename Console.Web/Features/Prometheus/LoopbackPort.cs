using System.Net;
using System.Net.Sockets;

namespace OperatorConsole.Web.Features.Prometheus;

/// <summary>A loopback port that nobody listens on now. Somebody else may take it before it is used: whoever uses it must be ready to try another.</summary>
internal static class LoopbackPort
{
    public static int FindFree()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    public static bool IsFree(int port)
    {
        using var socket = new TcpListener(IPAddress.Loopback, port);
        try
        {
            socket.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
