namespace OperatorConsole.Web.Components;

/// <summary>The tab was hidden, or is seen again.</summary>
public sealed class TabVisibilityEventArgs : EventArgs
{
    /// <summary>Whether nobody can see the page.</summary>
    public bool Hidden { get; set; }
}
