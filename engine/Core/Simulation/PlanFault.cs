using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>A fault in a file of arrivals or of staffing.</summary>
/// <param name="Code">Stable, for example <c>arrivals.bad-time</c>.</param>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Message">For people.</param>
public sealed record PlanFault(string Code, int Line, CalendarText Message);

/// <summary>The faults of one file; a file that is wrong everywhere is not told off without end.</summary>
internal sealed class PlanFaults(string file)
{
    private const int MostTold = 20;

    private readonly List<PlanFault> _faults = [];

    public bool Any => _faults.Count > 0;
    public bool AreEnough => _faults.Count >= MostTold;

    /// <param name="code">Without the file's prefix.</param>
    /// <param name="line">From 1.</param>
    /// <param name="vi">In Vietnamese.</param>
    /// <param name="en">In English.</param>
    public void Add(string code, int line, string vi, string en)
    {
        if (!AreEnough)
        {
            _faults.Add(new PlanFault($"{file}.{code}", line, new CalendarText(vi, en)));
        }
    }

    public IReadOnlyList<PlanFault> ByLine() => [.. _faults.OrderBy(fault => fault.Line)];
}
