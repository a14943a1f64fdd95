namespace OperatorConsole.Core.Settings;

/// <summary>Finds the name somebody meant.</summary>
public static class NearestName
{
    /// <summary>The candidate that differs least from <paramref name="given"/>, or contains it; null where none is near.</summary>
    public static string? Find(string given, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var least = 1 + (given.Length < 4 ? 1 : Math.Max(2, given.Length / 3));
        foreach (var candidate in candidates)
        {
            var distance = Distance(given.ToUpperInvariant(), candidate.ToUpperInvariant());
            // “timeout” means “queryTimeout”.
            if (given.Length >= 4 && candidate.Contains(given, StringComparison.OrdinalIgnoreCase)) distance = Math.Min(distance, 1);
            if (distance >= least) continue;
            least = distance;
            nearest = candidate;
        }
        return nearest;
    }

    /// <summary>The sentence that helps with an unknown name: the one that was meant, or all there are.</summary>
    public static string Advice(string given, IReadOnlyCollection<string> candidates)
    {
        if (Find(given, candidates) is { } nearest) return $"Did you mean “{nearest}”?";
        return candidates.Count == 0 ? "There is none." : $"There is: {string.Join(", ", candidates)}.";
    }

    /// <summary>How many letters must be added, dropped or replaced (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
