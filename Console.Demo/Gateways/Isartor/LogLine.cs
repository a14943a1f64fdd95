using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>One log line in the making: a flat JSON object whose keys stay in order, dotted ones included.</summary>
internal sealed class LogLine
{
    private readonly StringBuilder _text = new(512);

    public LogLine(DateTimeOffset time, string level)
    {
        _text.Append('{');
        Add("timestamp", Stamp.Log(time)).Add("level", level);
    }

    public LogLine Add(string key, string value) => Raw(key, $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"");

    public LogLine Add(string key, long value) => Raw(key, value.ToString(CultureInfo.InvariantCulture));

    public LogLine Add(string key, bool value) => Raw(key, value ? "true" : "false");

    /// <summary>What is being said, where, and within which spans: the innermost one is named alone and at the end of all.</summary>
    public string End(string message, string target, params ReadOnlySpan<string> spans)
    {
        Add("message", message).Add("target", target);
        if (spans.Length > 0) Raw("span", spans[^1]).Raw("spans", $"[{string.Join(',', spans!)}]");
        return _text.Append('}').ToString();
    }

    private LogLine Raw(string key, string json)
    {
        if (_text.Length > 1) _text.Append(',');
        _text.Append('"').Append(key).Append("\":").Append(json);
        return this;
    }
}
