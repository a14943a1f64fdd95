namespace OperatorConsole.Core.Alerting.Files;

/// <summary>How a rule file can be changed.</summary>
public enum FileAccessMode
{
    /// <summary>A new file takes the old one's name at once.</summary>
    Replace,

    /// <summary>Its bytes are written over: whoever reads meanwhile may see half of them.</summary>
    InPlace,

    /// <summary>Not at all.</summary>
    None,
}
