using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>The proxy's log with <c>JSON_LOGS=true</c> and <c>LITELLM_LOG=INFO</c>: a line per call to a model, an error with its stack trace per failed request.</summary>
/// <remarks>There is no access line and no request id: LiteLLM writes neither unless it is told to correlate its logs.</remarks>
internal sealed class ProxyLog(Func<LogFile?> file)
{
    private const string Green = "\u001b[32m";
    private const string Red = "\u001b[31m";
    private const string Plain = "\u001b[0m";

    // {"message": "litellm.acompletion(model=openai/gpt-4o)\u001b[32m 200 OK\u001b[0m", "level": "INFO", "timestamp": "2026-04-28T10:29:59.944102", "component": "LiteLLM Router", "logger": "router.py:1380"}
    public void CallSucceeded(Deployment deployment, DateTimeOffset time) =>
        Router($"litellm.acompletion(model={deployment.Model}){Green} 200 OK{Plain}", 1380, time);

    public void CallFailed(Deployment deployment, ProxyFailure failure, DateTimeOffset time) =>
        Router($"litellm.acompletion(model={deployment.Model}){Red} Exception {failure.Message}{Plain}", 1397, time);

    public void FallingBack(string group, DateTimeOffset time) => Router($"Falling back to model_group = {group}", 4388, time);

    public void FellBack(DateTimeOffset time) => Router("Successful fallback b/w models.", 4396, time);

    public void RequestFailed(ProxyFailure failure, string group, string? fallback, DateTimeOffset time)
    {
        if (file() is not { } log) return;
        var message = failure.Class is ProxyFailure.BudgetExceeded or ProxyFailure.KeyRateLimited
            ? $"litellm.proxy.proxy_server.user_api_key_auth(): Exception occured - {failure.Message}"
            : $"litellm.proxy.proxy_server._handle_llm_api_exception(): Exception occured - {failure.Message}. Received Model Group={group}\nAvailable Model Group Fallbacks={(fallback is null ? "None" : $"['{fallback}']")}";
        var trace = $"""
            Traceback (most recent call last):
              File "/usr/lib/python3.13/site-packages/litellm/proxy/proxy_server.py", line 5120, in chat_completion
              File "/usr/lib/python3.13/site-packages/litellm/proxy/common_request_processing.py", line 482, in base_process_llm_request
              File "/usr/lib/python3.13/site-packages/litellm/router.py", line 1397, in _acompletion
            {(failure.Deployment is null ? "" : "litellm.exceptions.")}{failure.Class}: {failure.Message}
            """;
        log.WriteLine($$"""{{{Head(message, "ERROR", time)}}, "component": "LiteLLM Proxy", "logger": "common_request_processing.py:611", "stacktrace": "{{Escape(trace)}}"}""");
    }

    private void Router(string message, int line, DateTimeOffset time)
    {
        if (file() is not { } log) return;
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{{{Head(message, "INFO", time)}}, "component": "LiteLLM Router", "logger": "router.py:{{line}}"}"""));
    }

    /// <summary>The time is the machine's own and does not say so, as Python's <c>isoformat</c> writes it.</summary>
    private static string Head(string message, string level, DateTimeOffset time) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"message\": \"{Escape(message)}\", \"level\": \"{level}\", \"timestamp\": \"{TimeZoneInfo.ConvertTime(time, TimeZoneInfo.Local):yyyy-MM-dd'T'HH:mm:ss.ffffff}\"");

    // Python writes the digits of an escape in lower case.
    private static string Escape(string text) =>
        JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value.Replace(@"\u001B", @"\u001b", StringComparison.Ordinal);
}
