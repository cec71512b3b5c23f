using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Host.Tasks;

namespace LaoCai.Workflows.Host.Deadlines;

/// <param name="Kind">What for.</param>
/// <param name="Ground">The legal ground: law and article.</param>
/// <param name="Exception">The legal ground for one more supplement than allowed; null where none is needed.</param>
/// <param name="Note">What the applicant is asked for; null: nothing.</param>
internal sealed record PauseRequest(PauseKind? Kind, string? Ground, string? Exception, string? Note);

internal sealed record ResumeRequest(string? Note);

/// <param name="NewDueAt">The new date as an instant; or:</param>
/// <param name="NewDate">The day at whose closing it is due.</param>
/// <param name="Reason">As the applicant is told.</param>
/// <param name="Exception">The legal ground for one more new date than allowed; null where none is needed.</param>
internal sealed record ExtendRequest(DateTimeOffset? NewDueAt, DateOnly? NewDate, string? Reason, string? Exception);

/// <summary>A running deadline of a dossier.</summary>
/// <param name="Id">0: the dossier's own; negative: the share of an agency; otherwise the number of the task that it guards.</param>
/// <param name="DueAt">UTC; null while it stands still.</param>
/// <param name="Replaced">The date that a new one replaced, UTC.</param>
/// <param name="Agency">Code of the agency whose share it is; null for every other limit.</param>
internal sealed record DeadlineAnswer(int Id, string? TaskId, string? Title, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? Replaced, bool Paused, bool Late, string? Reason, string? Agency);

/// <summary>What became of the dossier's clock.</summary>
/// <param name="DueAt">UTC; null while it stands still.</param>
internal sealed record ClockAnswer(string Code, long Revision, bool Paused, DateTimeOffset? DueAt, bool Repeated);

internal static class ClockEndpoints
{
    public static void MapClocks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup($"{ApiPaths.Domain}/dossiers/{{code}}").RequireAuthorization(Permissions.Work).WithTags("deadlines");
        group.MapPost("clock/pause", Pause).Produces<ClockAnswer>();
        group.MapPost("clock/resume", Resume).Produces<ClockAnswer>();
        group.MapPost("clock/extend", Extend).Produces<ClockAnswer>();
        group.MapGet("deadlines", List).Produces<IReadOnlyList<DeadlineAnswer>>();
        group.MapGet("deadlines/{id:int}/proof", Proof).Produces<ProofAnswer>();
        routes.MapGet($"{ApiPaths.Domain}/lateness-reasons", () => Results.Ok(LatenessReasons.All.Select(reason => new { reason.Code, reason.Name, reason.NeedsNote })))
            .RequireAuthorization(Permissions.Work).WithTags("deadlines");
    }

    private static async Task<IResult> Pause(string code, PauseRequest request, CurrentPerson me, IdempotencyKey key, ClockDesk desk, CancellationToken cancellation) =>
        request.Kind is { } kind && Enum.IsDefined(kind)
            ? (await desk.PauseAsync(code, kind, request.Ground, request.Exception, request.Note, me, key.Id, cancellation)).Answer(done => Done(code, done))
            : Refusals.Problem("clock.kind-missing", $"The kind is one of {string.Join(", ", Enum.GetNames<PauseKind>())}.");

    private static async Task<IResult> Resume(string code, ResumeRequest request, CurrentPerson me, IdempotencyKey key, ClockDesk desk, CancellationToken cancellation) =>
        (await desk.ResumeAsync(code, request.Note, me, key.Id, cancellation)).Answer(done => Done(code, done));

    private static async Task<IResult> Extend(string code, ExtendRequest request, CurrentPerson me, IdempotencyKey key, ClockDesk desk, CancellationToken cancellation)
    {
        if ((request.NewDueAt is null) == (request.NewDate is null)) return Refusals.Problem("clock.date-missing", "The new date is given as newDueAt or as newDate.");
        var due = request.NewDueAt ?? await desk.ClosingAsync(code, request.NewDate!.Value, me, cancellation);
        return (await desk.ExtendAsync(code, due, request.Reason, request.Exception, me, key.Id, cancellation)).Answer(done => Done(code, done));
    }

    private static async Task<IResult> List(string code, CurrentPerson me, DossierQueries dossiers, TimeProvider clock, CancellationToken cancellation)
    {
        if (await dossiers.FindAsync(code, me, cancellation) is not { } dossier) return NotThere();
        var state = await dossiers.StateAsync(dossier, cancellation);
        var now = clock.GetUtcNow();
        return Results.Ok((state?.Deadlines ?? []).Select(deadline => new DeadlineAnswer(
            deadline.ExecutionNo,
            deadline.ExecutionNo <= 0 ? null : new TaskId(dossier.InstanceId, deadline.ExecutionNo).ToString(),
            state!.Tasks.FirstOrDefault(task => task.ExecutionNo == deadline.ExecutionNo)?.Step.Title,
            deadline.StartedAt, deadline.IsHeld ? null : deadline.DueAt, deadline.Replaced, deadline.IsHeld, deadline.IsLate(now), deadline.Reason?.Code, deadline.Agency)).ToList());
    }

    private static async Task<IResult> Proof(string code, int id, CurrentPerson me, DossierQueries dossiers, DeadlineProofs proofs, TimeProvider clock, CancellationToken cancellation) =>
        await dossiers.FindAsync(code, me, cancellation) is not { } dossier ? NotThere()
        : await proofs.FindAsync(dossier.InstanceId, id, cancellation) is { } tree ? Results.Ok(ProofAnswer.Of(code, tree, clock.GetUtcNow()))
        : Refusals.Problem("deadline.unknown", "The dossier has no such deadline.");

    private static IResult Done(string code, Store.Writing.CommandResult.Done done)
    {
        var whole = done.State.Deadlines.FirstOrDefault(deadline => deadline.ExecutionNo == 0);
        return Results.Ok(new ClockAnswer(code, done.State.Revision, whole?.IsHeld == true, whole is { IsHeld: false } ? whole.DueAt : null, done.Repeated));
    }

    private static IResult NotThere() => Refusals.Problem("dossier.not-found", "There is no such dossier.");
}
