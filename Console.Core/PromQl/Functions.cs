using System.Collections.Frozen;
using System.Globalization;

namespace OperatorConsole.Core.PromQl;

/// <summary>All functions of Prometheus 2.42 to 3.14.</summary>
public static class Functions
{
    // name, parameters (v instant vector, m range vector, s scalar, t text; ? may be left out, * any number, ?N up to N more),
    // > what it gives if that is no instant vector, + since, - until, ! experimental
    private const string Table = """
        abs v
        absent v
        absent_over_time m
        acos v
        acosh v
        asin v
        asinh v
        atan v
        atanh v
        avg_over_time m
        ceil v
        changes m
        clamp v s s
        clamp_max v s
        clamp_min v s
        cos v
        cosh v
        count_over_time m
        day_of_month v?
        day_of_week v?
        day_of_year v?
        days_in_month v?
        deg v
        delta m
        deriv m
        double_exponential_smoothing m s s +3.0 !
        end >s +3.12 !
        exp v
        first_over_time m +3.7 !
        floor v
        histogram_avg v +2.51
        histogram_count v
        histogram_fraction s s v
        histogram_quantile s v
        histogram_quantiles v t s s?9 +3.11 !
        histogram_stddev v +2.48
        histogram_stdvar v +2.48
        histogram_sum v
        holt_winters m s s -3.0
        hour v?
        idelta m
        increase m
        info v v? +3.0 !
        irate m
        label_join v t t t*
        label_replace v t t t t
        last_over_time m
        ln v
        log10 v
        log2 v
        mad_over_time m +2.49 !
        max_of s s >s +3.12 !
        max_over_time m
        min_of s s >s +3.12 !
        min_over_time m
        minute v?
        month v?
        pi >s
        predict_linear m s
        present_over_time m
        quantile_over_time s m
        rad v
        range >s +3.12 !
        rate m
        resets m
        round v s?
        scalar v >s
        sgn v
        sin v
        sinh v
        sort v
        sort_by_label v t* +2.49 !
        sort_by_label_desc v t* +2.49 !
        sort_desc v
        sqrt v
        start >s +3.12 !
        start_timestamp v +3.12 !
        stddev_over_time m
        stdvar_over_time m
        step >s +3.12 !
        sum_over_time m
        tan v
        tanh v
        time >s
        timestamp v
        ts_of_first_over_time m +3.7 !
        ts_of_last_over_time m +3.5 !
        ts_of_max_over_time m +3.5 !
        ts_of_min_over_time m +3.5 !
        vector s
        year v?
        """;

    private static readonly FrozenDictionary<string, Function> ByName = Table.Split('\n').Select(Read).ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Function>.AlternateLookup<ReadOnlySpan<char>> BySpan = ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All functions.</summary>
    public static IReadOnlyCollection<Function> All => ByName.Values;

    /// <summary>The function of a name; null where there is none.</summary>
    public static Function? Find(ReadOnlySpan<char> name) => BySpan.TryGetValue(name, out var function) ? function : null;

    private static Function Read(string line)
    {
        var words = line.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var parameters = words.Skip(1).Where(w => char.IsAsciiLetter(w[0])).ToArray();
        var last = parameters.LastOrDefault("");
        var isOptional = last.Length > 1;
        return new Function(
            words[0],
            [.. parameters.Select(p => TypeOf(p[0]))],
            parameters.Length - (isOptional ? 1 : 0),
            last.EndsWith('*') ? null : parameters.Length - 1 + Optional(last),
            words.FirstOrDefault(w => w[0] == '>') is { } gives ? TypeOf(gives[1]) : ExprType.InstantVector)
        {
            Since = Version('+'),
            Until = Version('-'),
            IsExperimental = words.Contains("!"),
        };

        static int Optional(string parameter) => parameter switch
        {
            "" => 1,
            [_, '?', .. { Length: > 0 } count] => int.Parse(count, CultureInfo.InvariantCulture),
            _ => 1,
        };

        LanguageVersion? Version(char mark)
        {
            if (words.FirstOrDefault(w => w[0] == mark) is not { } word) return null;
            var parts = word[1..].Split('.');
            return new LanguageVersion(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        }
    }

    private static ExprType TypeOf(char letter) => letter switch
    {
        'v' => ExprType.InstantVector,
        'm' => ExprType.RangeVector,
        's' => ExprType.Scalar,
        _ => ExprType.String,
    };
}
