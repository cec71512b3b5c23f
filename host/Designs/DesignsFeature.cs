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
        services.AddScoped<DrawingCompiler>();
        services.AddScoped<PublishedDrawings>();
        services.AddScoped<EarlierDrawings>();
        services.AddScoped<DraftPublisher>();
        services.AddScoped<HeatMap>();
    }

    public static void MapDesigns(this WebApplication app)
    {
        var designs = DesignEndpoints.MapDesigns(app);
        designs.MapDrawing();
        designs.MapPublishing();
        app.MapReplay();
        app.MapDesigner();
    }
}
