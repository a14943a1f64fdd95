using System.Net;

namespace OperatorConsole.Core.Http;

/// <summary>A complete, bounded HTTP answer.</summary>
internal sealed record HttpAnswer(HttpStatusCode Status, byte[] Body, string MediaType)
{
    /// <summary>Whether this is a page for people, as a proxy's sign-in or error page is.</summary>
    public bool LooksLikeHtml => MediaType.Contains("html", StringComparison.OrdinalIgnoreCase) || Body.AsSpan().TrimStart(" \r\n\t"u8) is [(byte)'<', ..];

    /// <summary>Whether this began as JSON and lost its end.</summary>
    public bool LooksTruncated => Body.AsSpan().TrimStart(" \r\n\t"u8) is [(byte)'{' or (byte)'[', ..] && Body.AsSpan().TrimEnd(" \r\n\t"u8) is not [.., (byte)'}' or (byte)']'];
}
