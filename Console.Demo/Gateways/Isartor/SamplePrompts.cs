namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>What people ask and what they are told: enough for logs that quote them.</summary>
internal static class SamplePrompts
{
    private static readonly string[] Questions =
    [
        "Summarise ticket 48213 for jane.doe@example.com in two sentences",
        "Classify this mail as billing, support or sales: my card ending 4242 was charged twice",
        "Write a unit test for the date parser",
        "Explain the stack trace of the failed nightly build",
        "Translate the release notes into German",
        "Rename the variable total to sum in this function",
        "Which of our runbooks covers a full disk on the database host?",
        "Draft a reply to +44 20 7946 0958 about the delayed delivery",
    ];

    public const string Answer = "Here is what I found.";

    /// <summary>The same prompt for the same seed.</summary>
    public static string Question(ulong seed) => Questions[seed % (ulong)Questions.Length];
}
