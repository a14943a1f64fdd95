namespace OperatorConsole.Core.Settings;

/// <summary>Builds the tree from single values with long names: environment variables and command line options.</summary>
internal sealed class FlatSettings(List<SettingsProblem> problems)
{
    private const string Prefix = "CONSOLE__";

    private readonly Branch _root = new(null);

    /// <summary>Adds variables such as <c>CONSOLE__GATEWAYS__0__METRICSURL</c>; an empty one counts as not set, and others are not ours.</summary>
    public SettingsGroup FromEnvironment(IEnumerable<KeyValuePair<string, string>> variables, string folder)
    {
        foreach (var (name, value) in variables.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && value.Length > 0)
                Add(name[Prefix.Length..].Split("__"), value, new SettingsSource(SourceKind.Environment, name, folder));
        }
        return _root.ToGroup();
    }

    /// <summary>Adds options such as <c>--gateways.0.metricsUrl</c>, given without the dashes.</summary>
    public SettingsGroup FromCommandLine(IEnumerable<KeyValuePair<string, string>> options, string folder)
    {
        foreach (var (name, value) in options)
            Add(name.Split('.'), value, new SettingsSource(SourceKind.CommandLine, $"--{name}", folder));
        return _root.ToGroup();
    }

    private void Add(string[] path, string value, SettingsSource source)
    {
        var branch = _root;
        var isValue = false;
        foreach (var name in path[..^1])
        {
            if (!branch.Children.TryGetValue(name, out var next)) branch.Children[name] = next = new Branch(source);
            branch = next;
            isValue |= branch.Text is not null;
        }
        if (isValue || !branch.Children.TryAdd(path[^1], new Branch(source) { Text = value }))
            problems.Add(new SettingsProblem(string.Join('.', path), null, source.Place, "It is set twice, or both as a value and as a group.", "Keep one of them."));
    }

    private sealed class Branch(SettingsSource? source)
    {
        public string? Text { get; init; }

        public Dictionary<string, Branch> Children { get; } = new(StringComparer.OrdinalIgnoreCase);

        public SettingsGroup ToGroup() => new(
            Children.ToDictionary(c => c.Key, c => c.Value.ToNode(), StringComparer.OrdinalIgnoreCase),
            source ?? new SettingsSource(SourceKind.Environment, "", ""));

        private SettingsNode ToNode() => Text is null ? ToGroup() : new SettingsText(Text, source!);
    }
}
