using LaoCai.Workflows.Host.Storage;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>Drafts of procedures and the designer that draws them.</summary>
public static class DesignsFeature
{
    public static void AddDesigns(this IServiceCollection services, string connectionString)
    {
        services.AddDbContext<DesignsContext>(options => options.UseSchema(connectionString, DesignsContext.Schema));
        services.AddScoped<Drafts>();
        services.AddScoped<DraftLocks>();
    }

    public static void MapDesigns(this WebApplication app)
    {
        DesignEndpoints.MapDesigns(app);
        app.MapDesigner();
    }
}
