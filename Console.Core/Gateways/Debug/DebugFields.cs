using System.Globalization;
using System.Text.Json;

namespace OperatorConsole.Core.Gateways.Debug;

/// <summary>
/// The fields of a JSON object from a gateway of any release: what is missing or of another kind is null, never zero; texts are
/// cut and lists bounded.
/// </summary>
internal readonly struct DebugFields(JsonElement element)
{
    /// <summary>More of a list is not read.</summary>
    private const int MostItems = 1000;

    /// <summary>Whether this is an object at all.</summary>
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>The object itself, uncut and as foreign as it came; valid while it is read.</summary>
    public JsonElement Json => element;

    /// <summary>Whether this is a list.</summary>
    public bool IsList => element.ValueKind == JsonValueKind.Array;

    /// <summary>The entries of a list that are objects.</summary>
    public IEnumerable<DebugFields> Items => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Take(MostItems).Select(i => new DebugFields(i))
        : [];

    /// <summary>The fields of an object that are objects themselves, by name.</summary>
    public IEnumerable<(string Name, DebugFields Fields)> Members => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object).Take(MostItems).Select(p => (ForeignText.Of(p.Name), new DebugFields(p.Value)))
        : [];

    /// <summary>A field that is there and not null.</summary>
    public JsonElement? Value(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    public string? Text(string name) => RawText(name) is { } text ? ForeignText.Of(text) : null;

    /// <summary>A text as it stands there; not for showing.</summary>
    public string? RawText(string name) => Value(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public double? Number(string name) =>
        Value(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    public bool? Flag(string name) => Value(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A moment in ISO 8601, with any number of decimals; UTC where it has no zone.</summary>
    public DateTimeOffset? Time(string name) =>
        Value(name) is { ValueKind: JsonValueKind.String } value
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public DebugFields? Object(string name) => Value(name) is { ValueKind: JsonValueKind.Object } value ? new DebugFields(value) : null;

    public DebugFields? List(string name) => Value(name) is { ValueKind: JsonValueKind.Array } value ? new DebugFields(value) : null;

    /// <summary>A list of texts; null where there is none.</summary>
    public IReadOnlyList<string>? Texts(string name) => Value(name) is { ValueKind: JsonValueKind.Array } value
        ? [.. value.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.String).Take(MostItems).Select(i => ForeignText.Of(i.GetString()!))]
        : null;

    /// <summary>Counts by name, such as <c>{"l1a":456,"l3":1513}</c>; null where there are none.</summary>
    public IReadOnlyDictionary<string, double>? Counts(string name)
    {
        if (Object(name) is not { } counts) return null;
        var read = new Dictionary<string, double>();
        foreach (var key in counts.Names.Take(MostItems))
            if (counts.Number(key) is { } count) read[ForeignText.Of(key)] = count;
        return read;
    }

    /// <summary>The fields that are texts, by name.</summary>
    public IReadOnlyDictionary<string, string> TextsByName()
    {
        var read = new Dictionary<string, string>();
        foreach (var name in Names.Take(MostItems))
            if (Text(name) is { } text) read[ForeignText.Of(name)] = text;
        return read;
    }

    private IEnumerable<string> Names => element.EnumerateObject().Select(p => p.Name);
}
