using System.Globalization;
using OperatorConsole.Demo.Gateways.Gatewayz.State;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>One call of an endpoint: its parameters, and the state it is answered from.</summary>
internal sealed class Ask(HttpContext http, GatewayzGateway gateway)
{
    private readonly List<object> _problems = [];

    /// <summary>The moment of the answer: the simulation counts whole seconds, real answers carry microseconds.</summary>
    public DateTimeOffset Now { get; } = gateway.Now.AddMicroseconds((gateway.Now.ToUnixTimeSeconds() * 7_919 % 999_983) + 1);

    public string Timestamp => PythonTime.Iso(Now);

    /// <summary>Errors write their time in UTC as if it were local, and then a Z.</summary>
    public string ErrorTime => PythonTime.Zulu(Now);

    /// <summary>Errors make an id of their own: it differs from the one in the header.</summary>
    public string MintedId { get; } = RequestIdHeader.Mint();

    public Surroundings Surroundings => gateway.Surroundings;

    public HubProcess Process => gateway.Process;

    public HealthSnapshot? Health => Surroundings.Health.Cached(Now);

    /// <summary>Whether the process has just started and has no connection to its database yet.</summary>
    public bool IsWarmingUp => gateway.Now - gateway.StartedAt < TimeSpan.FromSeconds(8);

    /// <summary>What was wrong with the parameters read so far.</summary>
    public IReadOnlyList<object> Problems => _problems;

    public string Route(string name) => (string)http.Request.RouteValues[name]!;

    public string? Text(string name) => http.Request.Query.TryGetValue(name, out var values) ? values.ToString() : null;

    public int Int(string name, int fallback, int minimum, int maximum) => Number(name, minimum, maximum) ?? fallback;

    /// <summary>A whole number within bounds; null when it is not given or wrong, which is then a problem.</summary>
    public int? Number(string name, int minimum, int maximum)
    {
        if (Text(name) is not { } input) return null;
        var loc = new[] { "query", name };
        if (!int.TryParse(input, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            var msg = "Input should be a valid integer, unable to parse string as an integer";
            _problems.Add(new { type = "int_parsing", loc, msg, input });
        }
        else if (value < minimum)
        {
            var msg = $"Input should be greater than or equal to {minimum}";
            _problems.Add(new { type = "greater_than_equal", loc, msg, input, ctx = new { ge = minimum } });
        }
        else if (value > maximum)
        {
            var msg = $"Input should be less than or equal to {maximum}";
            _problems.Add(new { type = "less_than_equal", loc, msg, input, ctx = new { le = maximum } });
        }
        else return value;
        return null;
    }

    public DateTimeOffset? Moment(string name)
    {
        if (Text(name) is not { } input) return null;
        if (DateTimeOffset.TryParse(input, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time;
        _problems.Add(new { type = "datetime_parsing", loc = new[] { "query", name }, msg = "Input should be a valid datetime", input });
        return null;
    }
}
