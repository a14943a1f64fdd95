using System.Text;
using System.Text.Json;
using OperatorConsole.Core.Requests.Redaction;

namespace OperatorConsole.Tests.Core.Requests.Redaction;

public sealed class RedactorTests
{
    private const string Secret = "Hunter2Hunter2Hunter2Hunter2";

    [Theory]
    [InlineData($$"""{"Authorization":"{{Secret}}","status":200}""")]
    [InlineData($$"""{"headers":{"x-api-key" : "{{Secret}}"},"status":200}""")]
    [InlineData($$"""{"X_Api_Key":"{{Secret}}","status":200}""")]
    [InlineData($$"""{"messages":[{"role":"user","content":"{{Secret}}"}],"status":200}""")]
    [InlineData($$"""{"password":"{{Secret}}","status":200, torn""")]
    [InlineData($$"""{"log":"{\"cookie\": \"{{Secret}}\"}\n","status":200}""")]
    [InlineData($"password\": \"{Secret}\", \"status\":200")]
    [InlineData($"Authorization: Bearer {Secret} status 200")]
    [InlineData($"key is sk-proj-{Secret}, status 200")]
    [InlineData($"ghp_{Secret} status 200")]
    [InlineData($"eyJ{Secret}.{Secret}.{Secret} status 200")]
    [InlineData($"GET /v1?api_key={Secret}&x=1 status 200")]
    [InlineData($"-----BEGIN PRIVATE KEY-----\\n{Secret}\\n-----END PRIVATE KEY----- status 200")]
    public void Redact_OfALineWithASecret_TakesItOutAndLeavesTheRest(string line)
    {
        var shown = Redactor.Redact(Encoding.UTF8.GetBytes(line));
        Assert.DoesNotContain("Hunter2", shown, StringComparison.Ordinal);
        Assert.Contains("[redacted ", shown, StringComparison.Ordinal);
        Assert.Contains("200", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail jane.doe@mail.example.com now", "jane.doe")]
    [InlineData("card 4111 1111 1111 1111 now", "1111 1111")]
    [InlineData("card 4111111111111111 now", "41111111")]
    public void Redact_OfAPersonsData_TakesItOut(string line, string data) => Assert.DoesNotContain(data, Redactor.Redact(Encoding.UTF8.GetBytes(line)), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"ts": 1778985270.62, "request_id": "c51fcef36f24437dba83982590ba5763", "status": 401, "user_id": null}""")]
    [InlineData("""{"timestamp":"2026-01-11T10:30:00Z","request_id":"req-123","prompt_tokens":12,"password":null}""")]
    [InlineData("4111111111111112 and 1778985270620000")]
    [InlineData("INFO:     172.24.0.6:51514 - \"GET /api/billing/balance HTTP/1.1\" 401 Unauthorized")]
    public void Redact_OfAnOrdinaryLine_ChangesNothing(string line) => Assert.Equal(line, Redactor.Redact(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void Redact_OfJson_LeavesJson()
    {
        var shown = Redactor.Redact(Encoding.UTF8.GetBytes("""{"messages":[{"content":"a"}],"prompt":"x","input":{"a":1},"response":5,"status":200}"""));
        using var json = JsonDocument.Parse(shown);
        Assert.Equal(200, json.RootElement.GetProperty("status").GetInt32());
        Assert.StartsWith("[redacted", json.RootElement.GetProperty("input").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Redact_OfEqualSecrets_MarksThemEqual()
    {
        Assert.Equal(Redactor.Redact("password", Secret), Redactor.Redact("password", Secret));
        Assert.NotEqual(Redactor.Redact("password", Secret), Redactor.Redact("password", Secret.Replace('2', '3')));
    }

    [Fact]
    public void Redact_OfANestedField_LooksAtEveryName() => Assert.StartsWith("[redacted", Redactor.Redact("request_headers.authorization", "abc"), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\u202eb", "a\\u202eb")]
    [InlineData("\u001b[31mred", "\\u001b[31mred")]
    [InlineData("a\u0000\r\n\tb", "a\\u0000\\u000d\\u000a\\u0009b")]
    [InlineData("a\u200bb\ufeffc\u2066", "a\\u200bb\\ufeffc\\u2066")]
    [InlineData("</script><img src=x>", "</script><img src=x>")]
    [InlineData("é😀", "é😀")]
    public void VisibleText_OfHostileText_ShowsWhatCannotBeSeen(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void VisibleText_Cut_NeverCutsACharacter() => Assert.Equal("aaa…", VisibleText.Of("aaa😀", 4));
}
