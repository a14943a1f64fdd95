namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>The table <c>chat_completion_requests</c>: its newest rows, and how many there ever were.</summary>
/// <remarks>It stands in the database and so outlives a restart of the gateway.</remarks>
internal sealed class RequestTable
{
    public const int Kept = 5_000;

    private readonly ChatRow[] _rows = new ChatRow[Kept];
    private readonly long[] _completed = new long[HubCatalogue.Models.Count];
    private readonly long[] _failed = new long[HubCatalogue.Models.Count];

    public long Total { get; private set; }

    public void Insert(in ChatRow row)
    {
        _rows[Total % Kept] = row with { Id = ++Total };
        (row.Completed ? _completed : _failed)[row.Model.Index]++;
    }

    /// <summary>The rows still kept, the newest first.</summary>
    public IEnumerable<ChatRow> Newest()
    {
        for (var i = Total - 1; i >= 0 && i >= Total - Kept; i--) yield return _rows[i % Kept];
    }

    /// <summary>How many rows there are in all, kept or not; a null counts every model or status.</summary>
    public long Count(int? modelId, string? status)
    {
        var count = 0L;
        foreach (var model in HubCatalogue.Models)
        {
            if (modelId is { } id && id != model.Id) continue;
            if (status is null or "completed") count += _completed[model.Index];
            if (status is null or "failed") count += _failed[model.Index];
        }
        return count;
    }
}
