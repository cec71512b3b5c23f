using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Store;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>One stay of a dossier at a step of its drawing. Instants are UTC; null: still there, no limit, no outcome.</summary>
internal sealed record ReplayVisit(string Element, DateTimeOffset From, DateTimeOffset? To, DateTimeOffset? Due, string? Outcome);

internal sealed record ReplayFlow(string Element, DateTimeOffset At);

/// <summary>Something that happened.</summary>
/// <param name="At">UTC.</param>
/// <param name="Text">Vietnamese.</param>
/// <param name="English">The same in English.</param>
/// <param name="Element">Element of the drawing; null where the dossier as a whole is meant.</param>
/// <param name="Tone"><c>late</c>, <c>warn</c>, <c>done</c> or <c>plain</c>.</param>
internal sealed record ReplayEvent(DateTimeOffset At, string Text, string English, string? Element, string Tone);

internal sealed record ReplayAnswer(
    string Code, string DefinitionId, string Procedure, int Version, string Drawing, DateTimeOffset? Due,
    IReadOnlyList<ReplayVisit> Visits, IReadOnlyList<ReplayFlow> Flows, IReadOnlyList<ReplayEvent> Events);

/// <summary>A dossier's path through the drawing of its version, for whoever may see the dossier.</summary>
internal static class ReplayEndpoints
{
    public static void MapReplay(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{DesignEndpoints.Path}/replay/{{code}}", ReplayAsync).RequireAuthorization(Permissions.Work).WithTags("designs");
        routes.MapGet($"{DesignEndpoints.Path}/heat/{{definitionId}}/{{version:int}}", HeatAsync).RequireAuthorization(Permissions.Work).WithTags("designs");
    }

    private static async Task<IResult> HeatAsync(string definitionId, int version, CurrentPerson me, PublishedDrawings drawings, HeatMap heat, WorkflowStore store, CancellationToken cancellation)
    {
        if (await drawings.VersionAsync(definitionId, version, cancellation) is not { } row || await drawings.FindAsync(row.Hash, cancellation) is not { } drawn)
            return DesignEndpoints.Refuse(404, "design.version", "Không có phiên bản ấy.");
        var told = await heat.OfAsync(row, drawn.Drawing, me, cancellation);
        return Results.Ok(told with { Listed = await store.Definitions.HashInForce(definitionId, cancellation) is not null });
    }

    private static async Task<IResult> ReplayAsync(string code, CurrentPerson me, DossierQueries dossiers, PublishedDrawings drawings, WorkflowStore store, CancellationToken cancellation)
    {
        if (await dossiers.FindAsync(code, me, cancellation) is not { } dossier) return DesignEndpoints.Refuse(404, "dossier.not-found", "Không có hồ sơ ấy.");
        var replay = await dossiers.ReplayAsync(dossier, null, cancellation);
        if (replay.State is not { } state || await store.Definitions.Find(state.DefinitionHash, cancellation) is not { } version)
            return DesignEndpoints.Refuse(404, "dossier.not-found", "Không có hồ sơ ấy.");
        if (await drawings.FindAsync(version.Hash, cancellation) is not { } drawn)
            return DesignEndpoints.Refuse(404, "design.version", "Phiên bản của hồ sơ không có bản vẽ.");

        var path = DossierPath.Of(replay.Records, DrawnSteps.ElementsOf(drawn.Drawing));
        return Results.Ok(new ReplayAnswer(
            dossier.Code, version.DefinitionId, dossier.ProcedureName, version.Version, drawn.Drawing, dossier.AppointmentAt,
            path.Visits, DrawnFlows.Between(drawn.Drawing, path.Visits), path.Events));
    }
}
