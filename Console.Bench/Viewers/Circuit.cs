using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace OperatorConsole.Bench.Viewers;

/// <summary>A Blazor circuit as blazor.web.js keeps it: it confirms every batch, answers every call of JavaScript, and pings.</summary>
internal sealed class Circuit : IAsyncDisposable
{
    private const byte EndOfHandshake = 0x1E;
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);
    private static readonly byte[] Ping = [2, 0x91, 6];

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<byte[]> _onBatch;
    private Task _running = Task.CompletedTask;

    private Circuit(Action<byte[]> onBatch) => _onBatch = onBatch;

    /// <summary>Bytes received through it.</summary>
    public long Received { get; private set; }

    /// <summary>Batches received through it.</summary>
    public int Batches { get; private set; }

    /// <summary>Starts the circuit of a page whose HTML was fetched, and waits until its components have rendered.</summary>
    public static async Task<Circuit> StartAsync(Uri root, Uri page, PageHtml html, Action<byte[]> onBatch, CancellationToken cancellation)
    {
        var circuit = new Circuit(onBatch);
        circuit._socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions(); // as every browser offers it
        await circuit._socket.ConnectAsync(new UriBuilder(new Uri(root, "_blazor")) { Scheme = "ws" }.Uri, cancellation);
        await circuit._socket.SendAsync(Encoding.UTF8.GetBytes("""{"protocol":"blazorpack","version":1}""" + (char)EndOfHandshake), WebSocketMessageType.Text, endOfMessage: true, cancellation);
        circuit._running = Task.WhenAll(circuit.ReceiveAsync(), circuit.PingAsync());
        await circuit.SendAsync(BlazorPack.Invocation("0", "StartCircuit", root.AbsoluteUri, page.AbsoluteUri, "[]", ""));
        await circuit._started.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellation);
        await circuit.SendAsync(BlazorPack.Invocation(null, "UpdateRootComponents", html.RootComponents(), html.State));
        await circuit._rendered.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellation);
        return circuit;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _socket.Dispose();
        _sending.Dispose();
        _stop.Dispose();
    }

    /// <summary>Fails where the circuit has ended while it should have stayed.</summary>
    public void MustStand()
    {
        if (_running.IsCompleted) throw new InvalidOperationException($"A circuit has ended: {_running.Exception?.GetBaseException().Message ?? _socket.CloseStatusDescription}");
    }

    private async Task ReceiveAsync()
    {
        var (buffer, filled, handshake) = (new byte[64 * 1024], 0, true);
        try
        {
            while (true)
            {
                if (filled == buffer.Length) Array.Resize(ref buffer, 2 * filled);
                var received = await _socket.ReceiveAsync(buffer.AsMemory(filled), _stop.Token);
                if (received.MessageType == WebSocketMessageType.Close) throw new WebSocketException($"closed by the console: {_socket.CloseStatusDescription}");
                Received += received.Count;
                filled += received.Count;
                var used = 0;
                if (handshake && (used = Array.IndexOf(buffer, EndOfHandshake, 0, filled) + 1) > 0) handshake = false;
                while (!handshake && NextMessage(buffer.AsSpan(used, filled - used), out var message) is > 0 and var length)
                {
                    used += length;
                    await AnswerAsync(message!);
                }
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The viewer leaves.
        }
        catch (Exception problem)
        {
            _started.TrySetException(problem);
            _rendered.TrySetException(problem);
            throw;
        }
    }

    private static int NextMessage(ReadOnlySpan<byte> bytes, out object?[]? message)
    {
        var rest = bytes;
        message = BlazorPack.Next(ref rest);
        return bytes.Length - rest.Length;
    }

    // 1 a call, 3 the end of one of ours, 6 a ping, 7 the end of the connection
    private async Task AnswerAsync(object?[] message)
    {
        switch (message)
        {
            case [1L, _, _, "JS.RenderBatch", object?[] and [long number, byte[] batch], ..]:
                Batches++;
                _onBatch(batch);
                await SendAsync(BlazorPack.Invocation(null, "OnRenderCompleted", number, null));
                break;
            case [1L, _, _, "JS.BeginInvokeJS", object?[] and [long task, ..], ..]:
                await SendAsync(BlazorPack.Invocation(null, "EndInvokeJSFromDotNet", task, true, $"[{task},true,null]"));
                break;
            case [1L, _, _, "JS.EndUpdateRootComponents", ..]:
                _rendered.TrySetResult();
                break;
            case [1L, _, _, "JS.Error", object?[] and [string error, ..], ..]:
                throw new InvalidOperationException(error);
            case [3L, _, "0", 3L, string, ..]:
                _started.TrySetResult();
                break;
            case [3L, _, _, 1L, var error, ..]:
                throw new InvalidOperationException($"{error}");
            case [7L, ..]:
                throw new InvalidOperationException($"The console ends the connection: {JsonSerializer.Serialize(message)}");
        }
    }

    private async Task PingAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(PingInterval);
            while (await timer.WaitForNextTickAsync(_stop.Token)) await SendAsync(Ping);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The viewer leaves.
        }
    }

    private async Task SendAsync(byte[] message)
    {
        await _sending.WaitAsync(_stop.Token);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, _stop.Token);
        }
        finally
        {
            _sending.Release();
        }
    }
}
