using LaoCai.Workflows.Host.Demo;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LaoCai.Workflows.Host.Tests.Api;

/// <summary>The real host on Kestrel over a fresh database with the demo province; its clock stands on a Monday morning and is moved by tests.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    public const string Alcohol = "qt-ct-07-cap-giay-phep-ban-buon-ruou-tren-dia-ban-tinh-beea7753";
    public const string Birth = "qt-tp-01-dang-ky-khai-sinh-faa50396";

    private readonly PostgresFixture _postgres = new();
    private readonly Dictionary<string, Caller> _callers = [];
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 10, 5, 8, 0, 0, VietnamTime.Offset).ToUniversalTime());

    public WorkflowStore Store => Services.GetRequiredService<WorkflowStore>();

    public IServiceProvider Services => _app.Services;

    public Uri Address => _client.BaseAddress!;

    public string ConnectionString => _postgres.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        await _postgres.InitializeAsync();
        await DemoStart.PrepareAsync(_postgres.ConnectionString, CancellationToken.None);
        _app = WorkflowsHost.Build(new(_postgres.ConnectionString, "http://127.0.0.1:0") { Clock = Clock, RunsJobs = false, Quiet = true });
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    public Caller Stranger => new(_client, null);

    /// <summary>Signed in once; signing in has its own limit.</summary>
    public async Task<Caller> AsAsync(string user)
    {
        if (!_callers.TryGetValue(user, out var caller)) _callers[user] = caller = await Caller.SignInAsync(_client, user);
        return caller;
    }

    /// <summary>Moves the clock; whoever signed in before signs in again, since tokens do not last for ever.</summary>
    public void Advance(TimeSpan by)
    {
        Clock.Advance(by);
        _callers.Clear();
    }

    /// <summary>A dossier at the province's counter, and its first task.</summary>
    public async Task<(string Code, string Task)> ReceiveAsync(string applicant = "Nguyễn Văn Đức")
    {
        var answer = await (await AsAsync("tiepnhan")).PostAsync("/api/dossiers", new { definitionId = Alcohol, applicantName = applicant });
        answer.Status.ShouldBe(System.Net.HttpStatusCode.Created);
        return (answer.Body.GetProperty("dossier").GetProperty("code").GetString()!, answer.OpenTasks.Single());
    }

    public async Task<long> RevisionAsync(string code) =>
        (await (await AsAsync("quantri")).GetAsync($"/api/dossiers/{code}")).Body.GetProperty("revision").GetInt64();
}
