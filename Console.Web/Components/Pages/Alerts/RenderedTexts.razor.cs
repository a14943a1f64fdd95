using Microsoft.AspNetCore.Components;
using OperatorConsole.Core.Alerting.Drafting;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.Queries;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Pages.Alerts;

/// <summary>What people would read.</summary>
public sealed partial class RenderedTexts
{
    /// <summary>Texts are shown without labels rather than late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _left = new();
    private (IReadOnlyDictionary<string, string> Labels, double Value)? _sample;
    private string? _sampled;

    /// <summary>The alert as it is.</summary>
    [Parameter, EditorRequired]
    public required Rule Rule { get; set; }

    /// <summary>What is to be different.</summary>
    [Parameter]
    public RuleDraft? Draft { get; set; }

    /// <summary>Asks for a value to show texts with.</summary>
    [Inject]
    public required QueryCache Queries { get; init; }

    /// <summary>The present.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    private IReadOnlyList<(string Name, RenderedText Text)> Texts { get; set; } = [];

    /// <inheritdoc/>
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Rule.Analysis is not { } analysis) return;
        var query = RuleBoard.Measured(analysis);
        if (_sampled != query)
        {
            _sampled = query;
            var asking = Queries.InstantAsync(query, Time.GetUtcNow(), "", _left.Token);
            await Task.WhenAny(asking, Task.Delay(Patience, Time, _left.Token));
            if (asking.IsCompletedSuccessfully && asking.Result.Value?.Samples is { Count: > 0 } samples)
            {
                var largest = samples.MaxBy(s => s.Value);
                _sample = (largest.Labels.ToDictionary(l => l.Key, l => l.Value), largest.Value);
            }
        }
        var (labels, value) = _sample ?? (new Dictionary<string, string>(), double.NaN);
        Texts = [.. Rule.Annotations.Select(t => (RuleDraft.Annotation, Text: t)).Concat(Rule.Labels.Select(t => (RuleDraft.Label, Text: t)))
            .Select(t => (Name: t.Text.Name.Value, Typed: Draft?.Shown(t.Item1 + t.Text.Name.Value, t.Text.Value.Value) ?? t.Text.Value.Value))
            .Where(t => t.Typed.Contains("{{", StringComparison.Ordinal)).Select(t => (t.Name, TemplatePreview.Render(t.Typed, labels, value)))];
    }
}
