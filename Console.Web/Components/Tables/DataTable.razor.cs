using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace OperatorConsole.Web.Components.Tables;

/// <summary>A table that can be sorted, filtered and saved as CSV. On a narrow screen each row is a card.</summary>
public sealed partial class DataTable<TRow>
{
    private readonly string _id = $"table-{Guid.NewGuid():N}";
    private TableView _view = new(null, "");
    private IReadOnlyList<TRow> _found = [];
    private string _typed = "";

    /// <summary>All rows, in the order they have while nobody chose one.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<TRow> Rows { get; set; }

    /// <summary>The columns from left to right.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<TableColumn<TRow>> Columns { get; set; }

    /// <summary>What makes a row itself, while its values change.</summary>
    [Parameter, EditorRequired]
    public required Func<TRow, object> Key { get; set; }

    /// <summary>What the table shows, for those who hear it.</summary>
    [Parameter, EditorRequired]
    public required string Caption { get; set; }

    /// <summary>What a row is, in the plural, such as <c>providers</c>.</summary>
    [Parameter, EditorRequired]
    public required string Counted { get; set; }

    /// <summary>Its name in the page's address; null for the only table of a page.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>What is said where there are no rows at all.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    /// <summary>The class of a row, such as one for rows that are no longer current.</summary>
    [Parameter]
    public Func<TRow, string?>? RowClass { get; set; }

    /// <summary>More rows than this are counted, not shown: filtering finds them.</summary>
    [Parameter]
    public int MostRows { get; set; } = 200;

    /// <summary>The page's address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; set; }

    private string Count => _found.Count == Rows.Count && Rows.Count <= MostRows
        ? Rows.Count == 1 ? "1 row" : $"{Rows.Count.ToString(CultureInfo.InvariantCulture)} {Counted}"
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Min(_found.Count, MostRows)} of {Rows.Count} {Counted}");

    /// <summary>The rest of the address, which a form would leave out.</summary>
    private IEnumerable<(string Key, string? Value)> Others =>
        QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query).Where(q => q.Key != TableView.Key(Name, "q")).SelectMany(q => q.Value.Select(v => (q.Key, v)));

    /// <summary>The filter with the space that is being typed after a word.</summary>
    private string Typed
    {
        get => _typed;
        set
        {
            _typed = value;
            // Each letter replaces the address: Back leaves the page, it does not take back letters.
            Navigation.NavigateTo((_view with { Filter = value.Trim() }).Address(Navigation, Name), new NavigationOptions { ReplaceHistoryEntry = true });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Navigation.LocationChanged -= Moved;

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    /// <inheritdoc/>
    protected override void OnParametersSet() => Show();

    private void Moved(object? sender, LocationChangedEventArgs args) => _ = InvokeAsync(() =>
    {
        Show();
        StateHasChanged();
    });

    private void Show()
    {
        _view = TableView.Read(Navigation.Uri, Name);
        if (_typed.Trim() != _view.Filter) _typed = _view.Filter;
        _found = _view.Apply(Rows, Columns);
    }

    // With a circuit every letter was already looked for.
    private static void Submit()
    {
    }
}
