namespace LaoCai.Workflows.Engine.Forecasting;

/// <summary>Forecasts of one band of chances, and what came of them.</summary>
/// <param name="From">Lower end of the band, inclusive.</param>
/// <param name="Until">Upper end, exclusive but for 1.</param>
/// <param name="Count">Forecasts in it.</param>
/// <param name="Mean">Mean of the chances that were forecast.</param>
/// <param name="Late">Share that was late.</param>
public sealed record CalibrationBand(double From, double Until, int Count, double Mean, double Late);

/// <summary>
/// How good the forecasts would have been: each step of past dossiers is forecast at the moment it was opened, from nothing but the dossiers
/// that had ended by then, and compared with what came of it.
/// </summary>
public sealed record BackTest
{
    /// <summary>From this chance on, a forecast says "late".</summary>
    public const double SaysLate = 0.5;

    private const int Bands = 10;

    public required int Dossiers { get; init; }

    /// <summary>Steps for which too little was known.</summary>
    public required int Unforecast { get; init; }

    /// <summary>Steps that were forecast.</summary>
    public required int Forecasts { get; init; }

    /// <summary>Those of them whose dossier was late.</summary>
    public required int Late { get; init; }

    /// <summary>Mean squared distance between chance and outcome: 0 is perfect. Null without forecasts.</summary>
    public double? Brier { get; init; }

    /// <summary>The Brier score of whoever always says the share that was late in fact, known only afterwards.</summary>
    public double? BrierOfShare { get; init; }

    /// <summary>Forecasts that said "late" and were right.</summary>
    public required int Hits { get; init; }

    /// <summary>Forecasts that said "late" and were wrong.</summary>
    public required int FalseAlarms { get; init; }

    /// <summary>Share of forecasts that fell on the right side of <see cref="SaysLate"/>; null without forecasts.</summary>
    public double? HitRate { get; init; }

    /// <summary>The bands that any forecast fell into, in order.</summary>
    public required IReadOnlyList<CalibrationBand> Calibration { get; init; }

    /// <summary>Tests the steps of the dossiers that ended last; all steps are what can be learnt from.</summary>
    /// <param name="steps">In any order.</param>
    /// <param name="last">Number of dossiers to test on.</param>
    public static BackTest Over(IReadOnlyCollection<PastStep> steps, int last)
    {
        HashSet<Guid> tested = [.. steps.GroupBy(step => step.Dossier).OrderByDescending(steps => steps.Max(step => step.FinishedAt)).ThenBy(steps => steps.Key).Take(last).Select(steps => steps.Key)];
        List<(PastStep Step, Forecast? Forecast)> all = [.. Replay(steps).Where(one => tested.Contains(one.Step.Dossier) && one.Step.Left > 0)];
        List<(double Chance, bool Late)> made = [.. all.Where(one => one.Forecast is not null).Select(one => (one.Forecast!.Chance, one.Step.WasLate))];
        int late = made.Count(one => one.Late), hits = made.Count(one => one.Chance >= SaysLate && one.Late), alarms = made.Count(one => one.Chance >= SaysLate && !one.Late);
        double share = made.Count == 0 ? 0 : (double)late / made.Count;

        return new BackTest
        {
            Dossiers = tested.Count,
            Unforecast = all.Count - made.Count,
            Forecasts = made.Count,
            Late = late,
            Hits = hits,
            FalseAlarms = alarms,
            HitRate = made.Count == 0 ? null : (double)(made.Count - alarms - (late - hits)) / made.Count,
            Brier = made.Count == 0 ? null : made.Average(one => Square(one.Chance - (one.Late ? 1 : 0))),
            BrierOfShare = made.Count == 0 ? null : share * (1 - share),
            Calibration = [.. made.GroupBy(one => Math.Min(Bands - 1, (int)(one.Chance * Bands))).OrderBy(band => band.Key).Select(band => new CalibrationBand(
                (double)band.Key / Bands, (double)(band.Key + 1) / Bands, band.Count(), band.Average(one => one.Chance), band.Average(one => one.Late ? 1.0 : 0.0)))],
        };
    }

    /// <summary>Each step with what would have been forecast when it was opened; in the order of their opening.</summary>
    /// <param name="steps">In any order.</param>
    public static IEnumerable<(PastStep Step, Forecast? Forecast)> Replay(IReadOnlyCollection<PastStep> steps)
    {
        CaseMemory memory = new();
        Queue<PastStep> known = new(steps.OrderBy(step => step.FinishedAt).ThenBy(step => step.OpenedAt).ThenBy(step => step.Dossier));

        foreach (PastStep step in steps.OrderBy(step => step.OpenedAt).ThenBy(step => step.Dossier))
        {
            while (known.TryPeek(out PastStep? ended) && ended.FinishedAt <= step.OpenedAt && ended.Dossier != step.Dossier)
            {
                memory.Learn(known.Dequeue());
            }

            yield return (step, step.Left > 0 ? Forecast.Of(step.Group, 0, step.Left, memory.Of) : null);
        }
    }

    private static double Square(double value) => value * value;
}
