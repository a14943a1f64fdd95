using System.Net;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Agents;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Core.Panels.Agents;

public sealed class AgentReaderTests
{
    private static readonly Period Hour = new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1));

    [Fact]
    public async Task Tools_OfARange_HaveHowMuchTheirRatesMakeOverIt()
    {
        var answer = await AskAsync(query => query switch
        {
            _ when query.Contains("status_code", StringComparison.Ordinal) => Tools(("cursor", 18)),
            _ when query.Contains("retries_total", StringComparison.Ordinal) => Tools(("cursor", 0.5)),
            _ when query.Contains("tokens_saved", StringComparison.Ordinal) => Tools(("cursor", 7200)),
            _ when query.Contains("increase(isartor_requests_total", StringComparison.Ordinal) => Tools(("cursor", 3600), ("curl", 36)),
            _ => Tools(("curl", 0.01), ("cursor", 1)),
        });
        var cursor = answer.Rows[0];
        Assert.Equal(("cursor", 3600, "requests"), (cursor.Tool, cursor.Requests.Value, cursor.Requests.Unit));
        Assert.Equal(("0.5 %", 30, 7200), (cursor.Errors.Text, cursor.Retries.Value, cursor.Savings.Value));
        // A tool without a failure has no series of failures: that is a zero.
        Assert.Equal((PanelState.Zero, "0 of 36 requests"), (answer.Rows[1].Errors.State, answer.Rows[1].Errors.Note?.Split(';')[0]));
        Assert.Contains("[1h]", cursor.Requests.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gateways_ThatDoNotCountByTool_SayWhy()
    {
        var answer = await AskAsync(_ => Tools());
        Assert.Equal("StrataRouter does not count by client.", answer.CannotTell["strata"]);
        Assert.DoesNotContain("edge", answer.CannotTell.Keys);
    }

    [Fact]
    public async Task Tools_WhilePrometheusFails_AreAFailureWithItsReason()
    {
        var answer = await AskAsync(_ => (HttpStatusCode.ServiceUnavailable, "{}"));
        Assert.Empty(answer.Rows);
        Assert.Single(answer.Failures);
    }

    [Fact]
    public async Task Tools_WhenOneSignalFails_KeepTheOthers()
    {
        var answer = await AskAsync(query =>
            query.Contains("retries_total", StringComparison.Ordinal) ? ScriptedPrometheus.Refusal("no") : Tools(("cursor", 1)));
        Assert.Equal((PanelState.Failed, PanelState.Value), (answer.Rows[0].Retries.State, answer.Rows[0].Requests.State));
    }

    private static Task<AgentsAnswer> AskAsync(Func<string, (HttpStatusCode, string)> answer)
    {
        var settings = new ConsoleSettings { Gateways = [new GatewaySettings { Name = "edge", Profile = "isartor" }, new GatewaySettings { Name = "strata", Profile = "stratarouter" }] };
        return new AgentReader(new ScriptedPrometheus(answer).Cache, new GatewayFleet(settings, ProfileCatalogue.Load())).ReadAsync(Hour, "test", CancellationToken.None);
    }

    private static (HttpStatusCode, string) Tools(params (string Tool, double Value)[] values) =>
        ScriptedPrometheus.Vector(values.Select(v => FormattableString.Invariant($$"""{"metric":{"tool":"{{v.Tool}}"},"value":[0,"{{v.Value}}"]}""")));
}
