using System.Text.Json;
using System.Text.Json.Nodes;
using OperatorConsole.Demo.Hosting;

namespace OperatorConsole.Demo.Gateways.PrivateRouter;

/// <summary>A JSON body, and pydantic's complaints about it.</summary>
internal sealed class RequestBody(JsonObject? fields, IResult? unreadable)
{
    public static async Task<RequestBody> ReadAsync(HttpRequest request)
    {
        try
        {
            var node = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return node is JsonObject fields ? new RequestBody(fields, null) : Unreadable("model_attributes_type", "Input should be a valid dictionary or object to extract fields from");
        }
        catch (JsonException)
        {
            return Unreadable("json_invalid", "JSON decode error");
        }
    }

    /// <summary>The 422 when the body cannot be read or one of these fields is not in it.</summary>
    public IResult? Missing(params ReadOnlySpan<string> names)
    {
        if (fields is null) return unreadable;
        var missing = new JsonArray();
        foreach (var name in names)
            if (!fields.ContainsKey(name)) missing.Add(Complaint("missing", name, "Field required", fields));
        return missing.Count > 0 ? FastApi.Problem(422, missing) : null;
    }

    public IResult Invalid(string name, string kind) =>
        FastApi.Problem(422, new JsonArray(Complaint($"{kind}_type", name, $"Input should be a valid {kind}", fields?[name])));

    public string Text(string name) => fields?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    public double? Number(string name) => fields?[name] is JsonValue value && value.TryGetValue(out double number) ? number : null;

    public IReadOnlyList<string>? Texts(string name) =>
        fields?[name] is JsonArray array && array.All(n => n is JsonValue value && value.TryGetValue(out string? _)) ? [.. array.Select(n => n!.GetValue<string>())] : null;

    private static JsonObject Complaint(string type, string name, string message, JsonNode? input) =>
        new() { ["type"] = type, ["loc"] = new JsonArray("body", name), ["msg"] = message, ["input"] = input?.DeepClone() };

    private static RequestBody Unreadable(string type, string message) =>
        new(null, FastApi.Problem(422, new JsonArray(new JsonObject { ["type"] = type, ["loc"] = new JsonArray("body"), ["msg"] = message })));
}
