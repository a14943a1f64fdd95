using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>JSON as FastAPI writes it: no spaces, UTF-8 as it is, and a float with its fraction: <c>100.0</c>, not <c>100</c>.</summary>
internal static class PythonJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new FloatConverter() },
    };

    public static string Write(object body) => JsonSerializer.Serialize(body, Options);

    private sealed class FloatConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            var text = value.ToString("R", CultureInfo.InvariantCulture);
            writer.WriteRawValue(text.AsSpan().ContainsAny('.', 'E') ? text.Replace('E', 'e') : text + ".0");
        }
    }
}
