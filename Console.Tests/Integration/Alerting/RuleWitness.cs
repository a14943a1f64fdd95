using System.Net.Http.Json;
using System.Text.Json;

namespace OperatorConsole.Tests.Integration.Alerting;

/// <summary>The rules of the running console: as it tells them, as they stand in their files, and as Prometheus itself runs them.</summary>
internal sealed class RuleWitness(RunningConsole console)
{
    /// <summary>A rule as the console's API tells it.</summary>
    public async Task<JsonElement> FindAsync(string alert) =>
        Rules(await console.Http.GetFromJsonAsync<JsonElement>(new Uri(console.Address, "api/v1/rules"))).First(r => r.TryGetProperty("alert", out var name) && name.GetString() == alert);

    public async Task<string> IdAsync(string alert) => (await FindAsync(alert)).GetProperty("id").GetString()!;

    /// <summary>The file a rule stands in.</summary>
    public async Task<string> FileOfAsync(string alert) => (await FindAsync(alert)).GetProperty("file").GetString()!;

    /// <summary>The expression as Prometheus itself has it; null where it runs no such rule.</summary>
    public async Task<string?> QueryAsync(string alert) =>
        (await LoadedAsync()).Where(r => r.GetProperty("name").GetString() == alert).Select(r => r.GetProperty("query").GetString()).FirstOrDefault();

    /// <summary>The names of the rules Prometheus itself runs of a file, in order.</summary>
    public async Task<IReadOnlyList<string>> RunningAsync(string file) =>
        [.. Rules(await AskPrometheusAsync(), g => Path.GetFileName(g.GetProperty("file").GetString()) == Path.GetFileName(file)).Select(r => r.GetProperty("name").GetString()!)];

    private async Task<IEnumerable<JsonElement>> LoadedAsync() => Rules(await AskPrometheusAsync());

    private async Task<JsonElement> AskPrometheusAsync() =>
        (await console.Http.GetFromJsonAsync<JsonElement>(new Uri(console.PrometheusAddress, "api/v1/rules"))).GetProperty("data");

    private static IEnumerable<JsonElement> Rules(JsonElement answer, Func<JsonElement, bool>? ofGroups = null) =>
        answer.GetProperty("groups").EnumerateArray().Where(ofGroups ?? (_ => true)).SelectMany(g => g.GetProperty("rules").EnumerateArray());
}
