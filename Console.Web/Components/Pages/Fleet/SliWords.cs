using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Fleet;

namespace OperatorConsole.Web.Components.Pages.Fleet;

/// <summary>How a service level is kept, in words.</summary>
internal static class SliWords
{
    public static string Of(SliStatus status) => status == SliStatus.NoData ? "No data" : status.ToString();

    public static GatewayStatus Kind(SliStatus status) => status switch
    {
        SliStatus.Met => GatewayStatus.Healthy,
        SliStatus.Missed or SliStatus.Uncertain => GatewayStatus.Degraded,
        SliStatus.Alert => GatewayStatus.Down,
        _ => GatewayStatus.Unknown,
    };
}
