using Microsoft.AspNetCore.Components;
using OperatorConsole.Web.Components.Tables;

namespace OperatorConsole.Web.Components.Pages.Fleet;

/// <summary>Columns that tables across gateways share.</summary>
internal static class FleetCells
{
    /// <summary>The gateway, with a link to its page.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="title">Its kind, for people.</param>
    /// <param name="address">Where the link leads.</param>
    /// <param name="namesRow">Whether it names its row.</param>
    public static TableColumn<TRow> Gateway<TRow>(Func<TRow, string> name, Func<TRow, string> title, Func<TRow, string> address, bool namesRow = false) =>
        new("gateway", "Gateway", row => Link(address(row), name(row), title(row)), name) { SortBy = name, NamesRow = namesRow };

    /// <summary>The value of a dimension, with a link to the page of it alone.</summary>
    public static TableColumn<TRow> Value<TRow>(string dimension, Func<TRow, string> value, Func<TRow, string> address) =>
        new(dimension, char.ToUpperInvariant(dimension[0]) + dimension[1..], row => Link(address(row), value(row).Length > 0 ? value(row) : "(none)", null), value) { SortBy = value, NamesRow = true };

    private static RenderFragment Link(string address, string text, string? below) => builder =>
    {
        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "href", address);
        builder.AddContent(2, text);
        builder.CloseElement();
        if (below is null) return;
        builder.OpenElement(3, "small");
        builder.AddContent(4, below);
        builder.CloseElement();
    };
}
