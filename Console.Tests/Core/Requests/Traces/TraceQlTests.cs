using OperatorConsole.Core.Requests.Traces;

namespace OperatorConsole.Tests.Core.Requests.Traces;

public sealed class TraceQlTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(20_000);

    [Fact]
    public void Of_WhatASpanMustHave_JoinsItAll() => Assert.Equal(
        """{ resource.service.name = "isartor-gateway" && (.cache.hit = "false" || .cache.hit = false) && .isartor.final_layer = "L3_Cloud" && duration >= 500ms }""",
        TraceQl.Of(new TraceQuestion(Now, Now) { Service = "isartor-gateway", Attributes = [("cache.hit", "false"), ("isartor.final_layer", "L3_Cloud")], AtLeast = TimeSpan.FromMilliseconds(500) }));

    [Fact]
    public void Of_OneOfSeveral_IsAnAlternative() => Assert.Equal(
        """{ (.request_id = "a\"b\\" || ."guid:x-request-id" = "a\"b\\") }""",
        TraceQl.Of(new TraceQuestion(Now, Now) { Attributes = [("request_id", "a\"b\\"), ("guid:x-request-id", "a\"b\\")], IsAny = true }));

    [Fact]
    public void Of_AnIdOfDigits_IsLookedForAsTextAndAsNumber() =>
        Assert.Equal("""{ ((.request_id = "42" || .request_id = 42)) }""", TraceQl.Of(new TraceQuestion(Now, Now) { Attributes = [("request_id", "42")], IsAny = true }));
}
