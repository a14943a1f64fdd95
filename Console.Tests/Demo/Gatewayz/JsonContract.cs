using System.Text.Json;

namespace OperatorConsole.Tests.Demo.Gatewayz;

/// <summary>
/// Compares a document with its contract: the same fields in the same order, and for every value the name of its type:
/// <c>string</c>, <c>int</c>, <c>float</c> (written with a fraction), <c>bool</c>, <c>null</c>, with <c>?</c> before it where null is
/// allowed. A field <c>*</c> stands for any number of fields, one element of an array for any number of elements.
/// </summary>
internal static class JsonContract
{
    public static void Holds(string contract, string document)
    {
        using var expected = JsonDocument.Parse(contract);
        using var actual = JsonDocument.Parse(document);
        Compare(expected.RootElement, actual.RootElement, "$");
    }

    private static void Compare(JsonElement expected, JsonElement actual, string path)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.True(actual.ValueKind == JsonValueKind.Object, $"{path} is {actual.ValueKind}, not an object");
                CompareFields(expected, actual, path);
                break;
            case JsonValueKind.Array:
                Assert.True(actual.ValueKind == JsonValueKind.Array, $"{path} is {actual.ValueKind}, not an array");
                var index = 0;
                foreach (var element in actual.EnumerateArray()) Compare(expected[0], element, $"{path}[{index++}]");
                break;
            default:
                var name = expected.GetString()!;
                if (name[0] == '?' && actual.ValueKind == JsonValueKind.Null) break;
                Assert.True(name.TrimStart('?') == TypeOf(actual), $"{path} is {actual.GetRawText()}, not {name}");
                break;
        }
    }

    private static void CompareFields(JsonElement expected, JsonElement actual, string path)
    {
        if (expected.TryGetProperty("*", out var each))
        {
            foreach (var field in actual.EnumerateObject()) Compare(each, field.Value, $"{path}.{field.Name}");
            return;
        }
        Assert.Equal((path, Names(expected)), (path, Names(actual)));
        foreach (var field in expected.EnumerateObject()) Compare(field.Value, actual.GetProperty(field.Name), $"{path}.{field.Name}");
    }

    private static string Names(JsonElement json) => string.Join(' ', json.EnumerateObject().Select(f => f.Name));

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Number => value.GetRawText().AsSpan().ContainsAny('.', 'e') ? "float" : "int",
        JsonValueKind.Null => "null",
        var other => other.ToString(),
    };
}
