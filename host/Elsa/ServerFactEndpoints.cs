using LaoCai.Workflows.Host.Access;

namespace LaoCai.Workflows.Host.Elsa;

/// <summary>What Elsa's clients ask about a server before they use it.</summary>
internal static class ServerFactEndpoints
{
    /// <summary>The line of Elsa whose documents, routes and behaviour are followed.</summary>
    private const string FollowedVersion = "3.7.1";

    private static readonly ElsaFeatureEntry[] Features =
    [
        new("WorkflowManagement", "Elsa", "Elsa.WorkflowManagement", "Workflow Management", "Definitions with drafts and immutable versions."),
        new("WorkflowRuntime", "Elsa", "Elsa.WorkflowRuntime", "Workflow Runtime", "Instances, tasks, timers and events."),
        new("WorkflowsApi", "Elsa", "Elsa.WorkflowsApi", "Workflows API", "The routes under /elsa/api."),
    ];

    public static void MapServerFacts(this RouteGroupBuilder elsa)
    {
        elsa.MapGet("package/version", () => Results.Ok(new ElsaPackage(FollowedVersion))).AllowAnonymous().WithTags("package").Produces<ElsaPackage>();
        elsa.MapGet("features/installed", () => Results.Ok(new ElsaList<ElsaFeatureEntry>(Features, Features.Length)))
            .RequireAuthorization(Permissions.Work).WithTags("features").Produces<ElsaList<ElsaFeatureEntry>>();
    }
}
