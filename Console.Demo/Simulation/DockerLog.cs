using System.Globalization;
using System.Text;

namespace OperatorConsole.Demo.Simulation;

/// <summary>A container's output as Docker's json-file driver keeps it: one record per line of output.</summary>
/// <remarks><c>{"log":"INFO: ok\n","stream":"stdout","time":"2026-05-17T02:34:30.62Z"}</c>, keys always in this order.</remarks>
internal sealed class DockerLog(LogFile file)
{
    private readonly StringBuilder _record = new(1024);
    private DateTimeOffset _latest;
    private int _records;

    /// <summary>Where Docker puts the log of the container with this id, below its data folder.</summary>
    public static string PathOf(string containerId) => $"containers/{containerId}/{containerId}-json.log";

    /// <summary>Records one line of output; Docker stamps lines as they arrive, so their times never go back.</summary>
    public void WriteLine(string line, DateTimeOffset time, string stream = "stdout")
    {
        _latest = time > _latest ? time : _latest.AddTicks(1);
        _record.Clear().Append("{\"log\":\"");
        foreach (var character in line) Append(character);
        _record.Append("\\n\",\"stream\":\"").Append(stream).Append("\",\"time\":\"");
        _record.Append(_latest.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)).Append(Fraction()).Append("Z\"}");
        file.WriteLine(_record.ToString());
    }

    /// <summary>Nanoseconds as Go writes them: <c>.620418233</c>, trailing zeros trimmed, and the dot where nothing is left.</summary>
    private string Fraction()
    {
        var nanoseconds = (_latest.Ticks % TimeSpan.TicksPerSecond * 100) + (_records++ * 37 % 100);
        return $".{nanoseconds:D9}".TrimEnd('0').TrimEnd('.');
    }

    private void Append(char character)
    {
        switch (character)
        {
            case '"' or '\\':
                _record.Append('\\').Append(character);
                break;
            case '\n':
                _record.Append("\\n");
                break;
            case '\r':
                _record.Append("\\r");
                break;
            case < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029':
                _record.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                break;
            default:
                _record.Append(character);
                break;
        }
    }
}
