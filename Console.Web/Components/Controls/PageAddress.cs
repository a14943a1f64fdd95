using Microsoft.AspNetCore.Components;
using OperatorConsole.Core.Panels;

namespace OperatorConsole.Web.Components.Controls;

/// <summary>Addresses of the same page with something changed; whatever else its address says is kept.</summary>
internal static class PageAddress
{
    /// <summary>With another range; the usual one need not be said.</summary>
    public static string With(this NavigationManager page, TimeRange range) => range == TimeRange.Default ? page.With(null, null) : page.With(range.From, range.To);

    /// <summary>With the range said even if it is the usual one: for somebody else.</summary>
    public static string Saying(this NavigationManager page, TimeRange range) => page.With(range.From, range.To);

    /// <summary>Without a range.</summary>
    public static string WithoutRange(this NavigationManager page) => page.With(null, null);

    /// <summary>With another rhythm; the usual one need not be said.</summary>
    public static string With(this NavigationManager page, RefreshChoice refresh) =>
        page.ToBaseRelativePath(page.GetUriWithQueryParameter("refresh", refresh == RefreshChoice.Auto ? null : refresh.Text));

    private static string With(this NavigationManager page, string? from, string? to) =>
        page.ToBaseRelativePath(page.GetUriWithQueryParameters(new Dictionary<string, object?> { ["from"] = from, ["to"] = to }));

    /// <summary>The page with one word of its address set as somebody chose or typed it; nothing takes the word out.</summary>
    public static void Choose(this NavigationManager page, string name, ChangeEventArgs chosen)
    {
        var value = chosen.Value as string;
        page.NavigateTo(page.GetUriWithQueryParameter(name, string.IsNullOrWhiteSpace(value) ? null : value.Trim()));
    }
}
