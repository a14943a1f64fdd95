namespace OperatorConsole.Core.PromQl;

/// <summary>A part of an expression. Parts never change once they are made.</summary>
public abstract class Expr
{
    private protected Expr(TextRange range, params Expr[] children)
    {
        Range = range;
        Children = children;
        foreach (var child in children) Depth = Math.Max(Depth, child.Depth + 1);
    }

    /// <summary>Where it stands in the text, with its parentheses and modifiers.</summary>
    public TextRange Range { get; }

    /// <summary>What it is made of, in the order of the text.</summary>
    public IReadOnlyList<Expr> Children { get; }

    /// <summary>What it gives.</summary>
    public abstract ExprType Type { get; }

    /// <summary>How many levels stand below it.</summary>
    internal int Depth { get; }

    /// <summary>The part inside the parentheses around it, if there are any.</summary>
    public Expr Unwrapped => this is ParenExpr paren ? paren.Inner.Unwrapped : this;

    /// <summary>It and all parts below it, in the order of the text.</summary>
    public IEnumerable<Expr> SelfAndDescendants()
    {
        var rest = new Stack<Expr>();
        rest.Push(this);
        while (rest.TryPop(out var next))
        {
            yield return next;
            for (var i = next.Children.Count - 1; i >= 0; i--) rest.Push(next.Children[i]);
        }
    }

    /// <summary>Whether it gives something of a type, as far as one can know.</summary>
    internal bool MayBe(ExprType type) => Type == type || Type == ExprType.Unknown;

    /// <summary>The expression in PromQL's plain form, as <see cref="Printer"/> writes it.</summary>
    public override string ToString() => Printer.Print(this);
}
