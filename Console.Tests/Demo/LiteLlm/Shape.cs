using System.Text.Json;

namespace OperatorConsole.Tests.Demo.LiteLlm;

/// <summary>Compares the fields of a JSON answer with those of a documented one.</summary>
internal static class Shape
{
    /// <summary>The same fields in the same order, of the same kinds, as deep as the example goes; a null of the example may be anything.</summary>
    public static void Same(string example, JsonElement actual) => Same(JsonDocument.Parse(example).RootElement, actual, "$");

    private static void Same(JsonElement example, JsonElement actual, string path)
    {
        if (example.ValueKind == JsonValueKind.Null) return;
        Assert.True(Kind(example) == Kind(actual), $"{path} is {actual.ValueKind}, not {example.ValueKind}");
        if (example.ValueKind == JsonValueKind.Object)
        {
            Assert.Equal((path, string.Join(' ', example.EnumerateObject().Select(p => p.Name))), (path, string.Join(' ', actual.EnumerateObject().Select(p => p.Name))));
            foreach (var property in example.EnumerateObject()) Same(property.Value, actual.GetProperty(property.Name), $"{path}.{property.Name}");
        }
        if (example.ValueKind == JsonValueKind.Array && example.GetArrayLength() > 0)
        {
            Assert.True(actual.GetArrayLength() > 0, $"{path} is empty");
            foreach (var element in actual.EnumerateArray()) Same(example[0], element, path + "[]");
        }
    }

    private static JsonValueKind Kind(JsonElement element) => element.ValueKind == JsonValueKind.False ? JsonValueKind.True : element.ValueKind;
}
