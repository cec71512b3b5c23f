using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Writing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>What people order on a dossier's clock. The appointment of the dossier follows in the same commit.</summary>
public sealed class ClockDesk(WorkflowStore store, DossierDb db)
{
    public const int LongestText = 2000;

    /// <summary>Has the clock stand still; refused as <c>clock.not-yours</c>, <c>clock.text-too-long</c>, and as the engine's clock refuses.</summary>
    public async Task<CommandResult> PauseAsync(
        string code, PauseKind kind, string? ground, string? exception, string? note, CurrentPerson person, Guid? key, CancellationToken cancellation)
    {
        if (await FindAsync(code, person, cancellation) is not { } dossier) return NotThere();
        if (!ClockRights.MayPause(person, dossier, kind)) return NotYours("This pause is ordered by somebody else.");
        return await SubmitAsync(dossier, new WorkflowCommand.PauseClock(kind, Text(ground) ?? "", Text(exception), Text(note)), person, key, [ground, exception, note], cancellation);
    }

    /// <summary>Has it go on, by the rule of the procedure.</summary>
    public async Task<CommandResult> ResumeAsync(string code, string? note, CurrentPerson person, Guid? key, CancellationToken cancellation)
    {
        if (await FindAsync(code, person, cancellation) is not { } dossier) return NotThere();
        var state = await store.History.State(dossier.InstanceId, cancellation);
        var pause = state?.ClockEvents.OfType<ClockEvent.Paused>().LastOrDefault();
        if (pause is not null && !ClockRights.MayResume(person, dossier, pause.Kind)) return NotYours("This pause is ended by somebody else.");
        return await SubmitAsync(dossier, new WorkflowCommand.ResumeClock(Text(note)), person, key, [note], cancellation);
    }

    /// <summary>Gives the applicant a new date.</summary>
    public async Task<CommandResult> ExtendAsync(
        string code, DateTimeOffset newDueAt, string? reason, string? exception, CurrentPerson person, Guid? key, CancellationToken cancellation)
    {
        if (await FindAsync(code, person, cancellation) is not { } dossier) return NotThere();
        if (!ClockRights.MayExtend(person, dossier)) return NotYours("A new date is signed by the head of the deciding agency.");
        return await SubmitAsync(dossier, new WorkflowCommand.ExtendClock(newDueAt, Text(reason) ?? "", Text(exception)), person, key, [reason, exception], cancellation);
    }

    /// <summary>When the deciding unit closes on a day, UTC; at 17:00 on a day off, which the clock then refuses.</summary>
    public async Task<DateTimeOffset> ClosingAsync(string code, DateOnly day, CurrentPerson person, CancellationToken cancellation)
    {
        var unit = (await FindAsync(code, person, cancellation))?.DecidingUnit;
        if (day < WorkingCalendar.FirstDay || day > WorkingCalendar.LastDay || await store.Calendars.Latest(cancellation) is not { } calendars)
            return new DateTimeOffset(day.ToDateTime(new TimeOnly(17, 0)), VietnamTime.Offset).ToUniversalTime();
        var calendar = calendars.For(unit);
        var hours = calendar.Day(day).Hours.Intervals;
        return calendar.InstantOf(day, hours.Count > 0 ? hours[^1].To.ToTimeSpan() : TimeSpan.FromHours(17));
    }

    /// <summary>The statement that lets a dossier's appointment follow its clock: none while it stands still.</summary>
    internal static NpgsqlBatchCommand FollowClock(Guid instanceId)
    {
        var follow = new NpgsqlBatchCommand("""
            update dossier.dossier set appointment_at = (select due_at from workflow.deadline where instance_id = $1 and execution_no = 0)
            where instance_id = $1
            """);
        follow.Parameters.Add(new() { Value = instanceId });
        return follow;
    }

    /// <summary>The same for several dossiers at once.</summary>
    internal static NpgsqlBatchCommand FollowClocks(IReadOnlyList<Guid> instances)
    {
        var follow = new NpgsqlBatchCommand("""
            update dossier.dossier d set appointment_at = w.due_at from unnest($1) as moved (id) join workflow.deadline w on w.instance_id = moved.id and w.execution_no = 0
            where d.instance_id = moved.id
            """);
        follow.Parameters.Add(new() { Value = instances.ToArray() });
        return follow;
    }

    private async Task<CommandResult> SubmitAsync(
        Dossier dossier, WorkflowCommand command, CurrentPerson person, Guid? key, string?[] texts, CancellationToken cancellation) =>
        texts.Any(text => text?.Length > LongestText || text?.Contains('\0', StringComparison.Ordinal) == true)
            ? Refuse("clock.text-too-long", $"No text is longer than {LongestText} characters.")
            : await store.Engine.Submit(
                dossier.InstanceId, new CommandRequest(person.Actor, command) { Key = key, Companions = [FollowClock(dossier.InstanceId)] }, cancellation);

    private Task<Dossier?> FindAsync(string code, CurrentPerson person, CancellationToken cancellation) =>
        db.VisibleTo(person).SingleOrDefaultAsync(dossier => dossier.Code == code, cancellation);

    private static string? Text(string? entered) => string.IsNullOrWhiteSpace(entered) ? null : entered.Trim();

    private static CommandResult.Refused NotThere() => Refuse("dossier.not-found", "There is no such dossier.");

    private static CommandResult.Refused NotYours(string message) => Refuse("clock.not-yours", message);

    private static CommandResult.Refused Refuse(string code, string message) => new(new Refusal(code, message));
}
