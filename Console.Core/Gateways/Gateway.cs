using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Gateways;

/// <summary>A configured gateway with its profile: everything needed to ask about it.</summary>
/// <param name="Settings">As the operator set it.</param>
/// <param name="Profile">What is known of its kind.</param>
/// <param name="Matchers">Label matchers without braces; empty where its metrics alone pick its series.</param>
/// <param name="Window">The window of rates: five minutes, or four times the slower of scrape and export.</param>
public sealed record Gateway(GatewaySettings Settings, GatewayProfile Profile, string Matchers, TimeSpan Window)
{
    private static readonly TimeSpan UsualWindow = TimeSpan.FromMinutes(5);

    /// <summary>Another number means another profile, or another part of it.</summary>
    public int Revision { get; init; }

    /// <summary>Its place in the settings, from 0.</summary>
    public int Place { get; init; }

    /// <summary>The gateway's name.</summary>
    public string Name => Settings.Name;

    /// <summary>Joins a gateway's settings with its profile.</summary>
    public static Gateway Create(GatewaySettings settings, GatewayProfile profile, PrometheusSettings prometheus)
    {
        var slower = profile.ExportInterval > prometheus.ScrapeInterval ? profile.ExportInterval : prometheus.ScrapeInterval;
        return new Gateway(settings, profile, MatchersOf(settings, prometheus), slower * 4 > UsualWindow ? slower * 4 : UsualWindow);
    }

    /// <summary>An expression of the profile with this gateway's matchers and window in place, for one part of a signal where that is asked for.</summary>
    public string Expand(string expression, TimeSpan? window = null, SignalScope? scope = null)
    {
        scope ??= SignalScope.All;
        var matchers = Matchers.Length > 0 && scope.Matchers.Length > 0 ? $"{Matchers},{scope.Matchers}" : Matchers + scope.Matchers;
        var text = scope.Group(expression).Replace("$window", PrometheusDuration.Format(window ?? Window), StringComparison.Ordinal);
        // What an address says comes last, so that nothing in it is taken for a place to fill.
        return scope.Pick(matchers.Length > 0
            ? text.Replace("$selector", matchers, StringComparison.Ordinal)
            : text.Replace("$selector,", "", StringComparison.Ordinal).Replace("{$selector}", "", StringComparison.Ordinal));
    }

    /// <summary>Whether its matchers name this job.</summary>
    public bool HasJob(string job) => Matchers.Split(',', StringSplitOptions.TrimEntries).Contains($"job=\"{job}\"");

    /// <summary>The label matchers of a gateway, without braces; empty where its metrics alone pick its series.</summary>
    internal static string MatchersOf(GatewaySettings settings, PrometheusSettings prometheus)
    {
        if (settings.Selector is { } selector) return selector.Trim().TrimStart('{').TrimEnd('}').Trim().TrimEnd(',');
        return prometheus.IsEmbedded ? $"job=\"{settings.Name}\"" : "";
    }
}
