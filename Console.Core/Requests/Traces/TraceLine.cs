using System.Globalization;
using OperatorConsole.Core.Requests.Lines;

namespace OperatorConsole.Core.Requests.Traces;

/// <summary>What a trace says of its request, in the form of a line: what its first span has, and what others have beside.</summary>
public static class TraceLine
{
    /// <summary>The line; its time is the end of the first span, as that of a line is.</summary>
    public static LogLine Of(Trace trace)
    {
        List<(string Name, string Value)> fields = [("timestamp", trace.Root.End.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)), ("trace_id", trace.Id)];
        if (trace.Root.Duration is { } duration) fields.Add(("duration_ms", duration.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture)));
        var known = fields.Select(f => f.Name).ToHashSet();
        foreach (var attribute in trace.Spans.SelectMany(s => s.Span.Attributes))
            if (known.Add(attribute.Name)) fields.Add(attribute);
        if (trace.Root.IsError) fields.AddRange([("status", "failed"), ("message", trace.Root.Message ?? $"{trace.Root.Name} failed")]);
        return LogLine.Of(fields);
    }
}
