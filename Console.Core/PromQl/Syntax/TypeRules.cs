namespace OperatorConsole.Core.PromQl.Syntax;

/// <summary>What may stand where, as Prometheus checks it.</summary>
internal static class TypeRules
{
    /// <summary>A type in words.</summary>
    public static string Describe(ExprType type) => type switch
    {
        ExprType.Scalar => "a number (scalar)",
        ExprType.InstantVector => "an instant vector",
        ExprType.RangeVector => "a range vector",
        ExprType.String => "a text",
        _ => "of a type the console does not know",
    };

    public static string? Problem(Expr left, BinaryOperator op, BinaryModifiers modifiers, Expr right)
    {
        if (modifiers.IsBool && !op.IsComparison()) return "“bool” stands only behind comparisons";
        foreach (var side in (ReadOnlySpan<Expr>)[left, right])
            if (!side.MayBe(ExprType.Scalar) && !side.MayBe(ExprType.InstantVector)) return $"“{op.Text()}” stands between numbers and instant vectors; here is {Describe(side.Type)}";
        var areVectors = left.MayBe(ExprType.InstantVector) && right.MayBe(ExprType.InstantVector);
        if (op.IsComparison() && !modifiers.IsBool && left.Type == ExprType.Scalar && right.Type == ExprType.Scalar) return $"two numbers are compared with “{op.Text()} bool”";
        if (op.IsSet() && !areVectors) return $"“{op.Text()}” stands between instant vectors; here is a number";
        return Problem(op, modifiers, areVectors);
    }

    private static string? Problem(BinaryOperator op, BinaryModifiers modifiers, bool areVectors)
    {
        if (modifiers.FillLeft is not null || modifiers.FillRight is not null)
        {
            if (!areVectors) return "missing series are filled only between instant vectors";
            if (op.IsSet()) return $"missing series are not filled with “{op.Text()}”";
        }
        if (modifiers.Matching is not { } matching) return null;
        if (!areVectors) return matching.Labels.Count > 0 ? "“on” and “ignoring” stand only between instant vectors" : null;
        if (op.IsSet() && matching.Group != GroupSide.None) return $"“group_left” and “group_right” do not stand behind “{op.Text()}”";
        if (matching.IsOn && matching.Include?.FirstOrDefault(i => matching.Labels.Any(l => l.Text == i.Text)) is { Text: { } twice }) return $"the label “{twice}” stands in “on” and in “group” at once";
        return null;
    }

    public static string? Problem(Function function, Expr[] arguments, out Expr? argument)
    {
        argument = null;
        if (arguments.Length < function.Least) return $"{function.Name}() needs {Count(function.Least, function.Least != function.Most)}, not {arguments.Length}";
        if (arguments.Length > function.Most) return $"{function.Name}() takes {Count(function.Most.Value, function.Least != function.Most, "at most")}, not {arguments.Length}";
        for (var i = 0; i < arguments.Length; i++)
        {
            var expected = function.Parameters[Math.Min(i, function.Parameters.Count - 1)];
            if (arguments[i].MayBe(expected)) continue;
            argument = arguments[i];
            var hint = expected == ExprType.RangeVector && argument is VectorSelector ? "; add a window such as [5m]" : "";
            return $"{function.Name}() takes {Describe(expected)} here; this is {Describe(argument.Type)}{hint}";
        }
        if (function.Name == "info" && arguments.Length == 2 && arguments[1] is not VectorSelector { Name: null })
        {
            argument = arguments[1];
            return "info() takes a selector without a metric's name here, such as {k8s_cluster_name=~\".+\"}";
        }
        return null;
    }

    public static string? Problem(Aggregation aggregation, Expr[] arguments, out Expr? argument)
    {
        argument = null;
        var parameter = aggregation.Parameter();
        var count = parameter is null ? 1 : 2;
        if (arguments.Length != count) return $"{aggregation.Text()}() takes {Count(count, false)}, not {arguments.Length}";
        if (parameter is { } type && !arguments[0].MayBe(type))
        {
            argument = arguments[0];
            return $"{aggregation.Text()}() takes {Describe(type)} first; this is {Describe(argument.Type)}";
        }
        if (arguments[^1].MayBe(ExprType.InstantVector)) return null;
        argument = arguments[^1];
        return $"{aggregation.Text()}() takes an instant vector; this is {Describe(argument.Type)}";
    }

    private static string Count(int count, bool varies, string limit = "at least") =>
        FormattableString.Invariant($"{(varies ? limit + " " : "")}{count} {(count == 1 ? "argument" : "arguments")}");
}
