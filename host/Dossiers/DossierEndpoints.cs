using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Host.Tasks;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>A dossier with where it stands.</summary>
internal sealed record DossierAnswer(Dossier Dossier, string Status, long Revision, DateTimeOffset? DueAt, IReadOnlyList<string> OpenTasks)
{
    /// <summary>The dossiers that it is linked with.</summary>
    public DossierLinks Links { get; init; } = new(null, []);
}

/// <summary>A dossier as it stood after its last record up to the asked instant.</summary>
/// <param name="Difference">Where the history stopped telling what really follows; null: it held.</param>
internal sealed record ReplayAnswer(string Code, long Revision, string? Status, IReadOnlyList<TimelineEntry> Timeline, Finding? Difference);

internal static class DossierEndpoints
{
    private const int MostDossiers = 200;

    public static void MapDossiers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup($"{ApiPaths.Domain}/dossiers").RequireAuthorization(Permissions.Work).WithTags("dossiers");
        group.MapGet("", List).Produces<IReadOnlyList<DossierSummary>>();
        group.MapPost("", Receive).RequireAuthorization(Permissions.Receive).Produces<DossierAnswer>(StatusCodes.Status201Created);
        group.MapGet("{code}", Get).Produces<DossierAnswer>();
        group.MapGet("{code}/timeline", GetTimeline).Produces<IReadOnlyList<TimelineEntry>>();
        group.MapGet("{code}/replay", Replay).Produces<ReplayAnswer>();
        group.MapPost("{code}/verify", Verify).Produces<Store.Auditing.VerificationReport>();
    }

    // Search words are personal data: they travel in a body where a page asks, and here in a query that is never logged.
    private static async Task<IResult> List(CurrentPerson me, DossierQueries dossiers, string? search, int? skip, int? most, CancellationToken cancellation) =>
        Results.Ok(await dossiers.ListAsync(me, search, Math.Max(skip ?? 0, 0), Math.Clamp(most ?? 50, 1, MostDossiers), cancellation));

    private static async Task<IResult> Receive(Reception reception, CurrentPerson me, IdempotencyKey key, DossierDesk desk, DossierQueries dossiers, CancellationToken cancellation) =>
        await desk.ReceiveAsync(reception, me, key.Id, cancellation) switch
        {
            ReceptionResult.Received received => new JsonAnswer<DossierAnswer>(
                received.State is { } started ? AnswerOf(received.Dossier, started) : await AnswerAsync(received.Dossier, me, dossiers, cancellation),
                StatusCodes.Status201Created, $"{ApiPaths.Domain}/dossiers/{Uri.EscapeDataString(received.Dossier.Code)}"),
            ReceptionResult.NotReceived not => not.Why.Answer(_ => throw new System.Diagnostics.UnreachableException()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static async Task<IResult> Get(string code, CurrentPerson me, DossierQueries dossiers, CancellationToken cancellation) =>
        await dossiers.FindAsync(code, me, cancellation) is { } dossier ? Results.Ok(await AnswerAsync(dossier, me, dossiers, cancellation)) : NotThere();

    private static async Task<IResult> GetTimeline(string code, CurrentPerson me, DossierQueries dossiers, CancellationToken cancellation) =>
        await dossiers.FindAsync(code, me, cancellation) is { } dossier
            ? Results.Ok(Timeline.Of((await dossiers.ReplayAsync(dossier, null, cancellation)).Records, dossier.Code).With(await dossiers.DocumentsAsync(dossier, cancellation)))
            : NotThere();

    private static async Task<IResult> Replay(string code, DateTimeOffset? at, CurrentPerson me, DossierQueries dossiers, CancellationToken cancellation)
    {
        if (await dossiers.FindAsync(code, me, cancellation) is not { } dossier) return NotThere();
        var outcome = await dossiers.ReplayAsync(dossier, at, cancellation);
        return Results.Ok(new ReplayAnswer(code, outcome.State?.Revision ?? 0, outcome.State?.SubStatus.ToString(), Timeline.Of(outcome.Records, dossier.Code), outcome.Difference));
    }

    private static async Task<IResult> Verify(string code, CurrentPerson me, DossierQueries dossiers, CancellationToken cancellation) =>
        await dossiers.FindAsync(code, me, cancellation) is { } dossier ? Results.Ok(await dossiers.VerifyAsync(dossier, cancellation)) : NotThere();

    private static async Task<DossierAnswer> AnswerAsync(Dossier dossier, CurrentPerson me, DossierQueries dossiers, CancellationToken cancellation) =>
        AnswerOf(dossier, await dossiers.StateAsync(dossier, cancellation)) with { Links = await dossiers.LinksAsync(dossier, me, cancellation) };

    private static DossierAnswer AnswerOf(Dossier dossier, InstanceState? state) => new(
        dossier, state?.SubStatus.ToString() ?? "", state?.Revision ?? 0, state?.Deadlines.FirstOrDefault(deadline => deadline.ExecutionNo == 0) is { IsHeld: false } whole ? whole.DueAt : null,
        [.. (state?.Tasks ?? []).Select(task => new TaskId(dossier.InstanceId, task.ExecutionNo).ToString())]);

    private static IResult NotThere() => Refusals.Problem("dossier.not-found", "There is no such dossier.");
}
