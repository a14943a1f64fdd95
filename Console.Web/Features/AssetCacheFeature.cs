using System.Text.RegularExpressions;

namespace OperatorConsole.Web.Features;

/// <summary>Lets browsers keep scripts and styles whose names change with their content, and ask for nothing twice.</summary>
internal static partial class AssetCacheFeature
{
    private const string Forever = "max-age=31536000, immutable";

    public static void AddAssetCache(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        // The manifest of a build, as ./up makes it, would otherwise be taken for development, where nothing is kept.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
    }

    /// <summary>Chunks that a script loads by itself carry the hash esbuild gave them; the framework knows only its own.</summary>
    public static void UseAssetCache(this WebApplication app) => app.Use((context, next) =>
    {
        if (Chunk().IsMatch(context.Request.Path))
        {
            context.Response.OnStarting(state =>
            {
                var response = (HttpResponse)state;
                if (response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified) response.Headers.CacheControl = Forever;
                return Task.CompletedTask;
            }, context.Response);
        }
        return next(context);
    });

    // assets/categories-HQDM3IU3.js
    [GeneratedRegex("^/assets/[a-z-]+-[A-Z0-9]{8}[.](js|css)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Chunk();
}
