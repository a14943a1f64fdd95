namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>Who may call an endpoint.</summary>
internal enum Access
{
    /// <summary>Everybody; among them some that change things.</summary>
    Open,

    /// <summary>Any user, with a key of their own.</summary>
    UserKey,

    /// <summary>A user with the role of an administrator.</summary>
    Administrator,

    /// <summary>Whoever knows the key in the environment variable <c>ADMIN_API_KEY</c>.</summary>
    AdminKey,

    /// <summary>Either of the two.</summary>
    AdministratorOrAdminKey,
}

/// <summary>The demo's keys, all sent as <c>Authorization: Bearer KEY</c>.</summary>
internal static class GatewayzAccess
{
    /// <summary>A user who is an administrator: the console's key.</summary>
    public const string OperatorKey = "gw_live_demo_operator_7d41f0c2a95e";

    /// <summary>A user who is not.</summary>
    public const string MemberKey = "gw_live_demo_member_1b86e3d94c07";

    /// <summary>The environment's admin key.</summary>
    public const string AdminKey = "demo-admin-api-key-5f20c8b7";

    private const string Scheme = "Bearer ";

    /// <summary>200 where the call is allowed; else 401, or 403 for a known user without the role.</summary>
    public static int Check(Access access, string? authorization)
    {
        if (access == Access.Open) return StatusCodes.Status200OK;
        var key = authorization is not null && authorization.StartsWith(Scheme, StringComparison.Ordinal) ? authorization[Scheme.Length..] : "";
        return (key, access) switch
        {
            (OperatorKey, not Access.AdminKey) => StatusCodes.Status200OK,
            (AdminKey, Access.AdminKey or Access.AdministratorOrAdminKey) => StatusCodes.Status200OK,
            (MemberKey, Access.UserKey) => StatusCodes.Status200OK,
            (MemberKey, Access.Administrator or Access.AdministratorOrAdminKey) => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status401Unauthorized,
        };
    }
}
