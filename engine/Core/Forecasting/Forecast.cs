namespace LaoCai.Workflows.Engine.Forecasting;

/// <summary>How near the cases lie that a forecast rests on.</summary>
public enum ForecastScope
{
    /// <summary>The same step of the same procedure in the same unit.</summary>
    Unit,

    /// <summary>The same step of the same procedure, in any unit.</summary>
    Step,

    /// <summary>The same procedure, from any step.</summary>
    Procedure,
}

/// <summary>Which cases are alike.</summary>
/// <param name="Procedure">Logical id of the definition: its versions count together.</param>
/// <param name="Step">Id of the activity; empty: any.</param>
/// <param name="Unit">Code of the unit; empty: any.</param>
public readonly record struct ForecastGroup(string Procedure, string Step, string Unit)
{
    /// <summary>The group itself and the coarser ones, in the order in which they are asked.</summary>
    public IReadOnlyList<(ForecastScope Scope, ForecastGroup Group)> Scopes =>
        [(ForecastScope.Unit, this), (ForecastScope.Step, this with { Unit = "" }), (ForecastScope.Procedure, new(Procedure, "", ""))];
}

/// <summary>The chance that a dossier will be late, and what it was counted from.</summary>
/// <param name="Cases">Past cases that had come as far.</param>
/// <param name="Longer">Those of them that took longer than is left.</param>
/// <param name="Scope">Whose cases they were.</param>
public sealed record Forecast(int Cases, int Longer, ForecastScope Scope)
{
    /// <summary>Fewer cases than these say nothing; the coarser group is asked then.</summary>
    public const int LeastCases = 20;

    /// <summary>Only so many of the newest cases of a group count: how an office works changes.</summary>
    public const int MostCases = 200;

    /// <summary>From 0 to 1.</summary>
    public double Chance => (double)Longer / Cases;

    /// <summary>Counts in the nearest group that has enough cases; null where none has.</summary>
    /// <param name="group">Where the dossier stands.</param>
    /// <param name="elapsed">Minutes of counted working time that the step has been open, not negative.</param>
    /// <param name="left">Minutes of working time until the dossier's date, not negative.</param>
    /// <param name="times">What past cases of a group took; null: none are known.</param>
    public static Forecast? Of(ForecastGroup group, int elapsed, int left, Func<ForecastGroup, RemainingTimes?> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentOutOfRangeException.ThrowIfNegative(elapsed);
        ArgumentOutOfRangeException.ThrowIfNegative(left);

        foreach ((ForecastScope scope, ForecastGroup asked) in group.Scopes)
        {
            if (times(asked)?.Beyond(elapsed, left) is ( >= LeastCases and var cases, var longer))
            {
                return new Forecast(cases, longer, scope);
            }
        }

        return null;
    }
}
