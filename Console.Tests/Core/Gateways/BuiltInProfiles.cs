using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Tests.Core.Gateways;

/// <summary>The profiles the console brings along, each variant on its own: <c>litellm</c> and <c>litellm/otel</c>.</summary>
internal static class BuiltInProfiles
{
    private static readonly Dictionary<string, GatewayProfile> All = ProfileCatalogue.Load().Usable
        .SelectMany(p => p.Variants.Skip(1).Select(v => (Name: $"{p.Name}/{v.Name}", v.Profile)).Prepend((p.Name, p)))
        .ToDictionary(p => p.Item1, p => p.Item2);

    public static TheoryData<string> Names => [.. All.Keys];

    public static GatewayProfile Find(string name) => All[name];

    /// <summary>Whether it is what most gateways of the kind export.</summary>
    public static bool IsUsual(string name) => !name.Contains('/', StringComparison.Ordinal);
}
