using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Fakes;

/// <summary>Answers every call of the Prometheus API with what the test says for its query, without a network.</summary>
internal sealed class ScriptedPrometheus(Func<string, (HttpStatusCode Status, string Json)> answer) : HttpMessageHandler
{
    /// <summary>The forms that were sent.</summary>
    public ConcurrentQueue<(string Path, string Query)> Asked { get; } = new();

    /// <summary>A cache before it.</summary>
    public QueryCache Cache => new(
        new PrometheusClient(new HttpMessageInvoker(this), new ExternalPrometheus(new Uri("http://scripted")), new PrometheusSettings()), new QueriesSettings(), TimeProvider.System);

    /// <summary>An answer with these vector elements, such as <c>{"metric":{},"value":[0,"1"]}</c>.</summary>
    public static (HttpStatusCode Status, string Json) Vector(params IEnumerable<string> elements) =>
        (HttpStatusCode.OK, $$$"""{"status":"success","data":{"resultType":"vector","result":[{{{string.Join(',', elements)}}}]}}""");

    /// <summary>An answer that refuses the expression.</summary>
    public static (HttpStatusCode Status, string Json) Refusal(string error) => (HttpStatusCode.BadRequest, $$"""{"status":"error","errorType":"bad_data","error":"{{error}}"}""");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = QueryHelpers.ParseQuery(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        var query = form.GetValueOrDefault("query").ToString();
        Asked.Enqueue((request.RequestUri!.AbsolutePath, query));
        var (status, json) = answer(query);
        return new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }
}
