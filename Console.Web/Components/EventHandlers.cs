using Microsoft.AspNetCore.Components;

namespace OperatorConsole.Web.Components;

/// <summary>The browser's events the console adds to Blazor's own; tab-presence.ts registers them.</summary>
[EventHandler("ontabvisibility", typeof(TabVisibilityEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers
{
}
