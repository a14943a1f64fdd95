using OperatorConsole.Core.Requests.Redaction;

namespace OperatorConsole.Web.Components.Pages.Requests;

/// <summary>Whether a view shows what is otherwise taken out. Copies and exports never do.</summary>
public sealed class HiddenValues
{
    /// <summary>They are taken out.</summary>
    public static HiddenValues TakenOut { get; } = new();

    /// <summary>Somebody gave a reason, and it was recorded.</summary>
    public static HiddenValues Revealed { get; } = new() { AreShown = true };

    /// <summary>Whether they are shown.</summary>
    public bool AreShown { get; private init; }

    /// <summary>A value of a field.</summary>
    public string Show(string name, string value) => AreShown ? value : Redactor.Redact(name, value);

    /// <summary>A line.</summary>
    public string Show(ReadOnlyMemory<byte> line) => AreShown ? System.Text.Encoding.UTF8.GetString(line.Span) : Redactor.Redact(line);
}
