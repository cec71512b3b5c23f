namespace LaoCai.Workflows.Engine.Forecasting;

/// <summary>The newest cases of each group, as they become known one by one.</summary>
internal sealed class CaseMemory
{
    private readonly Dictionary<ForecastGroup, Queue<int>> _cases = [];
    private readonly Dictionary<ForecastGroup, RemainingTimes> _sorted = [];

    public void Learn(PastStep step)
    {
        foreach ((_, ForecastGroup group) in step.Group.Scopes)
        {
            if (!_cases.TryGetValue(group, out Queue<int>? cases))
            {
                _cases[group] = cases = new Queue<int>();
            }

            cases.Enqueue(step.Took);
            _sorted.Remove(group);

            if (cases.Count > Forecast.MostCases)
            {
                cases.Dequeue();
            }
        }
    }

    public RemainingTimes? Of(ForecastGroup group)
    {
        if (!_sorted.TryGetValue(group, out RemainingTimes? times) && _cases.TryGetValue(group, out Queue<int>? cases))
        {
            _sorted[group] = times = new RemainingTimes(cases);
        }

        return times;
    }
}
