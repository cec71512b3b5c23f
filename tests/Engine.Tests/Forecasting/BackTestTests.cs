using CsCheck;
using LaoCai.Workflows.Engine.Forecasting;

namespace LaoCai.Workflows.Engine.Tests.Forecasting;

public sealed class BackTestTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);
    private static readonly ForecastGroup Here = new("liquor", "appraise", "D1");

    private static readonly Gen<PastStep[]> GenPast = Gen.Select(Gen.Int[0, 200], Gen.Int[1, 40], Gen.Int[1, 100], Gen.Int[1, 100], Gen.Int[0, 2])
        .Array[40, 160].Select(cases => cases.Select((one, no) => Step(no, one.Item1, one.Item2, one.Item3, one.Item4, one.Item5)).ToArray());

    [Fact]
    public void Chance_and_outcome_are_compared_exactly()
    {
        // Twenty known cases took 100, five of them 300; then four dossiers with 200 left: one takes 300.
        PastStep[] known = [.. Enumerable.Range(0, 25).Select(no => Step(no, 0, 1, left: 200, took: no < 20 ? 100 : 300))];
        PastStep[] tested = [.. Enumerable.Range(100, 4).Select(no => Step(no, 50, 1, left: 200, took: no == 100 ? 300 : 100))];

        BackTest test = BackTest.Over([.. known, .. tested], last: 4);

        (test.Dossiers, test.Forecasts, test.Unforecast, test.Late, test.Hits, test.FalseAlarms).ShouldBe((4, 4, 0, 1, 0, 0));
        test.Brier!.Value.ShouldBe(((0.8 * 0.8) + (3 * 0.2 * 0.2)) / 4, 1e-12);
        test.BrierOfShare!.Value.ShouldBe(0.25 * 0.75, 1e-12);
        test.HitRate.ShouldBe(0.75);
        test.Calibration.ShouldHaveSingleItem().ShouldBe(new CalibrationBand(0.2, 0.3, 4, 0.2, 0.25), BandsAlike);
    }

    [Fact]
    public void Nothing_is_forecast_before_enough_is_known()
    {
        BackTest test = BackTest.Over([.. Enumerable.Range(0, 19).Select(no => Step(no, no, 1, 100, 50))], last: 100);

        (test.Forecasts, test.Unforecast, test.Brier, test.HitRate).ShouldBe((0, 19, null, null));
        BackTest.Over([], 10).Dossiers.ShouldBe(0);
    }

    [Fact]
    public void A_forecast_knows_nothing_of_dossiers_that_had_not_ended_yet() =>
        Gen.Select(GenPast, Gen.Int[0, 200]).Sample((past, day) =>
        {
            DateTimeOffset then = Start.AddDays(day);
            // The future turned out otherwise: whatever ended after that day took ten times as long.
            PastStep[] otherwise = [.. past.Select(step => step.FinishedAt > then ? step with { Took = step.Took * 10 } : step)];

            Before(otherwise, then).ShouldBe(Before(past, then));
        });

    private static List<Forecast?> Before(PastStep[] past, DateTimeOffset then) =>
        [.. BackTest.Replay(past).Where(one => one.Step.OpenedAt <= then).Select(one => one.Forecast)];

    [Fact]
    public void A_world_that_stays_as_it_is_is_forecast_better_than_by_its_share_of_lateness()
    {
        // One unit is always late, the other never.
        PastStep[] past = [.. Enumerable.Range(0, 200).Select(no => Step(no, no, 1, left: 100, took: no % 2 == 0 ? 200 : 50, unit: no % 2))];

        BackTest test = BackTest.Over(past, last: 100);

        test.Brier.ShouldBe(0);
        test.HitRate.ShouldBe(1);
        test.BrierOfShare!.Value.ShouldBe(0.25);
    }

    private static PastStep Step(int no, int day, int days, int left, int took, int unit = 1) =>
        new(new Guid(no, 0, 0, new byte[8]), Here with { Unit = $"D{unit}" }, Start.AddDays(day), Start.AddDays(day + days), left, took);

    private static readonly IEqualityComparer<CalibrationBand> BandsAlike = EqualityComparer<CalibrationBand>.Create((one, other) =>
        one!.Count == other!.Count && Math.Abs(one.From - other.From) + Math.Abs(one.Until - other.Until) + Math.Abs(one.Mean - other.Mean) + Math.Abs(one.Late - other.Late) < 1e-9);
}
