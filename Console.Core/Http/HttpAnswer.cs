using System.Net;
using System.Text;

namespace OperatorConsole.Core.Http;

/// <summary>A complete, bounded HTTP answer.</summary>
internal sealed record HttpAnswer(HttpStatusCode Status, byte[] Body, string MediaType)
{
    private const int LongestMessage = 300;

    /// <summary>Whether this is a page for people, as a proxy's sign-in or error page is.</summary>
    public bool LooksLikeHtml => MediaType.Contains("html", StringComparison.OrdinalIgnoreCase) || Body.AsSpan().TrimStart(" \r\n\t"u8) is [(byte)'<', ..];

    /// <summary>Whether this began as JSON and lost its end.</summary>
    public bool LooksTruncated => Body.AsSpan().TrimStart(" \r\n\t"u8) is [(byte)'{' or (byte)'[', ..] && Body.AsSpan().TrimEnd(" \r\n\t"u8) is not [.., (byte)'}' or (byte)']'];

    /// <summary>The beginning of what a server says is wrong, as text.</summary>
    public string Said => Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, LongestMessage))).Trim();
}
