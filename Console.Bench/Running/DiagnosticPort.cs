using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace OperatorConsole.Bench.Running;

/// <summary>A .NET process' diagnostic port: the way dotnet-gcdump makes it collect its garbage.</summary>
/// <remarks>https://github.com/dotnet/diagnostics/blob/main/documentation/design-docs/ipc-protocol.md</remarks>
internal static class DiagnosticPort
{
    private const ushort CollectTracing = 0x0202;
    private const ushort StopTracing = 0x0201;
    private const ulong CollectGarbage = 0x0080_0000;
    private const int Informational = 4;

    private static readonly TimeSpan Collecting = TimeSpan.FromSeconds(2);

    /// <summary>A session with this keyword begins with a full, blocking collection.</summary>
    public static async Task CollectGarbageAsync(int process, CancellationToken cancellation)
    {
        using var events = await AskAsync(process, CollectTracing, Session(), cancellation);
        var session = new byte[8];
        await events.ReadExactlyAsync(session, cancellation);
        var draining = events.CopyToAsync(Stream.Null, cancellation);
        await Task.Delay(Collecting, cancellation);
        await using var stop = await AskAsync(process, StopTracing, session, cancellation);
        await draining;
    }

    private static byte[] Session()
    {
        using var payload = new MemoryStream();
        using var writer = new BinaryWriter(payload);
        writer.Write(16); // buffer, MB
        writer.Write(1); // format: nettrace
        writer.Write(1); // providers
        writer.Write(CollectGarbage);
        writer.Write(Informational);
        const string Provider = "Microsoft-Windows-DotNETRuntime\0";
        writer.Write(Provider.Length);
        writer.Write(Encoding.Unicode.GetBytes(Provider));
        writer.Write(0); // no filter
        return payload.ToArray();
    }

    /// <summary>Sends a command: magic, length, command set and command, two bytes reserved, payload. The answer has the same head.</summary>
    private static async Task<NetworkStream> AskAsync(int process, ushort command, byte[] payload, CancellationToken cancellation)
    {
        var path = Directory.EnumerateFiles(Path.GetTempPath(), $"dotnet-diagnostic-{process}-*-socket").First();
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
        var stream = new NetworkStream(socket, ownsSocket: true);

        var message = new byte[20 + payload.Length];
        "DOTNET_IPC_V1\0"u8.CopyTo(message);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(14), (ushort)message.Length);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(16), command);
        payload.CopyTo(message.AsSpan(20));
        await stream.WriteAsync(message, cancellation);

        var head = new byte[20];
        await stream.ReadExactlyAsync(head, cancellation);
        if (head is [.., 0xFF, 0xFF, _, _]) throw new InvalidOperationException($"The console refuses the diagnostic command {command:x4}.");
        return stream;
    }
}
