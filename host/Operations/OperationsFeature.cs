namespace LaoCai.Workflows.Host.Operations;

/// <summary>What went wrong and how operators put it right; dossiers moved to another version.</summary>
public static class OperationsFeature
{
    public static void AddOperations(this IServiceCollection services)
    {
        services.AddScoped<OperatorDesk>();
        services.AddScoped<IncidentQueries>();
        services.AddScoped<MigrationDesk>();
        services.AddScoped<MigrationJob>();
    }

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapOperators();
        routes.MapMigrations();
    }
}
