using Microsoft.AspNetCore.Components;

namespace OperatorConsole.Web.Components.Tables;

/// <summary>A column of a <see cref="DataTable{TRow}"/>.</summary>
/// <param name="Id">Its name in the page's address, such as <c>errors</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Cell">What stands in a cell.</param>
/// <param name="Text">The cell as plain text, without rounding: what the filter searches and what a CSV file holds.</param>
public sealed record TableColumn<TRow>(string Id, string Title, RenderFragment<TRow> Cell, Func<TRow, string> Text)
{
    /// <summary>What rows are ordered by; null where the column has no order. Rows without a value come last in both directions.</summary>
    public Func<TRow, IComparable?>? SortBy { get; init; }

    /// <summary>Numbers stand on the right and are looked at from the largest down.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether its cells name their rows.</summary>
    public bool NamesRow { get; init; }

    /// <summary>What the heading means, shown when it is pointed at; null where it says all.</summary>
    public string? Hint { get; init; }
}
