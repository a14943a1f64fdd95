namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>How often a budget starts anew; LiteLLM's <c>budget_duration</c>.</summary>
internal enum BudgetPeriod
{
    Never,

    /// <summary><c>1d</c>: at midnight UTC.</summary>
    Day,

    /// <summary><c>30d</c>: on the first of the month, as LiteLLM standardises it.</summary>
    Month,
}

/// <summary>What a team, key, user or provider may spend in a period and has spent. It stands in the database: a restart keeps it.</summary>
internal sealed class Budget(double? limit, BudgetPeriod period)
{
    public static Budget Unlimited() => new(null, BudgetPeriod.Never);

    public double? Limit => limit;

    public double Spend { get; private set; }

    /// <summary>When the spend starts at zero again; never for a budget without a period.</summary>
    public DateTimeOffset? ResetAt { get; private set; }

    /// <summary>What is left; infinity without a limit, and below zero when the last call overran it.</summary>
    public double Remaining => limit - Spend ?? double.PositiveInfinity;

    public bool IsExceeded => Spend >= limit;

    /// <summary>The period as the configuration names it.</summary>
    public string PeriodName => period switch
    {
        BudgetPeriod.Day => "1d",
        BudgetPeriod.Month => "30d",
        _ => "",
    };

    public void Book(double usd) => Spend += usd;

    /// <summary>Starts anew if it is due; the proxy asks only every ten minutes, so a budget overstays its hour a little.</summary>
    public void ResetIfDue(DateTimeOffset now)
    {
        if (period == BudgetPeriod.Never || now < ResetAt) return;
        if (ResetAt is not null) Spend = 0;
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        ResetAt = period == BudgetPeriod.Day ? today.AddDays(1) : today.AddDays(1 - today.Day).AddMonths(1);
    }
}
