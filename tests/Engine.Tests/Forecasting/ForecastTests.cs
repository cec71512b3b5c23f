using CsCheck;
using LaoCai.Workflows.Engine.Forecasting;

namespace LaoCai.Workflows.Engine.Tests.Forecasting;

public sealed class ForecastTests
{
    private static readonly ForecastGroup Here = new("liquor", "appraise", "D1");
    private static readonly Gen<int[]> GenTimes = Gen.Int[0, 5_000].Array[Forecast.LeastCases, 300];

    [Fact]
    public void The_chance_is_the_share_of_past_cases_that_took_longer_than_is_left()
    {
        RemainingTimes times = new(Enumerable.Range(1, 200));

        Forecast? fresh = Forecast.Of(Here, 0, 163, _ => times);
        Forecast? old = Forecast.Of(Here, 101, 49, _ => times);

        (fresh!.Cases, fresh.Longer, fresh.Chance, fresh.Scope).ShouldBe((200, 37, 0.185, ForecastScope.Unit));
        // 100 cases took 101 minutes or longer, and 50 of them longer than 150.
        (old!.Cases, old.Longer, old.Chance).ShouldBe((100, 50, 0.5));
    }

    [Fact]
    public void What_took_exactly_as_long_as_is_left_was_in_time()
    {
        RemainingTimes times = new(Enumerable.Repeat(60, 20));

        Forecast.Of(Here, 0, 60, _ => times)!.Chance.ShouldBe(0);
        Forecast.Of(Here, 0, 59, _ => times)!.Chance.ShouldBe(1);
    }

    [Fact]
    public void Few_cases_are_made_up_for_by_coarser_ones_and_too_few_say_nothing()
    {
        Dictionary<ForecastGroup, RemainingTimes> known = new()
        {
            [Here] = new(Enumerable.Range(0, 19)),
            [new("liquor", "appraise", "")] = new(Enumerable.Range(0, 20)),
            [new("liquor", "", "")] = new(Enumerable.Range(0, 100)),
        };

        Forecast.Of(Here, 0, 5, known.GetValueOrDefault)!.Scope.ShouldBe(ForecastScope.Step);
        // Only 15 of those have come as far.
        Forecast.Of(Here, 5, 5, known.GetValueOrDefault)!.Scope.ShouldBe(ForecastScope.Procedure);
        Forecast.Of(Here, 99, 5, known.GetValueOrDefault).ShouldBeNull();
        Forecast.Of(new("birth", "x", "D1"), 0, 5, known.GetValueOrDefault).ShouldBeNull();
    }

    [Fact]
    public void More_time_never_makes_lateness_likelier_and_a_chance_is_a_chance() =>
        Gen.Select(GenTimes, Gen.Int[0, 5_000], Gen.Int[0, 5_000], Gen.Int[0, 5_000]).Sample((minutes, elapsed, left, more) =>
        {
            RemainingTimes times = new(minutes);
            Forecast? now = Forecast.Of(Here, elapsed, left, _ => times), later = Forecast.Of(Here, elapsed, left + more, _ => times);

            (now is null).ShouldBe(later is null);

            if (now is not null && later is not null)
            {
                now.Chance.ShouldBeInRange(0, 1);
                later.Chance.ShouldBeLessThanOrEqualTo(now.Chance);
                now.Longer.ShouldBe(minutes.Count(minute => minute > elapsed + left));
                now.Cases.ShouldBe(minutes.Count(minute => minute >= elapsed));
            }
        });
}
