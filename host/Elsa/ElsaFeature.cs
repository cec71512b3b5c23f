namespace LaoCai.Workflows.Host.Elsa;

/// <summary>The part of Elsa 3's server API that its clients need to list, publish and run definitions here.</summary>
public static class ElsaFeature
{
    public static void MapElsaApi(this IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapGroup(ApiPaths.Elsa);
        elsa.MapDefinitionReading();
        elsa.MapDefinitionChanges();
        elsa.MapInstances();
        elsa.MapRuns();
        elsa.MapServerFacts();
    }
}
