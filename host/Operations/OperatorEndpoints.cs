using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Host.Tasks;
using LaoCai.Workflows.Store.Writing;

namespace LaoCai.Workflows.Host.Operations;

internal sealed record RetryRequest(int? Incident);

internal sealed record MoveRequest(string? Activity, string? Reason);

internal sealed record ReasonRequest(string? Reason);

/// <summary>An incident with what happened and what to do, in both languages.</summary>
internal sealed record IncidentAnswer(IncidentSummary Incident, Phrase What, Phrase Do);

internal static class OperatorEndpoints
{
    public static void MapOperators(this IEndpointRouteBuilder routes)
    {
        var incidents = routes.MapGroup($"{ApiPaths.Domain}/incidents").RequireAuthorization(Permissions.Work).WithTags("operations");
        incidents.MapGet("", List).Produces<IReadOnlyList<IncidentAnswer>>();
        var dossiers = routes.MapGroup($"{ApiPaths.Domain}/dossiers/{{code}}").RequireAuthorization(Permissions.Work).WithTags("operations");
        dossiers.MapPost("retry", async (string code, RetryRequest request, CurrentPerson me, IdempotencyKey key, OperatorDesk desk, CancellationToken cancellation) =>
            Answer(await desk.RetryAsync(code, request.Incident ?? 0, me, key.Id, cancellation))).Produces<CommandAnswer>();
        dossiers.MapPost("move", async (string code, MoveRequest request, CurrentPerson me, IdempotencyKey key, OperatorDesk desk, CancellationToken cancellation) =>
            Answer(await desk.MoveAsync(code, request.Activity, request.Reason, me, key.Id, cancellation))).Produces<CommandAnswer>();
        dossiers.MapPost("suspend", async (string code, ReasonRequest request, CurrentPerson me, IdempotencyKey key, OperatorDesk desk, CancellationToken cancellation) =>
            Answer(await desk.SuspendAsync(code, request.Reason, me, key.Id, cancellation))).Produces<CommandAnswer>();
        dossiers.MapPost("resume", async (string code, ReasonRequest request, CurrentPerson me, IdempotencyKey key, OperatorDesk desk, CancellationToken cancellation) =>
            Answer(await desk.ResumeAsync(code, request.Reason, me, key.Id, cancellation))).Produces<CommandAnswer>();
        dossiers.MapPost("cancel", async (string code, ReasonRequest request, CurrentPerson me, IdempotencyKey key, OperatorDesk desk, CancellationToken cancellation) =>
            Answer(await desk.CancelAsync(code, request.Reason, me, key.Id, cancellation))).Produces<CommandAnswer>();
    }

    private static async Task<IResult> List(CurrentPerson me, IncidentQueries incidents, string? procedure, string? unit, string? code, bool? held, int? skip, CancellationToken cancellation) =>
        Results.Ok((await incidents.ListAsync(me, new(procedure, unit, code, held ?? false), Math.Max(skip ?? 0, 0), cancellation))
            .Select(one => new IncidentAnswer(one, IncidentAdvice.What(one.Code ?? ""), IncidentAdvice.Do(one.Code ?? ""))));

    private static IResult Answer(CommandResult result) => result.Answer(done => Results.Ok(CommandAnswer.Of(done)));
}
