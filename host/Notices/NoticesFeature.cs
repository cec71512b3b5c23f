using Hangfire;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Store;
using Npgsql;

namespace LaoCai.Workflows.Host.Notices;

/// <summary>People hear of deadlines: in the pages, by mail, by webhook.</summary>
public static class NoticesFeature
{
    public static void AddNotices(this IServiceCollection services)
    {
        services.AddHttpClient();
        services.AddSingleton(provider => provider.GetRequiredService<IConfiguration>().GetSection(NoticeOptions.Section).Get<NoticeOptions>() ?? new NoticeOptions());
        services.AddSingleton<QuietHours>();
        services.AddSingleton(provider => new NoticeWork(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<QuietHours>(), provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<NoticeOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Deliveries>();
        services.AddSingleton<NoticeBoard>();
        services.AddSingleton(new RecurringBeat("tell", jobs => jobs.AddOrUpdate<NoticeWork>("tell", work => work.TellAsync(CancellationToken.None), RecurringBeat.EveryFewSeconds)));
        services.AddSingleton(new RecurringBeat("send", jobs => jobs.AddOrUpdate<Deliveries>("send", deliveries => deliveries.SendAsync(CancellationToken.None), RecurringBeat.EveryFewSeconds)));
    }

    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup($"{ApiPaths.Domain}/notices").RequireAuthorization(Permissions.Work).WithTags("notices");
        group.MapGet("", async (CurrentPerson me, NoticeBoard board, CancellationToken cancellation) => Results.Ok(await board.ListAsync(me, cancellation))).Produces<IReadOnlyList<DeadlineNotice>>();
        group.MapGet("unread", async (CurrentPerson me, NoticeBoard board, CancellationToken cancellation) => Results.Ok(new { unread = await board.UnreadAsync(me, cancellation) }));
        group.MapPost("{id:guid}/read", async (Guid id, CurrentPerson me, NoticeBoard board, CancellationToken cancellation) =>
        {
            await board.ReadAsync(me, id, cancellation);
            return Results.NoContent();
        });
        var deliveries = routes.MapGroup($"{ApiPaths.Domain}/deliveries").RequireAuthorization(Permissions.Administer).WithTags("notices");
        deliveries.MapGet("", async (string? state, NoticeBoard board, CancellationToken cancellation) => Results.Ok(await board.DeliveriesAsync(state ?? "dead", cancellation))).Produces<IReadOnlyList<DeliveryRow>>();
        deliveries.MapPost("{id:guid}/resend", async (Guid id, NoticeBoard board, CancellationToken cancellation) =>
            await board.ResendAsync(id, cancellation) ? Results.NoContent() : Refusals.Problem("delivery.not-dead", "No delivery of that id was given up."));
    }
}
