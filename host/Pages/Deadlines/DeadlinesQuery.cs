using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Store;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Pages.Deadlines;

/// <summary>How much of a unit or procedure is late or nearly due.</summary>
/// <param name="Key">Code of the unit, or logical id of the definition.</param>
internal sealed record DueCount(string Key, string Name, int Overdue, int Today, int Week)
{
    public int Total => Overdue + Today + Week;
}

/// <summary>A task that is late or nearly due.</summary>
internal sealed record DueTask(string TaskId, string Title, string? DossierCode, string ProcedureName, string UnitCode, string UnitName, string? Holder, DateTimeOffset DueAt);

/// <summary>A late dossier for which a letter has been drafted.</summary>
internal sealed record LateDossier(string Code, string ProcedureName, DateTimeOffset PromisedAt, Phrase? Reason);

/// <summary>What a head of units sees of deadlines.</summary>
internal sealed record DeadlineBoard(
    DateTimeOffset Now, IReadOnlyList<DueCount> ByUnit, IReadOnlyList<DueCount> ByProcedure, IReadOnlyList<DueTask> Tasks, IReadOnlyList<LateDossier> Letters);

/// <summary>Which part of the list is shown.</summary>
internal enum DueWhen { All, Overdue, Today, Week }

/// <summary>Reads deadlines within the units that a person looks after.</summary>
internal sealed class DeadlinesQuery(DossierDb db, WorkflowStore store, PeopleNames people, TimeProvider time)
{
    private const int MostTasks = 100;
    private const int MostLetters = 30;

