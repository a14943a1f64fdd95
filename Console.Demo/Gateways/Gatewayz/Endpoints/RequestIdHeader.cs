using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>The request id of an HTTP exchange: the client's, if it is a proper one, with <c>req_</c> before it; else a new one.</summary>
internal static partial class RequestIdHeader
{
    private const string Prefix = "req_";

    public static void Echo(HttpContext http)
    {
        var id = Of(http.Request.Headers);
        http.Response.Headers["X-Request-ID"] = id;
        http.Response.Headers["X-Correlation-ID"] = id;
    }

    /// <summary>Not from the simulation's source of chance: a look at the gateway must not change its story.</summary>
    public static string Mint() => Prefix + RandomNumberGenerator.GetHexString(12, lowercase: true);

    private static string Of(IHeaderDictionary headers)
    {
        var given = headers["X-Request-ID"].ToString();
        if (given.Length == 0) given = headers["X-Correlation-ID"].ToString();
        if (!Proper().IsMatch(given)) return Mint();
        return given.StartsWith(Prefix, StringComparison.Ordinal) ? given : Prefix + given;
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9._-]{1,128}\z")]
    private static partial Regex Proper();
}
