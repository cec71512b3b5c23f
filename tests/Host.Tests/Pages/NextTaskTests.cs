using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Pages.Inbox;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Host.Tests.Api;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LaoCai.Workflows.Host.Tests.Pages;

public sealed class NextTaskTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_held_dossiers_ahead_do_not_hide_the_next_one_that_can_be_worked_on()
    {
        const int More = 30;
        for (var no = 0; no < More; no++) await host.ReceiveAsync();
        await using (var database = NpgsqlDataSource.Create(host.ConnectionString))
        await using (var hold = database.CreateCommand("update workflow.instance set sub_status = 2; update workflow.task set due_at = due_at - interval '1 day'"))
            await hold.ExecuteNonQueryAsync(Cancellation);
        var (_, workable) = await host.ReceiveAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var counter = await PersonAsync(scope, "tiepnhan");

        var next = await scope.ServiceProvider.GetRequiredService<InboxQuery>().NextAsync(counter, Cancellation);
        var offered = await (await host.AsAsync("tiepnhan")).GetAsync("/api/tasks?most=1");

        next.ShouldBe(workable);
        offered.Body.EnumerateArray().ShouldHaveSingleItem().GetProperty("taskId").GetString().ShouldBe(workable);
    }

    private static async Task<CurrentPerson> PersonAsync(AsyncServiceScope scope, string user)
    {
        var registry = scope.ServiceProvider.GetRequiredService<RegistryContext>();
        var id = registry.Users.Where(person => person.UserName == user).Select(person => person.Id).Single();
        return (await scope.ServiceProvider.GetRequiredService<KnownPeople>().FindAsync(id, Cancellation))!;
    }
}