    /// <param name="person">Who asks.</param>
    /// <param name="unit">Only this unit's tasks in the list; null: all.</param>
    /// <param name="when">Only those of the list.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<DeadlineBoard> ReadAsync(CurrentPerson person, string? unit, DueWhen when, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var all = await db.Units.ToListAsync(cancellation);
        var names = all.ToDictionary(one => one.Code, one => one.Name, StringComparer.Ordinal);
        string[] units = [.. DeadlineScope.Units(person, all)];
        var (dayEnd, weekEnd) = Ends(now);
        return new(
            now,
            await UnitsAsync(units, names, now, dayEnd, weekEnd, cancellation),
            await ProceduresAsync(units, now, dayEnd, weekEnd, cancellation),
            await TasksAsync(unit is not null && units.Contains(unit) ? [unit] : units, names, when, now, dayEnd, weekEnd, cancellation),
            DeadlineScope.Signs(person) ? await LettersAsync(units, now, cancellation) : []);
    }

    /// <summary>The end of today and of this week (Sunday) in the province, UTC.</summary>
    internal static (DateTimeOffset Day, DateTimeOffset Week) Ends(DateTimeOffset now)
    {
        var today = VietnamTime.Day(now);
        var monday = today.AddDays(1 + ((7 - (int)today.DayOfWeek) % 7));
        return (Midnight(today.AddDays(1)), Midnight(monday));

        static DateTimeOffset Midnight(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), VietnamTime.Offset).ToUniversalTime();
    }

    private async Task<IReadOnlyList<DueCount>> UnitsAsync(
        string[] units, Dictionary<string, string> names, DateTimeOffset now, DateTimeOffset dayEnd, DateTimeOffset weekEnd, CancellationToken cancellation)
    {
        var counts = await (
            from task in db.Tasks
            where task.ClosedAt == null && units.Contains(task.Unit) && task.DueAt < weekEnd
            group task by task.Unit into unit
            select new
            {
                Unit = unit.Key,
                Overdue = unit.Count(task => task.DueAt <= now),
                Today = unit.Count(task => task.DueAt > now && task.DueAt < dayEnd),
                Week = unit.Count(task => task.DueAt > now && task.DueAt >= dayEnd),
            }).ToListAsync(cancellation);
        return [.. counts.Select(count => new DueCount(count.Unit, names.GetValueOrDefault(count.Unit, count.Unit), count.Overdue, count.Today, count.Week))
            .OrderByDescending(count => count.Overdue).ThenByDescending(count => count.Total).ThenBy(count => count.Key, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<DueCount>> ProceduresAsync(string[] units, DateTimeOffset now, DateTimeOffset dayEnd, DateTimeOffset weekEnd, CancellationToken cancellation)
    {
        var counts = await (
            from deadline in db.Deadlines
            where deadline.ExecutionNo == 0 && deadline.DueAt < weekEnd
            join dossier in db.Dossiers on deadline.InstanceId equals dossier.InstanceId
            where units.Contains(dossier.ReceivingUnit) || units.Contains(dossier.DecidingUnit) || units.Contains(dossier.SpecialistUnit)
            group deadline by new { dossier.DefinitionId, dossier.ProcedureName } into procedure
            select new
            {
                procedure.Key,
                Overdue = procedure.Count(deadline => deadline.DueAt <= now),
                Today = procedure.Count(deadline => deadline.DueAt > now && deadline.DueAt < dayEnd),
                Week = procedure.Count(deadline => deadline.DueAt > now && deadline.DueAt >= dayEnd),
            }).ToListAsync(cancellation);
        return [.. counts.Select(count => new DueCount(count.Key.DefinitionId, count.Key.ProcedureName, count.Overdue, count.Today, count.Week))
            .OrderByDescending(count => count.Overdue).ThenByDescending(count => count.Total).ThenBy(count => count.Name, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<DueTask>> TasksAsync(
        string[] units, Dictionary<string, string> names, DueWhen when, DateTimeOffset now, DateTimeOffset dayEnd, DateTimeOffset weekEnd, CancellationToken cancellation)
    {
        var (first, end) = when switch
        {
            DueWhen.Overdue => (DateTimeOffset.UnixEpoch, now),
            DueWhen.Today => (now, dayEnd),
            DueWhen.Week => (dayEnd > now ? dayEnd : now, weekEnd),
            _ => (DateTimeOffset.UnixEpoch, weekEnd),
        };
        var rows = await (
            from task in db.Tasks
            where task.ClosedAt == null && units.Contains(task.Unit) && task.DueAt >= first && task.DueAt < end
            orderby task.DueAt, task.InstanceId, task.ExecutionNo
            from dossier in db.Dossiers.Where(dossier => dossier.InstanceId == task.InstanceId).DefaultIfEmpty()
            select new { task, Code = dossier == null ? null : dossier.Code, Procedure = dossier == null ? null : dossier.ProcedureName }).Take(MostTasks).ToListAsync(cancellation);
        var holders = await people.OfAsync(rows.Select(row => row.task.Assignee), cancellation);
        return [.. rows.Select(row => new DueTask(
            new TaskId(row.task.InstanceId, row.task.ExecutionNo).ToString(), row.task.Title, row.Code, row.Procedure ?? "", row.task.Unit,
            names.GetValueOrDefault(row.task.Unit, row.task.Unit), row.task.Assignee is null ? null : holders.GetValueOrDefault(row.task.Assignee, "–"), row.task.DueAt!.Value))]; // the query asks for tasks with a date
    }

    private async Task<IReadOnlyList<LateDossier>> LettersAsync(string[] units, DateTimeOffset now, CancellationToken cancellation)
    {
        var late = await (
            from deadline in db.Deadlines
            where deadline.ExecutionNo == 0 && deadline.DueAt <= now
            join dossier in db.Dossiers on deadline.InstanceId equals dossier.InstanceId
            where dossier.ParentId == null && units.Contains(dossier.DecidingUnit) // the applicant was promised the first dossier's date alone
            orderby deadline.DueAt
            select new { dossier.InstanceId, dossier.Code, dossier.ProcedureName, deadline.DueAt }).Take(MostLetters).ToListAsync(cancellation);
        var letters = new List<LateDossier>();
        foreach (var one in late)
        {
            var state = await store.History.State(one.InstanceId, cancellation);
            var reason = state?.Deadlines.OrderBy(deadline => deadline.ExecutionNo).Select(deadline => deadline.Reason).FirstOrDefault(said => said is not null);
            letters.Add(new(one.Code, one.ProcedureName, one.DueAt, reason is null ? null : LatenessReasons.NameOf(reason.Code)));
        }

        return letters;
    }
}
