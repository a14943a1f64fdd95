namespace OperatorConsole.Demo.Metrics;

/// <summary>A label set as a dictionary key: the values joined by a character no label value here contains.</summary>
internal readonly record struct LabelKey(string Joined)
{
    private const char Separator = '\u001f';

    public static LabelKey Of(ReadOnlySpan<string> values) => values.Length switch
    {
        0 => new LabelKey(""),
        1 => new LabelKey(values[0]),
        _ => new LabelKey(string.Join(Separator, values)),
    };
}
