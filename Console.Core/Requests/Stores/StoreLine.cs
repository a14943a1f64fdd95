namespace OperatorConsole.Core.Requests.Stores;

/// <summary>A line as a log store keeps it.</summary>
/// <param name="Time">When it was received.</param>
/// <param name="Text">The line.</param>
/// <param name="Labels">What the store knows of it beside.</param>
internal sealed record StoreLine(DateTimeOffset Time, string Text, IReadOnlyList<(string Name, string Value)> Labels)
{
    private static readonly string[] Origins = ["service_name", "app", "container", "job", "service.name", "kubernetes.container_name"];

    /// <summary>The name of what wrote it.</summary>
    public string Origin => Origins.Select(n => Labels.FirstOrDefault(l => l.Name == n).Value).FirstOrDefault(v => v is not null) ?? "";
}
