namespace OperatorConsole.Web.Features;

/// <summary>The viewer's theme, kept in a cookie so that the server's first paint is already right.</summary>
internal static class ThemeCookie
{
    public const string Name = "theme";

    /// <summary><c>light</c>, <c>dark</c>, or <c>auto</c> to follow the browser.</summary>
    public static string Read(HttpContext? context) => context?.Request.Cookies[Name] is "light" or "dark" ? context.Request.Cookies[Name]! : "auto";
}
