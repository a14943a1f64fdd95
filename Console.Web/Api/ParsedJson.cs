using System.Globalization;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Web.Api;

/// <summary>An expression as the API tells it. Places are in UTF-16 units from 0; lines and columns count from 1.</summary>
internal sealed record ParsedJson(bool Ok)
{
    public ErrorJson? Error { get; init; }

    public string? Type { get; init; }

    /// <summary>The expression in its plain form.</summary>
    public string? Printed { get; init; }

    /// <summary>The labels its series can have.</summary>
    public LabelsJson? Labels { get; init; }

    /// <summary>Its parts in the order of the text, each with the index of the part it stands in. A list, so that no depth of nesting breaks a reader.</summary>
    public IReadOnlyList<NodeJson>? Ast { get; init; }

    public IReadOnlyList<SelectorJson>? Selectors { get; init; }

    public IReadOnlyList<ComparisonJson>? Comparisons { get; init; }

    public ThresholdChoice? ThresholdChoice { get; init; }

    public IReadOnlyList<ThresholdJson>? Thresholds { get; init; }

    public IReadOnlyList<KnobJson>? Knobs { get; init; }

    public IReadOnlyList<NoticeJson>? Notices { get; init; }

    public IReadOnlyList<PlaceJson>? Comments { get; init; }

    public static ParsedJson Of(ParsedExpression parsed)
    {
        if (!parsed.Succeeded)
        {
            var error = parsed.Error;
            return new ParsedJson(false) { Error = new ErrorJson(error.Position.Line, error.Position.Column, error.Position.ByteColumn, error.Range.Start, error.Range.End, error.Message) };
        }
        var text = parsed.Text;
        var analysis = ExpressionAnalysis.Of(parsed.Root, text);
        var labels = analysis.Labels;
        return new ParsedJson(true)
        {
            Type = NodeJson.TypeName(parsed.Root.Type),
            Printed = Printer.Print(parsed.Root),
            Labels = new LabelsJson(labels.IsOnly, labels.Labels),
            Ast = NodeJson.List(parsed.Root),
            Selectors = [.. analysis.Selectors.Select(s => SelectorJson.Of(s, text))],
            Comparisons = [.. analysis.Comparisons.Select(c => new ComparisonJson(c.Node.Range.Start, c.Node.Range.End, c.Node.Operator.Text(), c.Context, c.Class, c.IsGuard, Number(c.Value)))],
            ThresholdChoice = analysis.Thresholds.Choice,
            Thresholds = [.. analysis.Thresholds.All.Select(t => ThresholdJson.Of(t, text))],
            Knobs = [.. analysis.Knobs.Select(k => new KnobJson(k.Kind, k.Range.Start, k.Range.End, k.Range.Of(text), Number(k.Value)))],
            Notices = [.. parsed.Notices.Select(n => new NoticeJson(n.Range.Start, n.Range.End, n.ToString(), n.Since?.ToString(), n.Until?.ToString(), n.FeatureFlag))],
            Comments = [.. parsed.Comments.Select(c => new PlaceJson(c.Start, c.End))],
        };
    }

    /// <summary>JSON has no infinity and no NaN: numbers are texts, as Prometheus writes them.</summary>
    public static string? Number(double? value) => value is { } number ? Printer.Print(number) : null;
}

internal sealed record ErrorJson(int Line, int Column, int ByteColumn, int Start, int End, string Message);

internal sealed record PlaceJson(int Start, int End);

/// <param name="Only">Whether only <paramref name="Names"/> can be there; else all but those can.</param>
/// <param name="Names">Labels.</param>
internal sealed record LabelsJson(bool Only, IReadOnlyCollection<string> Names);

internal sealed record NodeJson(int Start, int End, string Kind, string Type, int? Parent, string? Name, string? Value)
{
    public static List<NodeJson> List(Expr root)
    {
        List<NodeJson> nodes = [];
        Add(root, null, nodes);
        return nodes;
    }

    public static string TypeName(ExprType type) => type switch
    {
        ExprType.InstantVector => "vector",
        ExprType.RangeVector => "matrix",
        _ => type.ToString().ToLower(CultureInfo.InvariantCulture),
    };

    private static void Add(Expr expr, int? parent, List<NodeJson> nodes)
    {
        var (kind, name, value) = expr switch
        {
            NumberLiteral number => ("number", null, ParsedJson.Number(number.Value)),
            StringLiteral literal => ("string", null, literal.Text.Value),
            ParenExpr => ("paren", null, null),
            UnaryExpr unary => ("unary", unary.IsNegative ? "-" : "+", null),
            BinaryExpr binary => ("binary", binary.Operator.Text(), null),
            VectorSelector selector => ("selector", selector.Metric, null),
            MatrixSelector => ("matrix", null, null),
            SubqueryExpr => ("subquery", null, null),
            Call call => ("call", call.Name.Text, null),
            AggregateExpr aggregate => ("aggregation", aggregate.Aggregation.Text(), (string?)null),
            _ => throw new InvalidOperationException($"The API does not know {expr.GetType().Name}."),
        };
        var index = nodes.Count;
        nodes.Add(new NodeJson(expr.Range.Start, expr.Range.End, kind, TypeName(expr.Type), parent, name, value));
        foreach (var child in expr.Children) Add(child, index, nodes);
    }
}

internal sealed record MatcherJson(int Start, int End, string Label, string Operator, string Value);

internal sealed record SelectorJson(int Start, int End, string? Metric, IReadOnlyList<MatcherJson> Matchers, string? WindowSeconds, string? Function)
{
    private static readonly string[] Operators = ["=", "!=", "=~", "!~"];

    public static SelectorJson Of(SelectorUse use, string text)
    {
        var selector = use.Selector;
        var matchers = selector.Matchers.Select(m => new MatcherJson(m.Range.Start, m.Range.End, m.Name.Text, Operators[(int)m.Operator], m.Value.Value));
        return new SelectorJson(selector.Range.Start, selector.Range.End, selector.Metric, [.. matchers], ParsedJson.Number(use.Window), use.Function?.Name.Text);
    }
}

internal sealed record ComparisonJson(int Start, int End, string Operator, ExprContext Context, ComparisonClass Class, bool IsGuard, string? Value);

internal sealed record ThresholdJson(
    int Start, int End, int Line, int Column, string Text, string Value, NumberForm Form, ThresholdRole Role, string Operator, string Direction,
    ExprContext Context, ComparisonClass Class, MeasuredUnit Unit, bool IsGuard, bool IsInverted, bool IsPrimary, int? Link, IReadOnlyList<PlaceJson> Factors)
{
    public static ThresholdJson Of(Threshold threshold, string text)
    {
        var (range, comparison) = (threshold.Range, threshold.Comparison);
        var position = SourcePosition.Of(text, range.Start);
        return new ThresholdJson(
            range.Start, range.End, position.Line, position.Column, range.Of(text), Printer.Print(threshold.Value), threshold.Form, threshold.Role, comparison.Operator.Text(), threshold.Direction,
            comparison.Context, comparison.Class, threshold.Unit, threshold.IsGuard, threshold.IsInverted, threshold.IsPrimary, threshold.Link,
            [.. threshold.Factors.Select(f => new PlaceJson(f.Start, f.End))]);
    }
}

internal sealed record KnobJson(KnobKind Kind, int Start, int End, string Text, string? Value);

internal sealed record NoticeJson(int Start, int End, string Message, string? Since, string? Until, string? FeatureFlag);
