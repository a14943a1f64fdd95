using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Panels.SelfReports;

/// <summary>Numbers that gateways tell of themselves, as readings: with their endpoint in place of a query.</summary>
public static class ToldReading
{
    private const string NotTold = "This release does not tell it.";

    /// <summary>A number of an answer; stale where the endpoint fails now, failed where it never answered.</summary>
    /// <param name="seen">The answer.</param>
    /// <param name="pick">The number in it; null where it is not told.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="note">What one must know to read it rightly.</param>
    /// <param name="window">What it is over; null for the moment, or since the start of the process.</param>
    public static Reading Tell<T>(this Seen<T> seen, Func<T, double?> pick, string unit, string? note = null, TimeSpan? window = null)
        where T : class
    {
        var source = $"GET {seen.Endpoint.Path}";
        if (seen.Value is not { } value) return new Reading { State = PanelState.Failed, Failure = seen.Failure, Source = source };
        if (pick(value) is not { } number) return Reading.NoSeries(NotTold) with { NotExported = true, Source = source };
        return new Reading
        {
            State = seen.Failure is not null ? PanelState.Stale : number == 0 ? PanelState.Zero : PanelState.Value,
            Value = number,
            Text = Text(number, unit),
            Unit = unit,
            AsOf = seen.At,
            Window = window,
            Note = note,
            Source = source,
            Failure = seen.Failure,
        };
    }

    /// <summary>A share with the counts behind it.</summary>
    /// <param name="seen">The answer.</param>
    /// <param name="part">How many; null where it is not told.</param>
    /// <param name="whole">Of how many.</param>
    /// <param name="what">What is counted, in the plural.</param>
    /// <param name="note">What one must know beside the counts.</param>
    /// <param name="window">What it is over.</param>
    /// <param name="few">Of fewer the share is uncertain; 0 for things that are counted completely, such as models.</param>
    public static Reading Share<T>(this Seen<T> seen, Func<T, double?> part, Func<T, double?> whole, string what, string? note = null, TimeSpan? window = null, int few = 20)
        where T : class
    {
        var told = seen.Tell(v => part(v) is { } p && whole(v) is { } w ? (w > 0 ? p / w : 0) : null, "ratio", note, window);
        if (seen.Value is not { } value || told.Value is null) return told;
        var (some, all) = (part(value)!.Value, whole(value)!.Value);
        var counts = $"{UnitFormat.Count(some)} of {UnitFormat.Count(all)} {what}";
        var read = told with { Note = note is null ? counts : $"{counts}; {note}", Uncertain = all > 0 && all < few };
        return all > 0 ? read : read with { Value = null, Text = $"no {what}" };
    }

    private static string Text(double number, string unit) => unit == "count" && number == Math.Floor(number) ? UnitFormat.Count(number) : UnitFormat.Format(number, unit);
}
