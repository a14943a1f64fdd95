using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Web.Api;

/// <summary><c>/api/v1/explore</c>: PromQL for the page /explore, and for tools that know Prometheus' own API.</summary>
internal static class ExploreApi
{
    private const int MostPoints = 11_000;

    private static readonly TimeSpan LongestRange = TimeSpan.FromDays(366);

    private static readonly string[] GetOrPost = [HttpMethods.Get, HttpMethods.Post];

    public static void MapExploreApi(this IEndpointRouteBuilder api)
    {
        var explore = api.MapGroup("/explore").WithTags("Explore").WithMetadata(new RequestSizeLimitAttribute(PrometheusParameters.MaxBytes));
        explore.MapMethods("/query", GetOrPost, QueryAsync).WithName("ExploreQuery").WithSummary("PromQL at one moment, in Prometheus' own shape.");
        explore.MapMethods("/query_range", GetOrPost, QueryRangeAsync).WithName("ExploreQueryRange").WithSummary("PromQL over a range, in Prometheus' own shape.");
        explore.MapLookupsApi();
        explore.MapExplorePanels();
    }

    private static Task<IResult> QueryAsync(HttpContext context, QueryCache queries, TimeProvider time, CancellationToken cancellation) =>
        PrometheusEnvelope.AnswerAsync(context.Request, async parameters =>
        {
            var query = Query(parameters);
            var answer = await queries.InstantAsync(query, parameters.Time("time") ?? time.GetUtcNow(), Asker.Of(context), cancellation);
            if (!answer.Succeeded) return PrometheusEnvelope.Of(answer.Failure);
            if (answer.Value.Type is not ("vector" or "scalar"))
                return PrometheusEnvelope.Error(StatusCodes.Status422UnprocessableEntity, "execution", $"the expression gives a {answer.Value.Type}; the console answers vectors and scalars");
            var samples = Cut(answer.Value.Samples, parameters.Limit(), answer.Value.Warnings, out var warnings);
            return PrometheusEnvelope.Success(json => WriteInstant(json, answer.Value.Type, samples), warnings);
        }, cancellation);

    private static Task<IResult> QueryRangeAsync(HttpContext context, QueryCache queries, TimeProvider time, CancellationToken cancellation) =>
        PrometheusEnvelope.AnswerAsync(context.Request, async parameters =>
        {
            var query = Query(parameters);
            var answer = await queries.RangeAsync(query, Grid(parameters), Asker.Of(context), time.GetUtcNow(), cancellation);
            if (!answer.Succeeded) return PrometheusEnvelope.Of(answer.Failure);
            var range = answer.Value.Answer;
            IReadOnlyList<string> known = range.IsCut ? [.. range.Warnings, $"{range.Series.Count} of {range.TotalSeries} series: those with the largest last values"] : range.Warnings;
            var series = Cut(range.Series, parameters.Limit(), known, out var warnings);
            return PrometheusEnvelope.Success(json => WriteRange(json, range.Grid, series), warnings);
        }, cancellation);

    private static string Query(PrometheusParameters parameters)
    {
        // It would change what the query means, and the cache knows nothing of it.
        if (parameters.Text("lookback_delta") is not null) throw new BadParameterException("lookback_delta", "the console does not pass it on");
        return parameters.Required("query");
    }

    private static TimeGrid Grid(PrometheusParameters parameters)
    {
        var start = parameters.Time("start") ?? throw new BadParameterException("start", "it is missing");
        var end = parameters.Time("end") ?? throw new BadParameterException("end", "it is missing");
        var step = parameters.Duration("step") ?? throw new BadParameterException("step", "it is missing");
        if (end < start) throw new BadParameterException("end", "end timestamp must not be before start time");
        if (end - start > LongestRange) throw new BadParameterException("start", $"the range is longer than {LongestRange.TotalDays:0} days");
        if (step < TimeSpan.FromMilliseconds(1)) throw new BadParameterException("step", "zero or negative query resolution step widths are not accepted, nor are those below a millisecond");
        if ((end - start) / step > MostPoints)
            throw new BadParameterException("step", "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)");
        var stepMs = (long)step.TotalMilliseconds;
        return new TimeGrid(start.ToUnixTimeMilliseconds(), stepMs, (int)((long)(end - start).TotalMilliseconds / stepMs) + 1);
    }

    private static IReadOnlyList<T> Cut<T>(IReadOnlyList<T> series, int? limit, IReadOnlyList<string> known, out IReadOnlyList<string> warnings)
    {
        var isCut = series.Count > limit;
        warnings = isCut ? [.. known, "results truncated due to limit"] : known;
        return isCut ? [.. series.Take(limit!.Value)] : series;
    }

    private static void WriteInstant(Utf8JsonWriter json, string type, IReadOnlyList<Sample> samples)
    {
        json.WriteStartObject();
        json.WriteString("resultType", type);
        if (type == "scalar")
        {
            json.WritePropertyName("result");
            WritePoint(json, Milliseconds(samples[0]), samples[0].Value);
        }
        else
        {
            json.WriteStartArray("result");
            foreach (var sample in samples)
            {
                json.WriteStartObject();
                WriteLabels(json, sample.Labels);
                json.WritePropertyName("value");
                WritePoint(json, Milliseconds(sample), sample.Value);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteRange(Utf8JsonWriter json, TimeGrid grid, IReadOnlyList<Series> series)
    {
        json.WriteStartObject();
        json.WriteString("resultType", "matrix");
        json.WriteStartArray("result");
        foreach (var one in series)
        {
            json.WriteStartObject();
            WriteLabels(json, one.Labels);
            json.WriteStartArray("values");
            for (var i = 0; i < one.Values.Length; i++)
                if (!Series.IsMissing(one.Values[i])) WritePoint(json, grid.At(i), one.Values[i]);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter json, LabelSet labels)
    {
        json.WriteStartObject("metric");
        foreach (var (name, value) in labels) json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static long Milliseconds(Sample sample) => (long)Math.Round(sample.Time * 1000);

    private static void WritePoint(Utf8JsonWriter json, long milliseconds, double value)
    {
        json.WriteStartArray();
        json.WriteRawValue(SampleFormat.Time(milliseconds), skipInputValidation: true);
        json.WriteStringValue(SampleFormat.Text(value));
        json.WriteEndArray();
    }
}
