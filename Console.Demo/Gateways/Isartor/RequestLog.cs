using System.Text.Json;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>The opt-in <c>requests.log</c>: every request on the gateway surface with its bodies.</summary>
internal sealed class RequestLog(LogFile file)
{
    public const string FileName = "requests.log";
    public const long MaximumBytes = 10 * 1024 * 1024;
    public const int Shown = 100;

    private readonly Ring<string> _last = new(Shown);

    public void Write(in Exchange exchange)
    {
        var line = IsartorJson.Write(Entry(exchange));
        file.WriteLine(line);
        _last.Add(line);
    }

    /// <summary>The end of the file, oldest first, as <c>/api/admin/requests</c> shows it.</summary>
    public IReadOnlyList<JsonElement> Last() => [.. _last.Newest(Shown).Reverse().Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    private static RequestLogEntry Entry(in Exchange exchange)
    {
        var traffic = exchange.Traffic;
        var rejected = exchange.Layer == Layer.AuthBlocked;
        var answered = exchange.Layer == Layer.Cloud && exchange.Failure is null;
        return new RequestLogEntry
        {
            Timestamp = Stamp.Body(exchange.Time),
            Method = "POST",
            Path = traffic.Path,
            EndpointFamily = traffic.Family,
            Client = traffic.Client,
            Tool = traffic.Tool,
            Provider = IsartorSettings.Provider,
            Model = traffic.Offer.Model,
            RequestHeaders = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["authorization"] = "[REDACTED]",
                ["content-type"] = "application/json",
                ["user-agent"] = traffic.UserAgent,
            },
            RequestBody = RequestBody(exchange),
            ResponseStatus = exchange.Status,
            ResponseHeaders = ResponseHeaders(exchange, answered),
            ResponseBody = rejected ? IsartorJson.Write(IsartorErrors.Unauthorized) : ResponseBody(exchange),
            LatencyMs = exchange.LatencyMs,
            FinalLayer = exchange.Layer.LongName(),
        };
    }

    private static SortedDictionary<string, string> ResponseHeaders(in Exchange exchange, bool answered)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["content-type"] = "application/json",
            ["x-isartor-deflected"] = exchange.Layer.IsDeflected() ? "true" : "false",
            ["x-isartor-layer"] = exchange.Layer.ShortName(),
        };
        if (answered) headers["x-isartor-provider"] = IsartorSettings.Provider;
        return headers;
    }

    private static string RequestBody(in Exchange exchange)
    {
        var traffic = exchange.Traffic;
        var question = SamplePrompts.Question(exchange.Seed);
        if (traffic.IsNative) return IsartorJson.Write(new { Prompt = question });
        return IsartorJson.Write(new { Messages = new[] { new { Content = question, Role = "user" } }, Model = traffic.Alias ?? traffic.Offer.Model });
    }

    private static string ResponseBody(in Exchange exchange)
    {
        var traffic = exchange.Traffic;
        if (exchange is { Failure: { } failure, Stale: false }) return IsartorErrors.BadGateway(traffic.Family, failure);
        var model = traffic.Offer.Model;
        return traffic.Family switch
        {
            "native" => IsartorJson.Write(new { Layer = NativeLayer(exchange), Message = SamplePrompts.Answer, Model = model }),
            "anthropic" => IsartorJson.Write(new { Content = new[] { new { Text = SamplePrompts.Answer, Type = "text" } }, Model = model, Role = "assistant", Type = "message" }),
            _ => IsartorJson.Write(new { Choices = new[] { new { FinishReason = "stop", Index = 0, Message = new { Content = SamplePrompts.Answer, Role = "assistant" } } }, Model = model }),
        };
    }

    /// <summary>Whatever comes from a cache says layer 1, a stale entry included.</summary>
    private static int NativeLayer(in Exchange exchange) => exchange switch
    {
        { Stale: true } => 1,
        { Layer: Layer.Slm } => 2,
        { Layer: Layer.Cloud } => 3,
        _ => 1,
    };
}
