using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Yaml;

/// <summary>A part of a YAML file and its place; unlike a tree of values it still knows anchors, aliases and how things are written.</summary>
/// <param name="Range">Its place. Of a block it ends where the next part begins.</param>
/// <param name="Anchor">The name behind its <c>&amp;</c>; null where it has none.</param>
internal abstract record YamlPart(TextRange Range, string? Anchor);

/// <summary>A text.</summary>
internal sealed record YamlScalar(YamlText Text, string? Anchor) : YamlPart(Text.Range, Anchor)
{
    /// <summary>Whether nothing is written there.</summary>
    public bool IsEmpty => Range.Length == 0;
}

/// <summary>A mapping.</summary>
internal sealed record YamlMapping(TextRange Range, string? Anchor, bool IsFlow, IReadOnlyList<YamlEntry> Entries) : YamlPart(Range, Anchor)
{
    public YamlEntry? Entry(string key) => Entries.FirstOrDefault(e => e.Name == key);
}

/// <summary>An entry of a mapping.</summary>
internal sealed record YamlEntry(YamlPart Key, YamlPart Value)
{
    /// <summary>Its key, where that is a text.</summary>
    public string? Name => (Key as YamlScalar)?.Text.Value;
}

/// <summary>A list.</summary>
internal sealed record YamlSequence(TextRange Range, string? Anchor, bool IsFlow, IReadOnlyList<YamlPart> Items) : YamlPart(Range, Anchor);

/// <summary>The same as what stands at an anchor.</summary>
internal sealed record YamlAlias(TextRange Range, string Target, YamlPart Part) : YamlPart(Range, null);
