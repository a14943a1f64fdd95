using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core.Panels;
using OperatorConsole.Web.Api;

namespace OperatorConsole.Web.Features;

/// <summary>
/// <c>GET /range</c>: where the form with two local times leads. It goes on to the page it came from with the range in
/// an address that says the same in every zone, and needs no script for it.
/// </summary>
internal static class RangeForm
{
    public static void MapRangeForm(this WebApplication app) => app.MapGet("/range", Go).ExcludeFromDescription();

    private static Results<RedirectHttpResult, ProblemHttpResult> Go(HttpContext context, TimeProvider time, string page = "", string from = "", string to = "", string tz = "UTC")
    {
        var zone = TimeZoneName.Find(tz);
        if (!zone.Succeeded) return Problems.Of(zone.Failure);
        if (!IsOwn(page)) return Problems.BadRequest("No such page", "“page” is not the address of a page of the console.");
        var typed = new TimeRange(from, to);
        // What cannot be read goes back as it is: the page says what is wrong with it.
        var range = typed.Freeze(time.GetUtcNow(), zone.Value);
        return TypedResults.Redirect($"{context.Request.PathBase}/{Urls.WithRange(page, range.Succeeded ? range.Value : typed)}");
    }

    // Two slashes or a backslash in front would lead to another host.
    private static bool IsOwn(string page) => !page.StartsWith('/') && page.All(c => c is > ' ' and < '\x7f' and not '\\');
}
