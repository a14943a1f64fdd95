using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text.Json;
using OperatorConsole.Bench.Running;

namespace OperatorConsole.Bench.Viewers;

/// <summary>Fetches the charts of a page like wwwroot-assets/src/board/board-store.ts: whole once, then what is new at every revision. One fetch at a time.</summary>
internal sealed class BoardReader(ConsoleUnderTest console, string source)
{
    /// <summary>What the charts of a window 1440 pixels wide ask for.</summary>
    public const int Points = 700;

    private string? _since;
    private EntityTagHeaderValue? _etag;

    /// <summary>Frames fetched.</summary>
    public int Frames { get; private set; }

    public async Task FetchAsync(string? revision, CancellationToken cancellation = default)
    {
        var address = $"{source}&points={Points}{(revision is null ? "" : $"&rev={revision}")}{(_since is null ? "" : $"&since={Uri.EscapeDataString(_since)}")}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(console.Address, address));
        if (_etag is not null) request.Headers.IfNoneMatch.Add(_etag);
        using var response = await console.Http.SendAsync(request, cancellation);
        Frames++;
        if (response.StatusCode == System.Net.HttpStatusCode.NotModified) return;
        response.EnsureSuccessStatusCode();
        _etag = response.Headers.ETag;
        _since = RevisionOf(await response.Content.ReadAsByteArrayAsync(cancellation));
    }

    // OCP1, the length of the header, the header
    private static string RevisionOf(byte[] frame)
    {
        using var header = JsonDocument.Parse(frame.AsMemory(8, BinaryPrimitives.ReadInt32LittleEndian(frame.AsSpan(4))));
        return header.RootElement.GetProperty("revision").GetString()!;
    }
}
