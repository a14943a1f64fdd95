namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>The newest rows of the spend log, oldest overwritten; the real table keeps all of them.</summary>
internal sealed class SpendLogs
{
    public const int Capacity = 5_000;

    private readonly SpendRow[] _rows = new SpendRow[Capacity];
    private long _written;

    public void Add(in SpendRow row) => _rows[_written++ % Capacity] = row;

    /// <summary>The rows by falling end, which is nearly the order of their start.</summary>
    public IEnumerable<SpendRow> NewestFirst()
    {
        for (var i = _written - 1; i >= 0 && i >= _written - Capacity; i--) yield return _rows[i % Capacity];
    }
}
