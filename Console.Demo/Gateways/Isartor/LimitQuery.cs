using System.Globalization;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>The <c>limit</c> of the debug rings: an unsigned number, 20 unless said otherwise, 200 at most.</summary>
internal static class LimitQuery
{
    private const int Default = 20;

    /// <summary>Answers with as many entries as asked for, or with axum's own 400.</summary>
    public static IResult Answer(HttpRequest request, Func<int, IResult> answer)
    {
        if (!request.Query.TryGetValue("limit", out var values)) return answer(Default);
        var text = values.ToString();
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)) return answer((int)Math.Min(limit, PromptStats.Capacity));
        return IsartorJson.Text($"Failed to deserialize query string: limit: {Problem(text)}", "text/plain; charset=utf-8", StatusCodes.Status400BadRequest);
    }

    private static string Problem(string text)
    {
        if (text.Length == 0) return "cannot parse integer from empty string";
        return text.All(char.IsAsciiDigit) ? "number too large to fit in target type" : "invalid digit found in string";
    }
}
