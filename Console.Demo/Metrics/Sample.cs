namespace OperatorConsole.Demo.Metrics;

/// <summary>One line of exposition text: a full series name and where its current value is read from.</summary>
/// <param name="Name">The series' metric name with its suffix, such as <c>x_bucket</c>.</param>
/// <param name="LabelText">The label set as written, braces included; empty where there is none.</param>
/// <param name="Read">The value now.</param>
internal sealed record Sample(string Name, string LabelText, Func<double> Read);
