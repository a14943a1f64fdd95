using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using OperatorConsole.Core.Requests.Ids;
using OperatorConsole.Core.Requests.LogFiles;
using OperatorConsole.Core.Requests.Reports;
using OperatorConsole.Core.Requests.Sources;
using OperatorConsole.Core.Requests.Traces;

namespace OperatorConsole.Web.Api;

/// <summary><c>GET /api/v1/requests</c>: all that is known of a request, and the requests near a moment.</summary>
internal static class RequestsApi
{
    private const string Lines = "application/x-ndjson";

    private static readonly TimeSpan FurthestNear = TimeSpan.FromHours(1);

    public static void MapRequestsApi(this IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/requests").WithTags("Requests");
        requests.MapGet("/{id}", FindAsync).WithName("FindRequest").Produces<RequestAnswer>()
            .WithSummary("All that is known of a request, by any id of it. Asked for application/x-ndjson: the report each time more is known, the last line complete.");
        requests.MapGet("", NearAsync).WithName("ListRequestsNear").Produces<NearAnswer>()
            .WithSummary("Requests in the log files near a moment, the nearest first.");
        requests.MapGet("/lines", ReadLines).WithName("ReadLogLines").Produces<LinesAnswer>()
            .WithSummary("The lines around one in a log file.");
    }

    private static async Task<IResult> FindAsync(
        string id, HttpContext context, RequestFinder finder, IOptions<JsonOptions> json, CancellationToken cancellation,
        [Description("whether to read all there is, however long it takes")] bool keep = false,
        [Description("whether the answer is to be saved as a file")] bool download = false)
    {
        var text = PastedText.Read(id);
        if (!text.Succeeded) return Problems.Of(text.Failure);
        if (context.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == Lines))
            return TypedResults.Stream(body => WriteAsync(body, finder, text.Value, keep, json.Value.SerializerOptions, cancellation), Lines);
        var report = await finder.FindAsync(text.Value, keep, null, cancellation);
        if (download) context.Response.Headers.ContentDisposition = "attachment; filename=\"request.json\"";
        return TypedResults.Ok(RequestAnswer.Of(report));
    }

    private static async Task WriteAsync(Stream body, RequestFinder finder, PastedText text, bool keep, JsonSerializerOptions json, CancellationToken cancellation)
    {
        // A slow reader gets the latest report, not all.
        var reports = Channel.CreateBounded<RequestReport>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var search = FindAndCompleteAsync();
        await foreach (var report in reports.Reader.ReadAllAsync(cancellation)) await WriteLineAsync(report);
        await WriteLineAsync(await search);

        async Task<RequestReport> FindAndCompleteAsync()
        {
            try
            {
                return await finder.FindAsync(text, keep, r => reports.Writer.TryWrite(r), cancellation);
            }
            finally
            {
                reports.Writer.Complete();
            }
        }

        async Task WriteLineAsync(RequestReport report)
        {
            await JsonSerializer.SerializeAsync(body, RequestAnswer.Of(report), json, cancellation);
            await body.WriteAsync("\n"u8.ToArray(), cancellation);
            await body.FlushAsync(cancellation);
        }
    }

    private static async Task<IResult> NearAsync(
        Surroundings surroundings, ExemplarReader exemplars,
        [Description("the moment, in ISO 8601 or Unix milliseconds")] string near,
        CancellationToken cancellation,
        string? gateway = null,
        [Description("seconds before and after")] double within = 60,
        string? route = null,
        [Description("a status such as 429, or 5xx")] string? status = null,
        int limit = 100)
    {
        if (MomentOf(near) is not { } moment) return Problems.BadRequest("The moment", $"“near” is no moment: “{Problems.Cut(near)}”.");
        if (!(within > 0 && within <= FurthestNear.TotalSeconds)) return Problems.BadRequest("The span", $"“within” must be more than 0 and at most {FurthestNear.TotalSeconds} seconds.");
        if (limit is < 1 or > RequestQuestion.MostHits) return Problems.BadRequest("The limit", $"“limit” must be between 1 and {RequestQuestion.MostHits}.");
        var hits = await Task.Run(() => surroundings.NearMoment(gateway, moment, TimeSpan.FromSeconds(within), l => IsWanted(l.Route, l.Status), limit, cancellation), cancellation);
        var named = await exemplars.NearAsync(gateway, moment, TimeSpan.FromSeconds(within), limit, cancellation);
        return TypedResults.Ok(new NearAnswer(moment, [.. hits.Select(HitAnswer.Of)], [.. (named.Value ?? []).Select(NamedAnswer.Of)], FailureAnswer.Of(named.Failure)));

        bool IsWanted(string? ofRoute, int? ofStatus) =>
            (route is null || ofRoute == route)
            && (status is null || status == ofStatus?.ToString(CultureInfo.InvariantCulture) || (status is [var first, 'x', 'x'] && ofStatus / 100 == first - '0'));
    }

    private static async Task<IResult> ReadLines(LogLibrary library, string gateway, string file, long offset, CancellationToken cancellation, int lines = 10)
    {
        if (offset < 0) return Problems.BadRequest("The place", "“offset” must not be below zero.");
        if (lines is < 0 or > LogWindow.MostLines) return Problems.BadRequest("The lines", $"“lines” must be between 0 and {LogWindow.MostLines}.");
        try
        {
            var around = await Task.Run(() =>
            {
                using var log = library.OpenFile(gateway, file);
                return log is null ? null : LogWindow.Around(log, offset, lines);
            }, cancellation);
            return around is null
                ? Problems.NotFound("No such log file", "It is none of the configured log files, or was renamed or taken away since.")
                : TypedResults.Ok(new LinesAnswer(gateway, file, [.. around.Select(LineAnswer.Of)]));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Problems.NotFound("The log file cannot be read", problem.Message);
        }
    }

    private static DateTimeOffset? MomentOf(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
