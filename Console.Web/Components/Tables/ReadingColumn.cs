using System.Globalization;
using Microsoft.AspNetCore.Components;
using OperatorConsole.Core.Panels;
using OperatorConsole.Web.Components.Panels;

namespace OperatorConsole.Web.Components.Tables;

/// <summary>A column of readings: each opens its source, is ordered by its value, and is exact in a CSV file.</summary>
internal static class ReadingColumn
{
    /// <param name="id">The column's name in the address.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="subject">What a row is about, such as <c>openai</c>: the reading is spoken of as <c>Errors of openai</c>.</param>
    /// <param name="reading">The reading of a row.</param>
    /// <param name="hint">What the heading means.</param>
    public static TableColumn<TRow> Of<TRow>(string id, string title, Func<TRow, string> subject, Func<TRow, Reading> reading, string? hint = null) =>
        new(id, title, row => View($"{title} of {subject(row)}", reading(row)), row => Text(reading(row)))
        {
            SortBy = row => reading(row).Value,
            IsNumber = true,
            Hint = hint,
        };

    /// <summary>The value in full; where there is none, why.</summary>
    public static string Text(Reading reading) => reading switch
    {
        { Value: { } value } => value.ToString("R", CultureInfo.InvariantCulture),
        { Text.Length: > 0 } => reading.Text,
        { State: PanelState.NoSeries } => "no series",
        { State: PanelState.Failed } => "failed",
        _ => "",
    };

    private static RenderFragment View(string label, Reading reading) => builder =>
    {
        builder.OpenComponent<ReadingView>(0);
        builder.AddComponentParameter(1, nameof(ReadingView.Label), label);
        builder.AddComponentParameter(2, nameof(ReadingView.Reading), reading);
        builder.CloseComponent();
    };
}
