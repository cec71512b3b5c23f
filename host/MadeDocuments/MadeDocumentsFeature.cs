using Hangfire;
using LaoCai.Workflows.Host.Deadlines;
using Npgsql;

namespace LaoCai.Workflows.Host.MadeDocuments;

/// <summary>Official documents that procedures make out by themselves, kept with the dossier.</summary>
public static class MadeDocumentsFeature
{
    public static void AddMadeDocuments(this IServiceCollection services)
    {
        services.AddScoped<DossierSheets>();
        services.AddScoped<DocumentPress>();
        services.AddScoped<MadeDocumentQueries>();
        services.AddScoped<MadeDocumentDesk>();
        services.AddSingleton(provider => new DocumentWork(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DocumentWork>>()));
        services.AddSingleton(new RecurringBeat("documents", jobs => jobs.AddOrUpdate<DocumentWork>("documents", work => work.MakeAsync(CancellationToken.None), RecurringBeat.EveryFewSeconds)));
    }
}
