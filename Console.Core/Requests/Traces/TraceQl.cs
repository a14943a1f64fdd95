using System.Globalization;
using System.Text.RegularExpressions;
using OperatorConsole.Core.Requests.Stores;

namespace OperatorConsole.Core.Requests.Traces;

/// <summary>A question in Tempo's language: <c>{ resource.service.name = "x" &amp;&amp; (.cache.hit = "false" || .cache.hit = false) &amp;&amp; duration &gt;= 500ms }</c>.</summary>
internal static partial class TraceQl
{
    public static string Of(TraceQuestion question)
    {
        List<string> all = [];
        if (question.Service is { } service) all.Add($"resource.service.name = {StoreQuoting.TraceQl(service)}");
        var attributes = question.Attributes.Select(a => Equal(a.Name, a.Value)).ToArray();
        if (attributes.Length > 0) all.Add(question.IsAny ? $"({string.Join(" || ", attributes)})" : string.Join(" && ", attributes));
        if (question.AtLeast is { } least) all.Add(string.Create(CultureInfo.InvariantCulture, $"duration >= {least.TotalMilliseconds:0}ms"));
        return $"{{ {string.Join(" && ", all)} }}";
    }

    // Texts, truths and numbers are never equal to each other there.
    private static string Equal(string name, string value)
    {
        var attribute = Plain().IsMatch(name) ? $".{name}" : $".{StoreQuoting.TraceQl(name)}";
        var text = $"{attribute} = {StoreQuoting.TraceQl(value)}";
        return value is "true" or "false" || Number().IsMatch(value) ? $"({text} || {attribute} = {value})" : text;
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_.]*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,15})\z")]
    private static partial Regex Number();
}
