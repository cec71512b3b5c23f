using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>The working calendar over HTTP: the body is the calendar file itself; without one, the calendar in force is meant.</summary>
internal static class CalendarEndpoints
{
    private const int LongestReason = 1000;

    public static void MapCalendar(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup($"{ApiPaths.Domain}/calendar").RequireAuthorization(Permissions.Administer).WithTags("deadlines");
        group.MapPost("what-if", async (HttpRequest request, CalendarDesk desk, CancellationToken cancellation) =>
            Answer(await desk.WhatIfAsync(await FileAsync(request, cancellation), null, cancellation))).Accepts<object>("application/json").Produces<RecountReport>();
        group.MapPost("apply", async (HttpRequest request, string? reason, CurrentPerson me, CalendarDesk desk, CancellationToken cancellation) =>
            reason is { Length: > 0 and <= LongestReason }
                ? Answer(await desk.ApplyAsync(await FileAsync(request, cancellation), reason, me.Actor, null, cancellation))
                : Refusals.Problem("calendar.reason-missing", $"A reason of up to {LongestReason} characters is asked for: it stands in each dossier's history.")).Accepts<object>("application/json").Produces<RecountReport>();
    }

    private static IResult Answer((RecountReport? Report, IReadOnlyList<CalendarFault> Faults) outcome) => outcome.Report is { } report
        ? Results.Ok(report)
        : Results.Problem(
            statusCode: StatusCodes.Status422UnprocessableEntity,
            type: ProblemTypes.Of("calendar.invalid"),
            title: "The calendar file has faults; nothing was changed.",
            extensions: new Dictionary<string, object?> { ["faults"] = outcome.Faults });

    private static async Task<string?> FileAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(cancellation);
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
