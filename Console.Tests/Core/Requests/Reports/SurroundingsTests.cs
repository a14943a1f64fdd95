using System.Globalization;
using System.Text;
using OperatorConsole.Core.Requests.Lines;
using OperatorConsole.Core.Requests.LogFiles;
using OperatorConsole.Core.Requests.Reports;
using OperatorConsole.Core.Requests.Sources;

namespace OperatorConsole.Tests.Core.Requests.Reports;

public sealed class SurroundingsTests : IDisposable
{
    private const int Start = 1_778_985_000;

    private readonly TemporaryFolder _folder = new();
    private readonly LogLibrary _library;
    private readonly string _path;

    public SurroundingsTests()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 600; i++)
            text.Append(CultureInfo.InvariantCulture, $"{{\"ts\": {Start + i}, \"request_id\": \"request-{i}\", \"route\": \"/v1/{i % 3}\", \"user_id\": {i % 50}, \"status\": 200, \"latency_ms\": {i}}}\n");
        text.Append(CultureInfo.InvariantCulture, $"{{\"ts\": {Start + 600}, \"path\": \"/v1/messages\", \"final_layer\": \"l3\", \"latency_ms\": 7675}}\n");
        _path = _folder.Write("a.log", text.ToString());
        _library = new LogLibrary([("edge", new LogGlob(_path))], Path.Combine(_folder.Path, "index"), 1 << 20, TimeProvider.System);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Neighbours_OfARequest_AreTheNearestOfItsRouteOrClientAndNotItself(bool hasPlace)
    {
        var of = Hit(300, hasPlace);
        var near = new Surroundings(_library).Neighbours(of, [of], default).Select(h => (int)(h.Line.Time!.Value.ToUnixTimeSeconds() - Start)).ToArray();
        Assert.Equal([276, 279, 282, 285, 288, 291, 294, 297, 303, 306, 309, 312, 315, 318, 321, 324], near);
    }

    [Fact]
    public void Resembling_ADecision_IsTheLineWithItsTimeRouteAndDuration()
    {
        var decision = new RequestHit(DecisionSource.Kind, "edge", "ring", null, LogLine.Of([("timestamp", $"{Start + 600}"), ("route", "api.anthropic.com /v1/messages"), ("latency_ms", "7675")]), HitKind.Field);
        Assert.Contains("\"final_layer\": \"l3\"", Assert.Single(new Surroundings(_library).Resembling(decision, default)).Line.Text, StringComparison.Ordinal);
        Assert.Empty(new Surroundings(_library).Resembling(decision with { Line = LogLine.Of([("timestamp", $"{Start + 600}"), ("route", "/v1/messages"), ("latency_ms", "7676")]) }, default));
    }

    [Fact]
    public void NearMoment_OfAGateway_IsTheNearestFirst()
    {
        var moment = DateTimeOffset.FromUnixTimeSeconds(Start + 100);
        Assert.Equal(["request-100", "request-99", "request-101"], new Surroundings(_library).NearMoment("edge", moment, TimeSpan.FromSeconds(5), _ => true, 3, default).Select(h => h.Line.Aliases[0]));
        Assert.Empty(new Surroundings(_library).NearMoment("other", moment, TimeSpan.FromSeconds(5), _ => true, 3, default));
    }

    private RequestHit Hit(int number, bool hasPlace)
    {
        var found = _library.Find([$"request-{number}"], 1, default).Hits[0];
        return new RequestHit("files", "edge", _path, hasPlace ? found.Hit.Offset : null, LogLine.Of(found.Hit.Record), HitKind.Field);
    }
}
