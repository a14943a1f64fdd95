using System.Globalization;

namespace OperatorConsole.Core.Settings;

/// <summary>A piece of the settings as written, before anything is known about its meaning.</summary>
internal abstract record SettingsNode(SettingsSource Source);

/// <summary>One value, as text.</summary>
internal sealed record SettingsText(string Text, SettingsSource Source) : SettingsNode(Source);

/// <summary>Named values; a list is a group whose names are 0, 1, 2 …, which is also how the environment writes lists.</summary>
internal sealed record SettingsGroup(IReadOnlyDictionary<string, SettingsNode> Entries, SettingsSource Source) : SettingsNode(Source)
{
    /// <summary>Written as a list in a file: it replaces the list below it instead of being mixed with it.</summary>
    public bool IsWholeList { get; init; }

    public bool IsList => IsWholeList || (Entries.Count > 0 && Entries.Keys.All(IsIndex));

    public static IReadOnlyDictionary<string, SettingsNode> Items(IEnumerable<SettingsNode> items) =>
        items.Select((item, index) => (item, index)).ToDictionary(p => p.index.ToString(CultureInfo.InvariantCulture), p => p.item);

    /// <summary>This group with what a stronger source says laid over it.</summary>
    public SettingsGroup Under(SettingsGroup above)
    {
        if (above.IsWholeList) return above;
        var entries = new Dictionary<string, SettingsNode>(Entries, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, node) in above.Entries)
        {
            entries[name] = node is SettingsGroup group && entries.GetValueOrDefault(name) is SettingsGroup below ? below.Under(group) : node;
        }
        return this with { Entries = entries };
    }

    private static bool IsIndex(string name) => name.Length is > 0 and < 5 && name.All(char.IsAsciiDigit);
}
