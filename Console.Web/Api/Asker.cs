namespace OperatorConsole.Web.Api;

/// <summary>Who asks: one who asks much does not keep the others waiting.</summary>
internal static class Asker
{
    /// <summary>A user where there are users, an address otherwise.</summary>
    public static string Of(HttpContext context) => context.User.Identity?.Name ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
}
