using LaoCai.Workflows.Host.Commands;
using LaoCai.Workflows.Host.Publishing;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Host.Storage;

namespace LaoCai.Workflows.Host.Demo;

/// <summary>Everything that a database needs before the demo province can work on it.</summary>
internal static class DemoStart
{
    /// <summary>Migrates, loads the province, and publishes the sample documents; run again, it adds what is missing.</summary>
    public static async Task PrepareAsync(string connectionString, CancellationToken cancellation)
    {
        await SchemaMigration.MigrateAsync(connectionString, cancellation);
        await DemoProvince.SeedAsync(connectionString, cancellation);
        await using var offline = new OfflineStore(connectionString);
        await FirstCalendar.EnsureAsync(offline.Store, cancellation);
        // The demo's analyst has read the samples and confirms, sentence by sentence, what they leave to be understood.
        var confirmed = await DemoProvince.ConfirmationsAsync(cancellation);
        var analyst = await DemoProvince.AnalystAsync(offline.Registry, cancellation);
        var publisher = new DocumentPublisher(offline.Store, offline.Registry, ProvinceEscalations.Read(), TimeProvider.System);
        foreach (var file in Directory.GetFiles(Home.Samples, "*.docx").Order(StringComparer.Ordinal))
            await PublishCommand.PublishAsync(publisher, new FileInfo(file), null, confirmed, analyst, Console.Error, cancellation);
        await CatalogueLoader.LoadAsync(offline.Registry, offline.Store, cancellation);
    }
}
