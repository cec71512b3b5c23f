using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Demo;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LaoCai.Workflows.Host.Tests.Designs;

/// <summary>The host on a database of its own with the demo province, its clock in the test's hand.</summary>
public sealed class DesignHost : IAsyncLifetime
{
    private readonly PostgresFixture postgres = new();
    private WebApplication app = null!; // built before any test runs

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    public HttpClient Analyst { get; private set; } = null!; // the same

    /// <summary>May draw as well, and is somebody else.</summary>
    public HttpClient Colleague { get; private set; } = null!; // the same

    public HttpClient Clerk { get; private set; } = null!; // the same

    public async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        await DemoProvince.SeedAsync(postgres.ConnectionString, CancellationToken.None);
        app = WorkflowsHost.Build(new(postgres.ConnectionString, "http://127.0.0.1:0") { Clock = Clock, RunsJobs = false, Quiet = true });
        await app.StartAsync();
        await app.Services.GetRequiredService<WorkflowStore>().Calendars.Publish(ProvinceCalendar.Json(), "test");
        await SignInAsync();
    }

    /// <summary>Signs everybody in; again, after a jump of the clock that no session outlives.</summary>
    public async Task SignInAsync()
    {
        Analyst = await SignInAsync("phantich");
        Colleague = await SignInAsync("quantri");
        Clerk = await SignInAsync("tiepnhan");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in new[] { Analyst, Colleague, Clerk }) client.Dispose();
        await app.DisposeAsync();
        await postgres.DisposeAsync();
    }

    /// <summary>A file that the designer's tests read too.</summary>
    public static Task<string> DrawingAsync(string name) =>
        File.ReadAllTextAsync(Path.Combine(Home.Folder, "designer", "test", "drawings", name));

    /// <summary>Lets everything happen that is due.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        await using (var scope = app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<Heartbeat>().SweepAsync(cancellation);
        await SettledAsync();
    }

    /// <summary>Waits until what instances tell one another has arrived.</summary>
    public Task SettledAsync() => app.Services.GetRequiredService<WorkflowStore>().Outbox.Settled();

    /// <summary>Makes Sở Công Thương decide on dossiers of the procedure that this counter receives.</summary>
    public async Task CompetentAsync(string definitionId, string counter, CancellationToken cancellation)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<RegistryContext>();
        if (await registry.Competences.AnyAsync(one => one.DefinitionId == definitionId && one.ReceivingUnit == counter, cancellation)) return;
        registry.Competences.Add(new() { DefinitionId = definitionId, ReceivingUnit = counter, DecidingUnit = "H38.05" });
        await registry.SaveChangesAsync(cancellation);
    }

    private async Task<HttpClient> SignInAsync(string user)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var answer = await client.PostAsJsonAsync("/elsa/api/identity/login", new { username = user, password = DemoProvince.Password });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
