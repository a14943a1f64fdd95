using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using OperatorConsole.Core;
using OperatorConsole.Core.Alerting.Drafting;
using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Pages.Alerts;

/// <summary>What the checks find in a rule as it is typed: of its text after a short rest, and then beside what the server knows of its series.</summary>
public sealed partial class RuleFindings : IDisposable
{
    /// <summary>Nobody reads what is told between two letters.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    private readonly Dictionary<string, string> _typed = new(StringComparer.Ordinal);
    private CancellationTokenSource? _pending;
    private (KnownRule, string)? _judged;

    /// <summary>The rule as it is.</summary>
    [Parameter, EditorRequired]
    public required KnownRule Rule { get; set; }

    /// <summary>The draft as the address has it.</summary>
    [Parameter, EditorRequired]
    public required string Query { get; set; }

    /// <summary>Checks rules.</summary>
    [Inject]
    public required RuleJudge Judge { get; init; }

    /// <summary>The clock.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    private IReadOnlyList<LintFinding> OfText { get; set; } = [];

    private ServerFindings? BesideServer { get; set; }

    private Failure? Refused { get; set; }

    private bool IsPending { get; set; }

    /// <summary>Takes what stands in a field that was not left yet.</summary>
    public void Type(string field, string value)
    {
        _typed[field] = value;
        Begin(Rest);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pending?.Cancel();
        _pending?.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_judged == (Rule, Query)) return;
        _judged = (Rule, Query);
        foreach (var (field, values) in QueryHelpers.ParseQuery(Query))
            if (_typed.TryGetValue(field, out var typed) && typed == values.LastOrDefault()) _typed.Remove(field);
        if (ExamineText() is { } drafted && RendererInfo.IsInteractive) Begin(TimeSpan.Zero, drafted);
    }

    private void Begin(TimeSpan rest, DraftedRule? drafted = null)
    {
        Dispose();
        _pending = new CancellationTokenSource();
        IsPending = true;
        _ = JudgeAsync(rest, drafted, _pending.Token);
    }

    private async Task JudgeAsync(TimeSpan rest, DraftedRule? drafted, CancellationToken cancellation)
    {
        try
        {
            if (drafted is null)
            {
                await Task.Delay(rest, Time, cancellation);
                drafted = ExamineText();
                StateHasChanged();
            }
            var found = drafted is null ? null : await Judge.ExamineBesideServerAsync(drafted, cancellation);
            (BesideServer, IsPending) = (found, false);
            StateHasChanged();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Something was typed further, or the page was left.
        }
        catch (Exception bug)
        {
            await DispatchExceptionAsync(bug);
        }
    }

    /// <summary>The rule as it is typed, where it can be one.</summary>
    private DraftedRule? ExamineText()
    {
        var fields = QueryHelpers.ParseQuery(Query).ToDictionary(f => f.Key, f => f.Value.LastOrDefault());
        foreach (var (field, value) in _typed) fields[field] = value;
        var changes = RuleDraft.Read(Rule.Rule, QueryHelpers.AddQueryString("", fields)).Changes;
        var drafted = changes.Succeeded ? RuleJudge.Draft(Rule, changes.Value) : changes.Failure;
        Refused = drafted.Failure;
        if (drafted.Succeeded) OfText = Judge.Examine(drafted.Value);
        else (OfText, BesideServer) = ([], null);
        return drafted.Value;
    }
}
