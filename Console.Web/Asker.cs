namespace OperatorConsole.Web;

/// <summary>Who asks: one who asks much does not keep the others waiting, and who changes a rule is written down.</summary>
internal static class Asker
{
    /// <summary>A user where there are users, an address otherwise.</summary>
    public static string Of(HttpContext context) => context.User.Identity?.Name ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
}
