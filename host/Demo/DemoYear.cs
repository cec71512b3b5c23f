using System.Globalization;
using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Forecasts;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Store;
using Npgsql;

namespace LaoCai.Workflows.Host.Demo;

/// <summary>
/// The demo province's past year, by <c>samples/demo-province/past.json</c>: a few hundred dossiers, most of them ended, some late, the newest still open. The same
/// each time, but for the day on which it is loaded.
/// </summary>
internal static class DemoYear
{
    private const int Days = 365;
    private const int RecentDays = 9;
    private const int SideBySide = 48;
    private const int Seed = 20260701;

    /// <param name="Dossiers">Received within the year.</param>
    /// <param name="Late">Share of them whose longest step drags on.</param>
    /// <param name="Recent">Received in the last days on top of these, and worked on so slowly that most are still open.</param>
    private sealed record Entry(string Definition, string Receiving, int Dossiers, double Late, int Recent);

    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vàng", "Giàng", "Lý", "Sùng", "Tẩn", "Chảo", "Đặng", "Bùi", "Hà", "Lù"];
    private static readonly string[] Given = ["Văn Nam", "Thị Hoa", "A Páo", "Thị Mẩy", "Minh Đức", "Láo Lở", "Thị Pham", "Quốc Huy", "Thu Trang", "Seo Sử", "Thị Dung", "Văn Toản"];

    /// <summary>Only where no dossier has been received yet. Gives how many were.</summary>
    public static async Task<int> SeedAsync(string connectionString, CancellationToken cancellation)
    {
        var clock = new PastClock(TimeProvider.System);
        await using var host = WorkflowsHost.Build(new(connectionString, "http://127.0.0.1:0") { Clock = clock, RunsJobs = false, Quiet = true });
        await using (var any = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select exists (select from dossier.dossier)"))
            if (await any.ExecuteScalarAsync(cancellation) is true) return 0;

        await using var scope = host.Services.CreateAsyncScope();
        var store = host.Services.GetRequiredService<WorkflowStore>();
        var calendars = await store.Calendars.Latest(cancellation) ?? throw new InvalidOperationException("The demo province has no calendar.");
        var people = await DemoPeople.ReadAsync(scope.ServiceProvider.GetRequiredService<RegistryContext>(), cancellation);
        var now = TimeProvider.System.GetUtcNow();
        var past = new DemoPast(store, clock, people, calendars, now);
        var arrivals = Arrivals(await EntriesAsync(cancellation), calendars, now);
        var received = new List<(Arrival Arrival, ReceptionResult.Received Dossier, Random Chance)>();
        // One after the other, so that codes are given out in the order of arrival.
        foreach (var arrival in arrivals)
        {
            var chance = new Random(arrival.Seed);
            received.Add((arrival, await ReceiveAsync(scope.ServiceProvider, clock, people, arrival, chance, cancellation), chance));
        }

        await Parallel.ForEachAsync(received, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation }, async (one, stop) =>
        {
            var drags = one.Chance.NextDouble() < one.Arrival.Entry.Late + (one.Arrival.IsRecent ? 0.3 : 0);
            var drag = (drags ? 2.2 + (one.Chance.NextDouble() * 1.6) : 1) * (one.Arrival.IsRecent ? 3 : 1);
            await past.WorkAsync(one.Dossier.Dossier, one.Dossier.State!, drag, one.Chance, stop); // without a key it has just been started
        });
        await host.Services.GetRequiredService<ForecastLearning>().LearnAsync(cancellation);
        return arrivals.Count;
    }

    private static async Task<ReceptionResult.Received> ReceiveAsync(IServiceProvider services, PastClock clock, DemoPeople people, Arrival arrival, Random chance, CancellationToken cancellation)
    {
        clock.Be(arrival.At);
        var officer = people.Holder(RoleCodes.Receptionist, arrival.Entry.Receiving, chance);
        var result = await services.GetRequiredService<DossierDesk>().ReceiveAsync(Reception(arrival, chance), officer, null, cancellation);
        return result as ReceptionResult.Received
            ?? throw new InvalidOperationException($"The demo's past year has a dossier that is not received: {(result as ReceptionResult.NotReceived)?.Why}");
    }

    /// <summary>In the order in which they come, on working days in working hours.</summary>
    private static List<Arrival> Arrivals(IReadOnlyList<Entry> entries, CalendarSet calendars, DateTimeOffset now)
    {
        var first = VietnamTime.Day(now).AddDays(-Days);
        var arrivals = new List<Arrival>();
        for (var at = 0; at < entries.Count; at++)
        {
            var chance = new Random(Seed + at);
            var calendar = calendars.For(entries[at].Receiving);
            for (var no = 0; no < entries[at].Dossiers + entries[at].Recent; no++)
            {
                var isRecent = no >= entries[at].Dossiers;
                var day = isRecent ? Days - 1 - chance.Next(RecentDays) : chance.Next(Days);
                var morning = new DateTimeOffset(first.AddDays(day).ToDateTime(TimeOnly.MinValue), VietnamTime.Offset);
                var received = calendar.AddWorking(calendar.NextOpening(morning), TimeSpan.FromMinutes(5 + chance.Next(400)));
                var seed = chance.Next();
                if (received < now) arrivals.Add(new(entries[at], received, seed, isRecent));
            }
        }

        return [.. arrivals.OrderBy(arrival => arrival.At)];
    }

    private static Reception Reception(Arrival arrival, Random chance)
    {
        var name = $"{Families[chance.Next(Families.Length)]} {Given[chance.Next(Given.Length)]}";
        var phone = string.Create(CultureInfo.InvariantCulture, $"0900 {chance.Next(1000):000} {chance.Next(1000):000}");
        var channel = chance.Next(3) == 0 ? Channels.Online : Channels.Counter;
        return new(arrival.Entry.Definition, arrival.Entry.Receiving, channel, Channels.Counter, name, "Tỉnh Lào Cai", phone, null, null, null, null, null, 1, []);
    }

    private static async Task<IReadOnlyList<Entry>> EntriesAsync(CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(Path.Combine(Home.Samples, "demo-province", "past.json"));
        return await JsonSerializer.DeserializeAsync<List<Entry>>(stream, JsonSerializerOptions.Web, cancellation) ?? [];
    }

    private sealed record Arrival(Entry Entry, DateTimeOffset At, int Seed, bool IsRecent);
}
