using System.Globalization;
using System.Text;
using OperatorConsole.Core.PromQl.Syntax;

namespace OperatorConsole.Core.PromQl;

/// <summary>Writes an expression in one plain form, without comments, which Prometheus reads as the same expression. Two expressions are the same if they are written the same.</summary>
public static class Printer
{
    /// <summary>The expression as text.</summary>
    public static string Print(Expr expr)
    {
        var text = new StringBuilder();
        Write(text, expr);
        return text.ToString();
    }

    /// <summary>A number as PromQL has it: the shortest text that is read as the same number.</summary>
    public static string Print(double value) => value switch
    {
        double.PositiveInfinity => "Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static void Write(StringBuilder text, Expr expr)
    {
        switch (expr)
        {
            case NumberLiteral number: text.Append(number.IsDuration ? Duration(number.Value) : Print(number.Value)); break;
            case StringLiteral literal: text.Append(StringText.Write(literal.Text)); break;
            case ParenExpr paren: Write(text.Append('('), paren.Inner); text.Append(')'); break;
            case UnaryExpr unary: WriteOperand(text.Append(unary.IsNegative ? '-' : '+'), unary.Operand, 6); break;
            case BinaryExpr binary: WriteBinary(text, binary); break;
            case VectorSelector selector: WriteSelector(text, selector); break;
            case MatrixSelector matrix: WriteMatrix(text, matrix); break;
            case SubqueryExpr subquery: WriteSubquery(text, subquery); break;
            case Call call: WriteList(text.Append(call.Name.Text).Append('('), call.Arguments, Write).Append(')'); break;
            case AggregateExpr aggregate: WriteAggregate(text, aggregate); break;
            default: throw new InvalidOperationException($"The printer does not know {expr.GetType().Name}.");
        }
    }

    private static void WriteBinary(StringBuilder text, BinaryExpr binary)
    {
        var precedence = binary.Operator.Precedence();
        var isPower = binary.Operator == BinaryOperator.Power;
        WriteOperand(text, binary.Left, isPower ? precedence + 1 : precedence);
        text.Append(' ').Append(binary.Operator.Text()).Append(' ');
        var modifiers = binary.Modifiers;
        if (modifiers.IsBool) text.Append("bool ");
        // Where one side is a number nothing is matched: Prometheus takes “on ()” there, and forgets it.
        if (modifiers.Matching is { } matching && binary.Left.Type != ExprType.Scalar && binary.Right.Type != ExprType.Scalar)
        {
            WriteLabels(text.Append(matching.IsOn ? "on (" : "ignoring ("), matching.Labels).Append(") ");
            if (matching.Group != GroupSide.None)
                WriteLabels(text.Append(matching.Group == GroupSide.Left ? "group_left (" : "group_right ("), matching.Include ?? []).Append(") ");
        }
        if (modifiers.FillLeft is { } left) text.Append("fill_left (").Append(Print(left)).Append(") ");
        if (modifiers.FillRight is { } right) text.Append("fill_right (").Append(Print(right)).Append(") ");
        WriteOperand(text, binary.Right, isPower ? precedence : precedence + 1);
    }

    /// <summary>Puts parentheses around what would bind otherwise; expressions that were read have theirs already.</summary>
    private static void WriteOperand(StringBuilder text, Expr operand, int precedence)
    {
        var own = operand switch
        {
            BinaryExpr binary => binary.Operator.Precedence(),
            UnaryExpr => 6,
            NumberLiteral { Value: < 0 } => 6,
            _ => 7,
        };
        if (own >= precedence) Write(text, operand);
        else
        {
            Write(text.Append('('), operand);
            text.Append(')');
        }
    }

    private static void WriteSelector(StringBuilder text, VectorSelector selector)
    {
        text.Append(selector.Name?.Text);
        if (selector.Matchers.Count > 0 || selector.Name is null) WriteList(text.Append('{'), selector.Matchers, WriteMatcher).Append('}');
        WriteModifiers(text, selector.Modifiers);
    }

    private static void WriteMatcher(StringBuilder text, LabelMatcher matcher)
    {
        // A metric's name in quotes stands alone: {"cpu.load"}.
        if (matcher.Name.Range == matcher.ValueRange)
        {
            text.Append(StringText.Write(matcher.Value));
            return;
        }
        text.Append(LabelName(matcher.Name)).Append(matcher.Operator switch
        {
            MatchOperator.Equal => "=",
            MatchOperator.NotEqual => "!=",
            MatchOperator.Matches => "=~",
            _ => "!~",
        }).Append(StringText.Write(matcher.Value));
    }

    private static void WriteMatrix(StringBuilder text, MatrixSelector matrix)
    {
        Write(text, matrix.Selector);
        WriteDuration(text.Append('['), matrix.Window);
        WriteModifiers(text.Append(']'), matrix.Modifiers);
    }

    private static void WriteSubquery(StringBuilder text, SubqueryExpr subquery)
    {
        WriteOperand(text, subquery.Inner, 7);
        WriteDuration(text.Append('['), subquery.Window);
        text.Append(':');
        if (subquery.Step is { } step) WriteDuration(text, step);
        WriteModifiers(text.Append(']'), subquery.Modifiers);
    }

    private static void WriteModifiers(StringBuilder text, SelectorModifiers modifiers)
    {
        if (modifiers.Smoothing != Smoothing.None) text.Append(modifiers.Smoothing == Smoothing.Anchored ? " anchored" : " smoothed");
        if (modifiers.At is { } at) text.Append(" @ ").Append(at.Time is { } time ? Print(time) : at.IsEnd ? "end()" : "start()");
        if (modifiers.Offset is { } offset) WriteDuration(text.Append(" offset "), offset);
    }

    private static void WriteDuration(StringBuilder text, Expr duration)
    {
        // A number of seconds reads as the duration it is, so that [300] and [5m] are the same.
        if (duration is NumberLiteral number) text.Append(Duration(number.Value));
        else Write(text, duration);
    }

    private static string Duration(double seconds)
    {
        var milliseconds = Math.Round(Math.Abs(seconds) * 1000);
        // What is no whole number of milliseconds can only be written as a number.
        if (Math.Abs(seconds) != milliseconds / 1000) return Print(seconds);
        return (seconds < 0 ? "-" : "") + NumberText.WriteDuration((long)milliseconds);
    }

    private static void WriteAggregate(StringBuilder text, AggregateExpr aggregate)
    {
        text.Append(aggregate.Aggregation.Text());
        if (aggregate.Grouping is { } grouping) WriteLabels(text.Append(grouping.IsWithout ? " without (" : " by ("), grouping.Labels).Append(") ");
        WriteList(text.Append('('), aggregate.Children, Write).Append(')');
    }

    private static StringBuilder WriteLabels(StringBuilder text, IReadOnlyList<Name> labels) => WriteList(text, labels, static (t, label) => t.Append(LabelName(label)));

    private static StringBuilder WriteList<T>(StringBuilder text, IReadOnlyList<T> items, Action<StringBuilder, T> write)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Append(", ");
            write(text, items[i]);
        }
        return text;
    }

    private static string LabelName(Name name) => Name.IsLabel(name.Text) ? name.Text : StringText.Write(new QuotedText(name.Text));
}
