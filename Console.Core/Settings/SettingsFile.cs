using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OperatorConsole.Core.Settings;

/// <summary>Reads a YAML or JSON file (JSON is YAML) into nodes that know their line.</summary>
internal sealed class SettingsFile(string path, List<SettingsProblem> problems)
{
    // Far deeper than the tree, and shallow enough for a file whose alias contains itself.
    private const int DeepestLevel = 16;

    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;

    /// <summary>The file's root; null where it is empty or cannot be read, which is then among the problems.</summary>
    public SettingsGroup? Read()
    {
        if (Load() is not { } documents) return null;
        switch (documents.Count)
        {
            case 0:
                return null;
            case > 1:
                Refuse(documents[1].RootNode.Start, "It holds more than one YAML document.", "Keep one and take out the line “---”.");
                return null;
        }
        if (IsNothing(documents[0].RootNode)) return null;
        var root = Convert(documents[0].RootNode, documents[0].RootNode.Start, 0);
        if (root is SettingsGroup { IsWholeList: false } group) return group;
        if (root is not null) Refuse(documents[0].RootNode.Start, "Its root is not a group of settings.", "Begin with a key, such as “gateways:”.");
        return null;
    }

    private IList<YamlDocument>? Load()
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var problem = e is FileNotFoundException or DirectoryNotFoundException ? "There is no such file." : $"It cannot be read: {e.Message}";
            problems.Add(new SettingsProblem("--config", path, path, problem, "Name an existing file that the console may read."));
            return null;
        }

        var parser = new Parser(new StringReader(text));
        var stream = new YamlStream();
        try
        {
            stream.Load(parser);
            return stream.Documents;
        }
        catch (SyntaxErrorException e)
        {
            // A tab is reported at the start of the group it stands in; the last thing understood is nearer.
            var understood = parser.Current?.End ?? e.Start;
            Refuse(understood.Index > e.Start.Index ? understood : e.Start, $"This is not YAML: {e.Message}", "Correct the file at this place.");
        }
        catch (YamlException e)
        {
            Refuse(e.Start, $"This is not YAML: {e.Message}", "Correct the file at this place.");
        }
        catch (InvalidOperationException)
        {
            // How YamlDotNet 16 ends on “a: [1” without the closing bracket.
            Refuse(parser.Current?.End ?? Mark.Empty, "This is not YAML: something opened near this place is not closed.", "Look for a missing ], } or quote.");
        }
        return null;
    }

    // A value's place is where its key begins, which is what one looks for.
    private SettingsNode? Convert(YamlNode node, Mark place, int level)
    {
        var source = At(place);
        if (level > DeepestLevel)
        {
            Refuse(place, "It is nested too deeply.", "Write the settings without aliases that contain themselves.");
            return null;
        }
        return node switch
        {
            YamlSequenceNode list => new SettingsGroup(SettingsGroup.Items(list.Select(item => Convert(item, item.Start, level + 1)).OfType<SettingsNode>()), source) { IsWholeList = true },
            YamlMappingNode mapping => new SettingsGroup(Entries(mapping, level), source),
            _ => new SettingsText(((YamlScalarNode)node).Value ?? "", source),
        };
    }

    private Dictionary<string, SettingsNode> Entries(YamlMappingNode mapping, int level)
    {
        var entries = new Dictionary<string, SettingsNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in mapping)
        {
            if (key is not YamlScalarNode { Value: { Length: > 0 } name })
                Refuse(key.Start, "A key is not a word.", "Write keys as plain words, such as “name:”.");
            else if (entries.ContainsKey(name))
                Refuse(key.Start, $"“{name}” stands here twice.", "Keep one of them.");
            else if (!IsNothing(value) && Convert(value, key.Start, level + 1) is { } node)
                entries.Add(name, node);
        }
        return entries;
    }

    // “url:”, “url: ~” and “url: null” leave the key out.
    private static bool IsNothing(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    private SettingsSource At(Mark mark) => new(SourceKind.File, $"{path}:{mark.Line}:{mark.Column}", _folder);

    private void Refuse(Mark mark, string problem, string remedy) =>
        problems.Add(new SettingsProblem("--config", null, At(mark).Place, problem, remedy));
}
