using System.Text.Json.Serialization;
using LaoCai.Workflows.Host.Absences;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Designs;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Elsa;
using LaoCai.Workflows.Host.Forecasts;
using LaoCai.Workflows.Host.MadeDocuments;
using LaoCai.Workflows.Host.Notices;
using LaoCai.Workflows.Host.Operations;
using LaoCai.Workflows.Host.Pages;
using LaoCai.Workflows.Host.Publishing;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Host.Simulations;
using LaoCai.Workflows.Host.Storage;
using Serilog;
using Serilog.Events;

namespace LaoCai.Workflows.Host.Serving;

/// <summary>Puts the rooms of the host together: each feature adds its own services and endpoints.</summary>
public static class WorkflowsHost
{
    public static WebApplication Build(HostSettings settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(WorkflowsHost).Assembly.GetName().Name });
        builder.WebHost.UseUrls(settings.Urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.Body;
        });
        builder.Services.AddSerilog(log => log
            .MinimumLevel.Is(settings.Quiet ? LogEventLevel.Error : LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Hangfire", LogEventLevel.Warning)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
            .WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: System.Globalization.CultureInfo.InvariantCulture));
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(settings.Clock);
        AddFeatures(builder.Services, settings);

        var app = builder.Build();
        app.UseRequestLog(); // outermost: it logs the status that the client got
        app.UseProblems();
        app.UseSecurityHeaders();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseCrossSiteGuard();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UsePages();
        MapFeatures(app);
        return app;
    }

    private static void AddFeatures(IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton<RegistryWatch>();
        services.AddDbContextPool<RegistryContext>((provider, options) => options
            .UseSchema(settings.ConnectionString, RegistryContext.Schema).AddInterceptors(provider.GetRequiredService<RegistryWatch>()));
        services.AddStorage(settings);
        services.AddDossiers(settings);
        services.AddSingleton(ProvinceEscalations.Read());
        services.AddScoped<DocumentPublisher>();
        services.AddScoped<Confirmations>();
        services.AddScoped<DocumentDesk>();
        services.AddScoped<CatalogueQuery>();
        services.AddDeadlines(settings);
        services.AddOperations();
        services.AddSimulations();
        services.AddClocks();
        services.AddNotices();
        services.AddMadeDocuments();
        services.AddAbsences();
        services.AddForecasts();
        services.AddProblems();
        services.AddAccess();
        services.AddPages();
        services.AddDesigns(settings.ConnectionString);
        services.AddTelemetry();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            json.SerializerOptions.Converters.Add(new WholeTextConverter());
        });
        services.AddOpenApi();
    }

    private static void MapFeatures(WebApplication app)
    {
        app.MapHealth();
        app.MapSignIn();
        app.MapDossierWork();
        app.MapPublishing();
        app.MapCatalogue();
        app.MapElsaApi();
        app.MapDeadlines();
        app.MapOperations();
        app.MapSimulations();
        app.MapDossierClocks();
        app.MapNotices();
        app.MapMadeDocuments();
        app.MapAbsences();
        app.MapForecasts();
        app.MapPages();
        DesignsFeature.MapDesigns(app);
        app.MapOpenApi().AllowAnonymous();
    }
}
