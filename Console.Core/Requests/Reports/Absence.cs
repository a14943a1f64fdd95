using System.Globalization;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Requests.Ids;
using OperatorConsole.Core.Requests.Sources;

namespace OperatorConsole.Core.Requests.Reports;

/// <summary>Why a request may not be found although there was one, and what to do about it.</summary>
internal static class Absence
{
    public static IReadOnlyList<string> Of(PastedText text, IReadOnlyList<Searched> searched, GatewayFleet fleet, bool hasFiles)
    {
        List<string> reasons = [];
        foreach (var failed in searched.Where(s => s.State == SearchState.Failed))
            reasons.Add(failed.Failure is { } failure ? $"{failed.Source} could not be asked: {failure.Problem}. {failure.Remedy}" : $"{failed.Source} could not be read: {string.Join(" ", failed.Notes)}");
        if (searched.Any(s => s.State == SearchState.Partly)) reasons.Add("Not all log files were read for it as a part of a text; keep searching to read them all.");
        if (searched.Where(s => s.From is not null && s.Files > 0).Select(s => s.From).Min() is { } oldest)
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"The log files begin at {oldest.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: what is older is gone."));
        if (!hasFiles) reasons.Add("No log files are configured. Name them in the settings under logs, for each gateway.");
        foreach (var member in fleet.Members.Where(m => m.Profile?.Debug == "isartor"))
            reasons.Add($"{member.Settings.Name} (Isartor) logs no request ids. Its requests are known only while they are among its latest decisions, and only those through its proxy have an id.");
        foreach (var member in fleet.Members.Where(m => m.Profile?.Debug == "litellm"))
            reasons.Add($"{member.Settings.Name} (LiteLLM) keeps requests by the id of the provider's answer, such as chatcmpl-…, not by x-litellm-call-id.");
        if (text.IsSampled == false) reasons.Add("The traceparent says that its trace was not sampled.");
        reasons.Add("A request that is being answered is not logged yet: most gateways write their line when it ends.");
        return reasons;
    }
}
