using LaoCai.Workflows.Host.Procedures;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Host.Storage;
using LaoCai.Workflows.Host.Tasks;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>Dossiers and the work on them: reading, receiving, tasks.</summary>
public static class DossiersFeature
{
    public static void AddDossiers(this IServiceCollection services, HostSettings settings)
    {
        services.AddDbContextPool<DossierDb>(options => options.UseSchema(settings.ConnectionString, DossierSchema.Name));
        services.AddSingleton(provider => provider.GetRequiredService<IConfiguration>().GetSection(DossierCodeOptions.Section).Get<DossierCodeOptions>() ?? new DossierCodeOptions());
        services.AddSingleton<DossierSerials>();
        services.AddSingleton<DossierCodes>();
        services.AddSingleton<ProcedureCatalogue>();
        services.AddSingleton<UnitBindings>();
        services.AddSingleton<LinkedDossiers>();
        services.AddScoped<DossierDesk>();
        services.AddScoped<DossierQueries>();
        services.AddSingleton<Forms.StepForms>();
        services.AddSingleton<TaskActions>();
        services.AddScoped<TaskQueries>();
    }

    public static void MapDossierWork(this IEndpointRouteBuilder routes)
    {
        routes.MapDossiers();
        routes.MapTasks();
        routes.MapGet($"{ApiPaths.Domain}/procedures", async (ProcedureCatalogue procedures, CancellationToken cancellation) => Results.Ok(await procedures.ListAsync(cancellation)))
            .RequireAuthorization(Access.Permissions.Work).WithTags("procedures").Produces<IReadOnlyList<ProcedureInForce>>();
    }
}
