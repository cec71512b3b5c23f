using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.History;

namespace LaoCai.Workflows.Host.Forecasts;

/// <summary>
/// The dates that a dossier had one after the other, from its replayed history. A new date given with an apology is none of them: it does not make a
/// dossier punctual. A clock that begins anew after a supplement, or goes on after a pause, gives a new one.
/// </summary>
internal sealed class Promises
{
    private readonly List<(DateTimeOffset From, DateTimeOffset Due)> _dates = [];
    private readonly List<StandStill> _stops = [];

    private Promises() { }

    /// <summary>Null where the dossier never had a date.</summary>
    public static Promises? Of(IReadOnlyList<ReplayedRecord> records)
    {
        var promises = new Promises();
        foreach (var record in records)
        {
            if (record.State.Deadlines.FirstOrDefault(deadline => deadline.ExecutionNo == 0) is not { } whole) continue;
            var (at, due) = (record.Record.At, whole.Replaced ?? whole.DueAt);
            if (whole.IsHeld)
            {
                if (promises._stops is not [.., { Until: null }]) promises._stops.Add(new(at, null));
                continue;
            }

            if (promises._stops is [.., { Until: null } open]) promises._stops[^1] = open with { Until = at };
            if (promises._dates is not [.., var last] || last.Due != due) promises._dates.Add((at, due));
        }

        return promises._dates.Count == 0 ? null : promises;
    }

    /// <summary>Minutes of working time from an instant to the date that was in force then, negative where it was past; while the clock stood still, what was left as it stopped.</summary>
    public int Left(WorkingCalendar calendar, DateTimeOffset at)
    {
        var moment = _stops.Find(stop => stop.From <= at && (stop.Until is not { } until || until > at)) is { } stop ? stop.From : at;
        var due = _dates.FindLast(date => date.From <= moment) is { Due: var known } && known != default ? known : _dates[0].Due;
        return due >= moment ? CountedTime.Minutes(calendar, moment, due, []) : -CountedTime.Minutes(calendar, due, moment, []);
    }
}
