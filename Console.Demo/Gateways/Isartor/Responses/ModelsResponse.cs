namespace OperatorConsole.Demo.Gateways.Isartor.Responses;

/// <summary><c>GET /v1/models</c>: the configured model, what aliases stand for, and the aliases.</summary>
internal sealed record ModelsResponse(string Object, IReadOnlyList<ModelEntry> Data)
{
    public static ModelsResponse Configured { get; } = new(
        "list",
        [
            .. IsartorSettings.Aliases.Select(a => a.Model).Prepend(IsartorSettings.Model).Distinct().Select(m => new ModelEntry(m, "model", IsartorSettings.Provider)),
            .. IsartorSettings.Aliases.Select(a => new ModelEntry(a.Alias, "model", $"alias:{IsartorSettings.Provider}")),
        ]);
}

internal sealed record ModelEntry(string Id, string Object, string OwnedBy);
