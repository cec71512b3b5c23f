using Hangfire;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Absences;

/// <summary>Leave and substitutes: no work waits in the list of somebody who is not there.</summary>
public static class AbsencesFeature
{
    public static void AddAbsences(this IServiceCollection services)
    {
        services.AddSingleton<Duties>();
        services.AddSingleton<DutyRounds>();
        services.AddSingleton<DutyNotices>();
        services.AddScoped<AbsenceDesk>();
        services.AddScoped<AbsenceList>();
        services.AddSingleton(new RecurringBeat("duties", jobs => jobs.AddOrUpdate<DutyRounds>("duties", rounds => rounds.RunAsync(CancellationToken.None), Cron.Minutely)));
    }

    public static void MapAbsences(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup($"{ApiPaths.Domain}/absences").RequireAuthorization(Permissions.Work).WithTags("absences");
        group.MapGet("", async (CurrentPerson me, DateOnly? from, AbsenceList absences, TimeProvider clock, CancellationToken cancellation) =>
            Results.Ok(await absences.ReadAsync(me, from ?? VietnamTime.Day(clock.GetUtcNow()), cancellation))).Produces<IReadOnlyList<AbsenceEntry>>();
        group.MapPost("", async (AbsenceRequest request, CurrentPerson me, AbsenceDesk desk, CancellationToken cancellation) =>
            await desk.EnterAsync(request, me, cancellation) is (var id, var refusal) && refusal is null
                ? Results.Created($"{ApiPaths.Domain}/absences", new { id })
                : Refusals.Problem(refusal)).Produces(StatusCodes.Status201Created);
        group.MapPost("{id:guid}/end", async (Guid id, CurrentPerson me, AbsenceDesk desk, CancellationToken cancellation) =>
            await desk.EndAsync(id, me, cancellation) is { } refusal ? Refusals.Problem(refusal) : Results.NoContent());
        group.MapGet("substitutes", async (Guid? person, CurrentPerson me, AbsenceList absences, CancellationToken cancellation) =>
            await absences.ChoicesAsync(me, person ?? me.Id, cancellation) is { } choices
                ? Results.Ok(choices)
                : Refusals.Problem("absence.not-yours", "An absence is entered by the person, the head of the unit or an administrator.")).Produces<IReadOnlyList<SubstituteChoice>>();
        group.MapGet("duties", (CurrentPerson me) => Results.Ok(me.StandsIn)).Produces<IReadOnlyList<StandsInFor>>();
    }
}
