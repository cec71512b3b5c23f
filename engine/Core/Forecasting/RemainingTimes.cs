namespace LaoCai.Workflows.Engine.Forecasting;

/// <summary>
/// What past cases of one group took from the opening of the step to the end of the dossier, in minutes of working time while its clock ran;
/// ascending, so that it is their quantile function.
/// </summary>
public sealed class RemainingTimes
{
    private readonly int[] _minutes;

    public RemainingTimes(IEnumerable<int> minutes) => _minutes = [.. minutes.Order()];

    public int Count => _minutes.Length;

    /// <summary>The quantile function as it is stored.</summary>
    public IReadOnlyList<int> Minutes => _minutes;

    /// <summary>Of the cases that had come so far without ending, how many took longer still.</summary>
    /// <param name="elapsed">Minutes that the step has been open.</param>
    /// <param name="left">Minutes until the dossier's date.</param>
    /// <returns>Cases that took <paramref name="elapsed"/> or longer; and of these, those that took longer than both together.</returns>
    public (int Cases, int Longer) Beyond(int elapsed, int left) => (_minutes.Length - Below(elapsed), _minutes.Length - Below((long)elapsed + left + 1));

    /// <summary>Number of cases that took less.</summary>
    private int Below(long minutes)
    {
        int low = 0, high = _minutes.Length;

        while (low < high)
        {
            int middle = (low + high) / 2;

            if (_minutes[middle] < minutes)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
