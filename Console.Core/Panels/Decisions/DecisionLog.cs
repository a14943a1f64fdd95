using System.Runtime.InteropServices;
using OperatorConsole.Core.Gateways.Isartor;

namespace OperatorConsole.Core.Panels.Decisions;

/// <summary>The decisions of one gateway, put together from looks at its rings: each request once, however often and in how many rings it was seen.</summary>
/// <remarks>Not for several threads at a time.</remarks>
internal sealed class DecisionLog(string gateway)
{
    /// <summary>More than both rings hold, so that what is in them is never forgotten and taken for new.</summary>
    public const int Capacity = 500;

    private const int RingSize = 200;

    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, Entry> _byId = [];
    private readonly Dictionary<PromptKey, Entry> _byPrompt = [];
    private long _lastNumber;
    private bool _hasLooked;

    /// <summary>The decisions, newest first.</summary>
    public IReadOnlyList<Decision> Decisions => [.. _entries.Select(e => e.Decision)];

    /// <summary>Whether a ring turned over completely between two looks: what it lost was never seen.</summary>
    public bool HasGap { get; private set; }

    /// <summary>Adds what is new in the rings; null for one that could not be read.</summary>
    /// <param name="proxied">The ring of the proxy surface, with ids.</param>
    /// <param name="prompts">The ring of all surfaces, without ids.</param>
    /// <param name="number">Gives each new decision its number.</param>
    public void Add(IReadOnlyList<IsartorDecision>? proxied, IReadOnlyList<IsartorPrompt>? prompts, Func<long> number)
    {
        var newestBefore = _lastNumber;
        var known = 0;
        foreach (var row in (proxied ?? []).Reverse().Select(e => IsartorRows.Of(gateway, e))) known += AddProxied(row, number) ? 0 : 1;
        var sameBefore = new Dictionary<PromptKey, int>();
        foreach (var row in (prompts ?? []).Reverse().Select(e => IsartorRows.Of(gateway, e)))
        {
            var key = new PromptKey(row.Time, row.Client, row.Route, row.PromptHash, row.Latency, 0);
            // Two requests may be equal in all that is told: the second of them is another one.
            ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(sameBefore, key, out _);
            known += AddPrompt(row, key with { Same = same++ }, number) ? 0 : 1;
        }
        HasGap |= _hasLooked && known == 0 && newestBefore > 0 && (prompts?.Count >= RingSize || (prompts is null && proxied?.Count >= RingSize));
        _hasLooked |= proxied is not null || prompts is not null;
        while (_entries.Count > Capacity) Forget(_entries[^1]);
    }

    private bool AddProxied(Decision row, Func<long> number)
    {
        if (_byId.ContainsKey(row.RequestId!)) return false;
        var entry = _entries.FirstOrDefault(e => e.Decision.RequestId is null && IsartorRows.AreTheSame(row, e.Decision));
        if (entry is not null) entry.Decision = entry.Decision with { RequestId = row.RequestId, ResolvedBy = row.ResolvedBy ?? entry.Decision.ResolvedBy };
        else entry = Insert(row, number);
        if (entry is not null) _byId[row.RequestId!] = entry;
        return true;
    }

    private bool AddPrompt(Decision row, PromptKey key, Func<long> number)
    {
        if (_byPrompt.ContainsKey(key)) return false;
        var entry = _entries.FirstOrDefault(e => e is { Prompt: null, Decision.RequestId: not null } && IsartorRows.AreTheSame(e.Decision, row));
        if (entry is not null) entry.Decision = entry.Decision with { Tool = row.Tool, Status = row.Status, ResolvedBy = entry.Decision.ResolvedBy ?? row.ResolvedBy };
        else entry = Insert(row, number);
        if (entry is null) return true;
        entry.Prompt = key;
        _byPrompt[key] = entry;
        return true;
    }

    /// <summary>In its place by time; null for one that is older than all a full log holds.</summary>
    private Entry? Insert(Decision row, Func<long> number)
    {
        var place = _entries.FindIndex(e => e.Decision.Time <= row.Time);
        if (place < 0 && _entries.Count >= Capacity) return null;
        var entry = new Entry(row with { Number = _lastNumber = number() });
        _entries.Insert(place < 0 ? _entries.Count : place, entry);
        return entry;
    }

    private void Forget(Entry entry)
    {
        _entries.Remove(entry);
        if (entry.Decision.RequestId is { } id) _byId.Remove(id);
        if (entry.Prompt is { } prompt) _byPrompt.Remove(prompt);
    }

    private sealed class Entry(Decision decision)
    {
        public Decision Decision { get; set; } = decision;

        public PromptKey? Prompt { get; set; }
    }

    private sealed record PromptKey(DateTimeOffset Time, string? Client, string? Route, string? Hash, TimeSpan? Latency, int Same);
}
