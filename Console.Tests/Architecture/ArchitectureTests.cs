using System.Text.RegularExpressions;
using OperatorConsole.Core;
using OperatorConsole.Web.Api;

namespace OperatorConsole.Tests.Architecture;

/// <summary>The arrows between the rooms, read from the built assemblies.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Rooms CoreRooms = new("OperatorConsole.Core",
        new Room("Settings"),
        new Room("PromQl"),
        new Room("Http"),
        new Room("Prometheus", "Http", "Settings"),
        new Room("Queries", "Http", "Prometheus", "Settings"),
        new Room("Gateways", "Http", "Prometheus", "PromQl", "Queries", "Settings"),
        new Room("Panels", "Gateways", "Prometheus", "PromQl", "Queries", "Settings"),
        new Room("Spend", "Gateways", "Panels", "Prometheus", "Queries", "Settings"),
        new Room("Alerting", "Gateways", "Http", "Panels", "Prometheus", "PromQl", "Queries", "Settings"),
        new Room("Requests", "Gateways", "Http", "Panels", "Prometheus", "Queries", "Settings", "Spend"));

    // Features put everything together, and pages read what they keep per viewer; pages and the API stand side by side on Core.
    private static readonly Rooms WebRooms = new("OperatorConsole.Web",
        new Room("Api"),
        new Room("Components", "Features"),
        new Room("Features", "Api", "Components"));

    private static readonly AssemblyNames Core = AssemblyNames.Of(typeof(Failure));
    private static readonly AssemblyNames Web = AssemblyNames.Of(typeof(GatewaysApi));
    private static readonly AssemblyNames Demo = AssemblyNames.Of(typeof(OperatorConsole.Demo.DemoOptions));

    [Fact]
    public void Core_Built_ReferencesNoWebFramework() =>
        Assert.DoesNotContain(Core.Assemblies, a => a.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || a.StartsWith("Microsoft.JSInterop", StringComparison.Ordinal));

    [Fact]
    public void Core_Built_ReferencesNoOtherProject() => Assert.DoesNotContain(Core.Assemblies, IsOurs);

    [Fact]
    public void Web_Built_ReferencesOnlyCore() => Assert.Equal(["OperatorConsole.Core"], Web.Assemblies.Where(IsOurs));

    [Fact]
    public void Demo_Built_ReferencesNoOtherProject() => Assert.DoesNotContain(Demo.Assemblies, IsOurs);

    [Fact]
    public void CoreRooms_Built_NameOnlyWhatTheyMay() => Assert.Empty(CoreRooms.Violations(Core));

    [Fact]
    public void WebRooms_Built_NameOnlyWhatTheyMay() => Assert.Empty(WebRooms.Violations(Web));

    [Fact]
    public void CoreRooms_Table_HasNoCircle() => Assert.Empty(CoreRooms.Circles());

    [Theory]
    [InlineData("System.Net.Http")]
    [InlineData("OperatorConsole.Core.Http")]
    [InlineData("OperatorConsole.Core.Prometheus.PrometheusClient")]
    public void Components_Built_NeverAskAnUpstreamThemselves(string forbidden) =>
        Assert.DoesNotContain(Web.Namings, n => n.From.IsIn("OperatorConsole.Web.Components") && (n.To.IsIn(forbidden) || n.To.ToString() == forbidden));

    [Fact]
    public void Types_Built_AreNamedAfterWhatTheyDo()
    {
        var types = Core.Types.Concat(Web.Types).Concat(Demo.Types).Where(t => t.IsIn("OperatorConsole"));

        Assert.DoesNotContain(types, t => $"{t}".Split('.').Any(part => SaysNothing().IsMatch(part)));
    }

    [GeneratedRegex("(Helpers?|Utils?|Utilities|Manager|Common)$")]
    private static partial Regex SaysNothing();

    private static bool IsOurs(string assembly) => assembly.StartsWith("OperatorConsole.", StringComparison.Ordinal);
}
