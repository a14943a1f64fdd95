using System.Globalization;
using Microsoft.Extensions.Primitives;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Web.Api;

/// <summary>The parameters of a call in Prometheus' own form: in the address, in a form body, or in both.</summary>
internal sealed class PrometheusParameters
{
    /// <summary>The largest form that is read, and the longest single parameter.</summary>
    public const int MaxBytes = 128 * 1024;

    // Beyond these years a moment is a mistake of units, such as milliseconds for seconds.
    private const double LatestSecond = 253_402_300_799; // 9999-12-31

    private readonly IQueryCollection _query;
    private readonly IFormCollection? _form;

    private PrometheusParameters(IQueryCollection query, IFormCollection? form) => (_query, _form) = (query, form);

    /// <exception cref="BadParameterException">The body is no form, or too large.</exception>
    public static async Task<PrometheusParameters> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType) return new PrometheusParameters(request.Query, null);
        try
        {
            return new PrometheusParameters(request.Query, await request.ReadFormAsync(cancellation));
        }
        catch (Exception problem) when (problem is InvalidDataException or BadHttpRequestException)
        {
            throw new BadParameterException("body", $"the form cannot be read: {problem.Message}");
        }
    }

    /// <summary>Every value of a parameter; the body's stand first.</summary>
    public IReadOnlyList<string> All(string name) => [.. Values(name).Where(v => !string.IsNullOrEmpty(v)).Select(v => v!)];

    /// <summary>A parameter's first value; null where there is none.</summary>
    public string? Text(string name)
    {
        var text = All(name) is [var first, ..] ? first : null;
        return text is { Length: > MaxBytes } ? throw new BadParameterException(name, $"it is longer than {MaxBytes / 1024} KiB") : text;
    }

    public string Required(string name) => Text(name) ?? throw new BadParameterException(name, "it is missing");

    /// <summary>A moment: Unix seconds with decimals, or RFC 3339.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return Math.Abs(seconds) < LatestSecond && seconds > -62_135_596_800
                ? DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * 1000) * TimeSpan.TicksPerMillisecond)
                : throw new BadParameterException(name, $"{Cut(text)} is no Unix time in seconds");
        }
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new BadParameterException(name, $"cannot parse \"{Cut(text)}\" to a valid timestamp");
    }

    /// <summary>A duration: seconds with decimals, or Prometheus' own form.</summary>
    public TimeSpan? Duration(string name)
    {
        if (Text(name) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 1e9) return TimeSpan.FromSeconds(seconds);
        return PrometheusDuration.TryParse(text, out var duration) ? duration : throw new BadParameterException(name, $"cannot parse \"{Cut(text)}\" to a valid duration");
    }

    /// <summary>A count; zero is no limit, as with Prometheus.</summary>
    public int? Limit(string name = "limit")
    {
        if (Text(name) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? limit == 0 ? null : limit
            : throw new BadParameterException(name, $"cannot parse \"{Cut(text)}\" to a valid limit");
    }

    private static string Cut(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private StringValues Values(string name) => _form is null ? _query[name] : StringValues.Concat(_form[name], _query[name]);
}

/// <summary>A parameter that cannot be used.</summary>
internal sealed class BadParameterException(string parameter, string problem) : Exception($"invalid parameter \"{parameter}\": {problem}");
