using Microsoft.Playwright;

namespace OperatorConsole.Tests.Browser;

/// <summary>What a page is looked at with: a size and a theme, as the viewer's system has them.</summary>
public sealed record Screen(int Width, int Height, ColorScheme Theme)
{
    public static Screen Desktop { get; } = new(1440, 900, ColorScheme.Light);

    public static Screen DesktopDark { get; } = Desktop with { Theme = ColorScheme.Dark };

    public static Screen Phone { get; } = new(390, 844, ColorScheme.Light);

    public static Screen PhoneDark { get; } = Phone with { Theme = ColorScheme.Dark };

    /// <summary>Both sizes in both themes, for a theory.</summary>
    public static TheoryData<Screen> All { get; } = [Desktop, DesktopDark, Phone, PhoneDark];

    public override string ToString() => $"{Width} {(Theme == ColorScheme.Dark ? "dark" : "light")}";
}
