using System.Text.Json;

namespace OperatorConsole.Tests.Demo.Isartor;

/// <summary>Compares a JSON object with a list of its fields and their kinds.</summary>
internal static class JsonShape
{
    /// <summary>Each field is <c>name:kind</c>, in order, with a question mark where it may be left out.</summary>
    public static void AssertFields(JsonElement body, string[] fields)
    {
        var kinds = fields.ToDictionary(f => f.Split(':')[0], f => f.Split(':')[1]);
        Assert.Equal(
            kinds.Where(k => !k.Value.EndsWith('?') || body.TryGetProperty(k.Key, out _)).Select(k => k.Key),
            body.EnumerateObject().Select(p => p.Name));
        Assert.All(body.EnumerateObject(), p => Assert.True(Is(p.Value, kinds[p.Name].TrimEnd('?')), $"{p.Name} is {p.Value.GetRawText()}, not {kinds[p.Name]}"));
    }

    private static bool Is(JsonElement value, string kind) => kind switch
    {
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind == Enum.Parse<JsonValueKind>(kind, ignoreCase: true),
    };
}
