namespace OperatorConsole.Core.Alerting.Files;

/// <summary>Globs as Prometheus reads them: at most one <c>*</c>, in the file's name, and it matches dots too.</summary>
internal static class RuleGlob
{
    /// <summary>The files there are, each once, by their paths. A folder that is not there has none, as for Prometheus; one that may not be read is a failure.</summary>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> globs, List<Failure> failures)
    {
        SortedSet<string> files = new(StringComparer.Ordinal);
        foreach (var glob in globs)
        {
            var (folder, name) = (Path.GetDirectoryName(glob) ?? "/", Path.GetFileName(glob));
            var star = name.IndexOf('*', StringComparison.Ordinal);
            if (star < 0)
            {
                if (File.Exists(glob)) files.Add(glob);
                continue;
            }
            try
            {
                var (head, tail) = (name[..star], name[(star + 1)..]);
                foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [])
                {
                    var own = Path.GetFileName(file);
                    if (own.Length >= head.Length + tail.Length && own.StartsWith(head, StringComparison.Ordinal) && own.EndsWith(tail, StringComparison.Ordinal)) files.Add(file);
                }
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                failures.Add(new Failure(FailureKind.AccessDenied, folder, $"it cannot be listed: {problem.Message}", "Give the console the right to read it."));
            }
        }
        return [.. files];
    }
}
