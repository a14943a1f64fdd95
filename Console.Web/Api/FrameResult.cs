using Microsoft.Net.Http.Headers;
using OperatorConsole.Core.Panels;

namespace OperatorConsole.Web.Api;

/// <summary>Sends a frame: compressed where the reader takes Brotli, nothing where it has this one already.</summary>
internal sealed class FrameResult(BoardFrame frame) : IResult
{
    public const string MediaType = "application/vnd.operator-console.panels";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var etag = new EntityTagHeaderValue($"\"{frame.Hash}\"");
        response.GetTypedHeaders().ETag = etag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(etag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var takesBrotli = request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && e.Quality is null or > 0);
        var body = takesBrotli ? frame.Compressed : frame.Decompress();
        if (takesBrotli) response.Headers.ContentEncoding = "br";
        response.ContentType = MediaType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
