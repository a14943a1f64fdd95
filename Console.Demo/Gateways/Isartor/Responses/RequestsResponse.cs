using System.Text.Json;

namespace OperatorConsole.Demo.Gateways.Isartor.Responses;

/// <summary><c>GET /api/admin/requests</c>: the end of requests.log.</summary>
internal sealed record RequestsResponse(bool Enabled, string LogPath, IReadOnlyList<JsonElement> Entries)
{
    public static RequestsResponse Of(Journal? journal) => new(true, $"{IsartorSettings.RequestLogFolder}/{RequestLog.FileName}", journal?.Requests.Last() ?? []);
}
