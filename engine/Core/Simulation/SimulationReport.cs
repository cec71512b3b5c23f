namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>What came of a run. Times are working hours unless a name says otherwise.</summary>
public sealed record SimulationReport
{
    public required string DefinitionId { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset Until { get; init; }
    public required ulong Seed { get; init; }

    /// <summary>Version of the calendars that everything was counted with.</summary>
    public required string Calendar { get; init; }

    public required DossierFigures Dossiers { get; init; }

    /// <summary>In the order of the definition.</summary>
    public required IReadOnlyList<StepFigures> Steps { get; init; }

    public required IReadOnlyList<StaffFigures> Staff { get; init; }

    /// <summary>First local day of <see cref="StepFigures.Queue"/>.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Null where nothing waited long enough to speak of.</summary>
    public required Bottleneck? Bottleneck { get; init; }

    /// <summary>
    /// Dossiers that stopped, by the activity at which they did; <c>circle</c>: they went round without end. One that was over already,
    /// when a child of it that nobody waits for stopped, is named here and counted as finished.
    /// </summary>
    public required IReadOnlyDictionary<string, int> Stopped { get; init; }
}

/// <summary>The dossiers: <c>Arrived = Finished + Open + Stopped</c>.</summary>
/// <param name="Late">Finished after their date.</param>
/// <param name="OpenLate">Not finished, and their date is past.</param>
/// <param name="LateShare">Of those that arrived, how many were or are late; 0 where the procedure has no limit.</param>
/// <param name="Lead">From arrival to end, of those that ended.</param>
/// <param name="Lateness">From the date to the end, of those that ended late.</param>
public sealed record DossierFigures(int Arrived, int Finished, int Open, int Stopped, int Late, int OpenLate, double LateShare, Quantiles Lead, Quantiles Lateness);

/// <summary>One human step.</summary>
/// <param name="ActivityId">Its id in the definition.</param>
/// <param name="No">Its number in the document; null: none.</param>
/// <param name="Title">What is done.</param>
/// <param name="Role">Who may do it.</param>
/// <param name="Unit">Where, of the task that was opened last.</param>
/// <param name="Opened">Tasks: <c>Opened = Completed + Withdrawn + Waiting + InWork + Aside</c>.</param>
/// <param name="Aside">Waiting for the applicant at the end.</param>
/// <param name="Late">Completed after the step's own limit.</param>
/// <param name="Wait">From the list to the hand.</param>
/// <param name="Lost">The same of all tasks together, with those that still wait.</param>
/// <param name="ClockLost">As <paramref name="Lost"/>, in hours of the clock, day and night.</param>
/// <param name="MeanWork">Of one task.</param>
/// <param name="MeanQueue">Average length of the list over the whole run, day and night.</param>
/// <param name="MostQueue">Its greatest length.</param>
/// <param name="Queue">Its length at the end of each local day.</param>
public sealed record StepFigures(
    string ActivityId, int? No, string Title, string? Role, string? Unit, long Opened, long Completed, long Withdrawn, int Waiting, int InWork, int Aside, long Late,
    Quantiles Wait, double Lost, double ClockLost, double MeanWork, double MeanQueue, int MostQueue, IReadOnlyList<int> Queue);

/// <summary>One group of people.</summary>
/// <param name="Role">As in the staffing.</param>
/// <param name="Unit">As in the staffing.</param>
/// <param name="People">How many; 0 for tasks that nobody does.</param>
/// <param name="Utilisation">Share of their working time that they were busy, 0 to 1.</param>
/// <param name="Load">Work that their tasks asked for as a share of the time they have; over 1 it never gets done.</param>
/// <param name="Needed">People with whom the load would be at most <see cref="SimulationRun.SoundLoad"/>.</param>
/// <param name="Steps">Ids of the steps that they do.</param>
public sealed record StaffFigures(string? Role, string? Unit, int People, double Utilisation, double Load, int Needed, IReadOnlyList<string> Steps);

/// <summary>Why tasks wait at a step.</summary>
public enum BottleneckCause
{
    /// <summary>Nobody does them.</summary>
    Nobody,

    /// <summary>More work comes than the people can do: the list grows without end.</summary>
    Overload,

    /// <summary>The people are nearly always busy, so that every rush takes long to be worked off.</summary>
    Busy,

    /// <summary>There are enough people on average; the work comes in rushes, or outside working hours.</summary>
    Rushes,
}

/// <summary>The step at which most time is lost.</summary>
/// <param name="ActivityId">The step.</param>
/// <param name="WaitShare">Its share of all waiting.</param>
/// <param name="Cause">Why.</param>
/// <param name="Load">Of the people who do it.</param>
/// <param name="People">How many they are.</param>
/// <param name="Needed">How many would be enough.</param>
public sealed record Bottleneck(string ActivityId, double WaitShare, BottleneckCause Cause, double Load, int People, int Needed);

/// <summary>How something is spread.</summary>
/// <param name="Count">Of how many.</param>
/// <param name="Mean">0 where there are none, as all the others.</param>
public sealed record Quantiles(int Count, double Mean, double P50, double P90, double P99, double Most)
{
    /// <summary>The nearest-rank quantiles; the list is put in order.</summary>
    internal static Quantiles Of(List<float> values)
    {
        if (values.Count == 0)
        {
            return new Quantiles(0, 0, 0, 0, 0, 0);
        }

        values.Sort();

        return new Quantiles(values.Count, Rounded(values.Average()), At(0.5), At(0.9), At(0.99), Rounded(values[^1]));

        double At(double share) => Rounded(values[Math.Max(0, (int)Math.Ceiling(share * values.Count) - 1)]);
    }

    internal static double Rounded(double value) => Math.Round(value, 3);
}
