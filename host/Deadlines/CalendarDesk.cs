using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Recounting;

namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>A date that moves.</summary>
/// <param name="Dossier">Its code; null for an instance that carries none.</param>
/// <param name="Id">0: the dossier's own; otherwise the number of the task that it guards.</param>
/// <param name="Title">Of the task; null for the dossier.</param>
/// <param name="From">UTC.</param>
/// <param name="To">UTC.</param>
public sealed record MovedDate(string? Dossier, Guid InstanceId, int Id, string? Title, DateTimeOffset From, DateTimeOffset To);

/// <summary>What a calendar does, or did, to the dates that run.</summary>
/// <param name="Calendar">Version of the calendars counted with.</param>
/// <param name="Dossiers">How many have a date that moves.</param>
/// <param name="Moves">Each of the dates.</param>
/// <param name="Applied">Dossiers whose dates were moved, each by an event in its history; 0 for a report.</param>
/// <param name="Refused">Codes of dossiers that changed meanwhile and were left as they are: asking again finds them.</param>
public sealed record RecountReport(string Calendar, int Dossiers, IReadOnlyList<MovedDate> Moves, int Applied, IReadOnlyList<string> Refused);

/// <summary>Changes the calendar, after it was said what would move. A file with a fault changes nothing.</summary>
public sealed class CalendarDesk(WorkflowStore store, TimeProvider clock)
{
    /// <summary>Which dates would move; the faults instead where the file has any.</summary>
    /// <param name="file">A calendar file; null: the calendar in force, after a limit or rule has changed.</param>
    /// <param name="progress">Told how many dossiers were looked at; null: nobody asks.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(RecountReport? Report, IReadOnlyList<CalendarFault> Faults)> WhatIfAsync(string? file, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var (set, faults) = await SetAsync(file, cancellation);
        if (set is null) return (null, faults);
        var moves = new List<MovedDate>();
        var dossiers = 0;
        var seen = progress is null ? null : new Seen(progress, await store.Recounts.Running(cancellation));
        await foreach (var instance in store.Recounts.WhatIf(set, clock.GetUtcNow(), seen, cancellation))
        {
            dossiers++;
            moves.AddRange(instance.Moves.Select(move => new MovedDate(
                instance.CorrelationId, instance.InstanceId, move.From.ExecutionNo,
                instance.State.Tasks.FirstOrDefault(task => task.ExecutionNo == move.From.ExecutionNo)?.Step.Title, move.From.DueAt, move.To.DueAt)));
        }

        return (new(set.Version, dossiers, moves, 0, []), faults);
    }

    /// <summary>
    /// Puts the file in force and moves the dates, the appointments of the dossiers with them. Cut off in between, the calendar is in force and
    /// some dates are moved; the next call, with the file or without, moves the others.
    /// </summary>
    public async Task<(RecountReport? Report, IReadOnlyList<CalendarFault> Faults)> ApplyAsync(
        string? file, string reason, string actor, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var (report, faults) = await WhatIfAsync(file, progress, cancellation);
        if (report is null) return (null, faults);
        if (file is not null && await store.Calendars.Publish(file, actor, cancellation) is CalendarPublishResult.Refused refused) return (null, refused.Faults);

        var outcome = await store.Recounts.Apply(actor, reason, ClockDesk.FollowClocks, progress, cancellation);
        var codes = report.Moves.Where(move => move.Dossier is not null).DistinctBy(move => move.InstanceId).ToDictionary(move => move.InstanceId, move => move.Dossier!);
        return (report with { Applied = (int)outcome.Instances, Refused = [.. outcome.Left.Select(id => codes.GetValueOrDefault(id, id.ToString()))] }, faults);
    }

    private sealed class Seen(IProgress<RunProgress> progress, long total) : IProgress<long>
    {
        private const int Every = 1000;

        public void Report(long value)
        {
            if (value % Every == 0) progress.Report(new(value, Math.Max(value, total)));
        }
    }

    private async Task<(CalendarSet? Set, IReadOnlyList<CalendarFault> Faults)> SetAsync(string? file, CancellationToken cancellation)
    {
        if (file is null) return (await store.Calendars.Latest(cancellation), []);
        var reading = CalendarReader.Read(file);
        return (reading.Set, reading.Faults);
    }
}
