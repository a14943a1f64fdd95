namespace OperatorConsole.Core.PromQl;

/// <summary>A selector and what is done with it.</summary>
/// <param name="Selector">The selector.</param>
/// <param name="Window">The window it has, in seconds; null where it has none, or one that only the server knows.</param>
/// <param name="Path">What it stands in, from the outermost part to the one right around it.</param>
public sealed record SelectorUse(VectorSelector Selector, double? Window, IReadOnlyList<Expr> Path)
{
    /// <summary>The function it is an argument of, directly but for parentheses and its window; null where there is none.</summary>
    public Call? Function => Path.LastOrDefault(p => p is not (MatrixSelector or ParenExpr)) as Call;

    /// <summary>Whether it has a window.</summary>
    public bool HasWindow => Path is [.., MatrixSelector];

    /// <summary>All selectors of an expression, from left to right.</summary>
    public static IReadOnlyList<SelectorUse> In(Expr root)
    {
        List<SelectorUse> found = [];
        Find(root, [], found);
        return found;
    }

    private static void Find(Expr expr, List<Expr> path, List<SelectorUse> found)
    {
        if (expr is VectorSelector selector) found.Add(new SelectorUse(selector, path is [.., MatrixSelector matrix] ? Constants.ValueOf(matrix.Window) : null, [.. path]));
        path.Add(expr);
        foreach (var child in expr.Children) Find(child, path, found);
        path.RemoveAt(path.Count - 1);
    }
}
