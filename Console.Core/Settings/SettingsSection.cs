using System.Globalization;

namespace OperatorConsole.Core.Settings;

/// <summary>Reads one group of the settings name by name; what nobody asked for by the end is an unknown key.</summary>
internal sealed class SettingsSection(SettingsGroup? group, string path, List<SettingsProblem> problems)
{
    private readonly List<string> _names = [];

    /// <summary>One value; null where it is left out.</summary>
    public SettingsValue? Value(string name)
    {
        var node = Find(name);
        if (node is SettingsGroup) Refuse(name, "One value is expected here, not a group or a list.", "Write one value. Text that starts with { or [ needs quotes around it.");
        return node is SettingsText text ? AsValue(text, Key(name)) : null;
    }

    /// <summary>One value that must be there; its absence is a problem.</summary>
    public SettingsValue? Required(string name, string remedy)
    {
        if (Find(name) is null) Refuse(name, "It is missing.", remedy);
        return Value(name);
    }

    /// <summary>One value or a list of values.</summary>
    public IReadOnlyList<SettingsValue> Values(string name)
    {
        if (Find(name) is SettingsText text) return [AsValue(text, Key(name))];
        var values = new List<SettingsValue>();
        foreach (var (key, item) in Items(name))
        {
            if (item is SettingsText itemText) values.Add(AsValue(itemText, key));
            else problems.Add(new SettingsProblem(key, null, item.Source.Place, "One value is expected here, not a group or a list.", "Write one value per entry."));
        }
        return values;
    }

    /// <summary>A group below this one; an absent one reads as empty.</summary>
    public SettingsSection Section(string name)
    {
        var node = Find(name);
        if (node is SettingsText or SettingsGroup { IsList: true }) Refuse(name, "A group of settings is expected here.", $"Write {Key(name)}: {{ … }}, with the settings inside.");
        return new SettingsSection(node is SettingsGroup { IsList: false } inner ? inner : null, Key(name), problems);
    }

    /// <summary>The groups of a list.</summary>
    public IReadOnlyList<SettingsSection> Sections(string name)
    {
        var sections = new List<SettingsSection>();
        foreach (var (key, item) in Items(name))
        {
            if (item is SettingsGroup { IsList: false } entry) sections.Add(new SettingsSection(entry, key, problems));
            else problems.Add(new SettingsProblem(key, null, item.Source.Place, "A group of settings is expected here.", "Write one group per entry: - { … }"));
        }
        return sections;
    }

    /// <summary>Complains about a name of this group, present or not.</summary>
    public void Refuse(string name, string problem, string remedy)
    {
        var place = (Find(name) ?? group)?.Source.Place ?? "not set";
        problems.Add(new SettingsProblem(Key(name), null, place, problem, remedy));
    }

    /// <summary>Complains about every name nobody asked for. Their values are not shown: they may be anything.</summary>
    public void RefuseUnknown()
    {
        foreach (var (name, node) in group?.Entries ?? new Dictionary<string, SettingsNode>())
        {
            if (!_names.Contains(name, StringComparer.OrdinalIgnoreCase))
                problems.Add(new SettingsProblem(Key(name), null, node.Source.Place, "There is no such setting.", NearestName.Advice(name, _names)));
        }
    }

    private string Key(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private SettingsValue AsValue(SettingsText text, string key) => new(key, text.Text, text.Source, problems);

    private SettingsNode? Find(string name)
    {
        if (!_names.Contains(name)) _names.Add(name);
        return group?.Entries.GetValueOrDefault(name);
    }

    private IEnumerable<(string Key, SettingsNode Item)> Items(string name)
    {
        var node = Find(name);
        if (node is null or SettingsGroup { Entries.Count: 0 }) yield break;
        if (node is not SettingsGroup { IsList: true } list)
        {
            Refuse(name, "A list is expected here.", $"Write {Key(name)}: [ … ], or one entry per line with a dash.");
            yield break;
        }
        var ordered = list.Entries.OrderBy(e => int.Parse(e.Key, CultureInfo.InvariantCulture)).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            if (int.Parse(ordered[i].Key, CultureInfo.InvariantCulture) != i)
            {
                problems.Add(new SettingsProblem($"{Key(name)}[{ordered[i].Key}]", null, ordered[i].Value.Source.Place, $"There is no entry {i} before it.", "Number the entries 0, 1, 2 … without gaps."));
                yield break;
            }
            yield return ($"{Key(name)}[{i}]", ordered[i].Value);
        }
    }
}
