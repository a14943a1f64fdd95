using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OperatorConsole.Tests.Fakes;

/// <summary>A server that announces a longer body than it sends and closes: plain sockets, so that what was sent does arrive.</summary>
internal sealed class CuttingUpstream : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    public CuttingUpstream(string beginning)
    {
        _listener.Start();
        _serving = ServeAsync(beginning);
    }

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"));

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync(string beginning)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            var request = new byte[4096];
            await stream.ReadAtLeastAsync(request, 1);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {beginning.Length + 1000}\r\n\r\n{beginning}"));
            client.Client.Shutdown(SocketShutdown.Send);
            // Closing with unread bytes would reset the connection and take the answer back.
            while (await stream.ReadAsync(request) > 0)
            {
            }
        }
        catch (SocketException) when (!_listener.Server.IsBound)
        {
            // Stopped before anybody came.
        }
    }
}
