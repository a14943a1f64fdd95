using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.Gatewayz;

/// <summary>The metrics are those of a Gatewayz: names, types, labels, bounds, dead families and the habits of Python's client.</summary>
public sealed class GatewayzExpositionTests(GatewayzEventfulDay day) : IClassFixture<GatewayzEventfulDay>
{
    private static readonly string[] Added =
    [
        "process_virtual_memory_bytes", "process_resident_memory_bytes", "process_start_time_seconds", "process_cpu_seconds_total",
        "process_open_fds", "process_max_fds", "python_info", "python_gc_objects_collected_total", "python_gc_objects_uncollectable_total",
        "python_gc_collections_total",
    ];

    [Fact]
    public void Families_AreTheOnesOfTheGatewayAndOfPythonsClient()
    {
        var expected = ExpectedFamily.All.Select(f => f.Name).Concat(Added).Order(StringComparer.Ordinal);

        Assert.Equal(129, ExpectedFamily.All.Count);
        Assert.Equal(expected, day.Metrics.Families.Keys.Where(n => !IsCreated(n)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryFamily_HasItsTypeLabelsAndBounds()
    {
        foreach (var expected in ExpectedFamily.All)
        {
            var family = day.Metrics.Families[expected.Name];
            Assert.Equal((expected.Name, expected.Kind), (family.Name, family.Kind));
            Assert.NotEmpty(family.Help);
            foreach (var line in family.Lines)
            {
                var labels = line.Labels.Select(l => l.Key).ToArray();
                Assert.Equal(labels.Order(StringComparer.Ordinal), labels);
                Assert.Equal(expected.Labels.Order(StringComparer.Ordinal), labels.Where(l => l != "le"));
            }
            foreach (var child in family.Lines.Where(l => l.Name.EndsWith("_bucket", StringComparison.Ordinal)).GroupBy(WithoutBound))
                Assert.Equal([.. expected.Buckets, double.PositiveInfinity], child.Select(l => l.Label("le")!).Select(Bound));
        }
    }

    [Fact]
    public void EveryLiveFamily_InAnEventfulDay_IsWritten() =>
        Assert.Empty(ExpectedFamily.All.Where(f => f.Live && !day.Written.Contains(f.Name)).Select(f => f.Name));

    [Fact]
    public void EveryDeadFamily_InAnEventfulDay_SaysNothing()
    {
        foreach (var dead in ExpectedFamily.All.Where(f => !f.Live))
        {
            var lines = day.Metrics.Families[dead.Name].Lines;
            if (dead.Labels.Length > 0) Assert.Empty(lines);
            else Assert.Equal("0.0", Assert.Single(lines).Text);
        }
    }

    [Fact]
    public void CountersHistogramsAndSummaries_HaveACreatedGaugeForEveryChild_OthersNone()
    {
        foreach (var expected in ExpectedFamily.All)
        {
            var stem = expected.Kind == "counter" ? expected.Name[..^"_total".Length] : expected.Name;
            var children = day.Metrics.Families[expected.Name].Lines.Select(WithoutBound).Distinct().Count();
            var created = day.Metrics.Families.GetValueOrDefault(stem + "_created");
            if (expected.Kind == "gauge" || children == 0) Assert.Null(created);
            else Assert.Equal((expected.Name, "gauge", children), (expected.Name, created!.Kind, created.Lines.Count));
        }
        Assert.All(Added, name => Assert.DoesNotContain(name.Replace("_total", "", StringComparison.Ordinal) + "_created", day.Metrics.Families.Keys));
    }

    [Fact]
    public void Created_OfAChildThatAppearedLater_IsItsOwnMoment()
    {
        var created = day.Metrics.Families["circuit_breaker_state_transitions_created"].Lines;

        Assert.All(created, line => Assert.True(line.Value > day.Metrics.Sum("process_start_time_seconds")));
    }

    [Fact]
    public void Numbers_AreWrittenAsPythonDoes()
    {
        Assert.All(day.Metrics.Families.Values.SelectMany(f => f.Lines), line => Assert.Contains(line.Text, c => c is '.' or 'e'));
        Assert.Matches(@"^\d\.\d+e\+09$", Assert.Single(day.Metrics.Families["process_start_time_seconds"].Lines).Text);
        Assert.Contains(day.Metrics.Families["fastapi_request_size_bytes"].Lines, l => l.Label("le") == "1e+06");
        Assert.Contains(day.Metrics.Families["http_request_duration_seconds"].Lines, l => l.Label("le") == "1.0");
    }

    [Fact]
    public void Peculiarities_OfTheRealOne_AreKept()
    {
        var info = Assert.Single(day.Metrics.Families["fastapi_app_info_info"].Lines);
        Assert.Equal(("gatewayz", "1.0"), (info.Label("app_name"), info.Text));
        var duration = day.Metrics.Families["database_query_duration_seconds"].Lines.Select(l => l.Name).Distinct();
        Assert.Equal(["database_query_duration_seconds_count", "database_query_duration_seconds_sum"], duration);
        Assert.DoesNotContain(day.Metrics.Families["gatewayz_token_estimation_delta"].Lines, l => l.Name.EndsWith("_sum", StringComparison.Ordinal));
        Assert.Contains(day.Metrics.Families["http_requests_total"].Lines, l => l.Label("endpoint") == "/wp-login.php" && l.Label("status_code") == "404");
        Assert.Equal(
            ["closed", "half_open", "open"],
            day.Metrics.Families["circuit_breaker_current_state"].Lines.Where(l => l.Label("provider") == Providers.OpenAi)
                .Select(l => l.Label("state")).Order());
    }

    [Fact]
    public void BreakerState_WithoutATransition_HasNoSeries()
    {
        var run = GatewayzRun.Calm(TimeSpan.FromHours(1));
        run.Advance(TimeSpan.FromHours(1));

        Assert.Empty(run.Metrics.Families["circuit_breaker_current_state"].Lines);
        Assert.True(run.Metrics.Sum("circuit_breaker_successes_total") > 1_000);
    }

    [Fact]
    public void SameSeed_Twice_GivesTheSameExposition()
    {
        Assert.Equal(SomeHours(seed: 5), SomeHours(seed: 5));
        Assert.NotEqual(SomeHours(seed: 5), SomeHours(seed: 6));
    }

    [Fact]
    public void Series_AfterADayOfIncidents_StayFew() =>
        Assert.InRange(day.Metrics.Families.Where(f => !IsCreated(f.Key)).Sum(f => f.Value.Lines.Count), 800, 1_100);

    private static string SomeHours(int seed)
    {
        var run = GatewayzRun.From(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), seed);
        run.Advance(TimeSpan.FromHours(4));
        return run.Gateway.Metrics.Expose();
    }

    private static bool IsCreated(string name) => name.EndsWith("_created", StringComparison.Ordinal);

    private static string WithoutBound(ExpositionLine line) => string.Join(',', line.Labels.Where(l => l.Key != "le"));

    private static double Bound(string le) => le == "+Inf" ? double.PositiveInfinity : double.Parse(le, System.Globalization.CultureInfo.InvariantCulture);
}
