namespace OperatorConsole.Demo.Hosting;

/// <summary>Puts the demo's alert rules where the console may edit them; what an operator changed there is kept.</summary>
internal static class RuleFiles
{
    private const string Prefix = "OperatorConsole.Demo.Rules.";

    public static void Place(string folder)
    {
        Directory.CreateDirectory(folder);
        var assembly = typeof(RuleFiles).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var path = Path.Combine(folder, resource[Prefix.Length..]);
            if (File.Exists(path)) continue;
            using var source = assembly.GetManifestResourceStream(resource)!;
            using var target = File.Create(path);
            source.CopyTo(target);
        }
    }
}
