using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Storage;
using LaoCai.Workflows.Store.Writing;

namespace LaoCai.Workflows.Host.Serving;

/// <summary>What a refused command answers over HTTP.</summary>
public static class Refusals
{
    /// <summary>The HTTP status of a refusal's code.</summary>
    public static int StatusOf(string code) => code switch
    {
        "task.not-found" or "dossier.not-found" or "definition.not-found" or "definition.unknown" or "instance.not-found" or "instance.unknown"
            or "incident.not-found" or "activity.not-found" or "deadline.unknown" or "delivery.not-dead" or "document.not-found" or "absence.not-found" or "forecast.not-measured" or "migration.not-found" or "simulation.not-found" => StatusCodes.Status404NotFound,
        "task.not-yours" or "task.held-by-other" or "dossier.not-yours" or "clock.not-yours" or "absence.not-yours" or "absence.authority-not-yours" => StatusCodes.Status403Forbidden,
        "outcome.required" or "outcome.unknown" or "result.too-large" or "input.not-an-object" or "migration.unmapped" or "activity.not-a-step"
            or "command.key-reused" or "deadline.uncountable" or "dossier.invalid" or "dossier.no-competence" or "definition.invalid"
            or "event.invalid" or "start.invalid" or "form.invalid" or "operation.reason" or "migration.invalid"
            or "clock.ground-missing" or "clock.reason-missing" or "clock.kind-missing" or "clock.date-missing" or "clock.text-too-long"
            or "absence.person-unknown" or "absence.dates-missing" or "absence.dates-reversed" or "absence.too-long" or "absence.past" or "absence.text-invalid"
            or "absence.too-many-substitutes" or "absence.substitute-self" or "absence.substitute-repeated" or "absence.substitute-unknown"
            or "absence.authority-missing" or "absence.authority-elsewhere"
            or "calendar.reason-missing" or "clock.extension-backwards" or "clock.extension-too-far" or "clock.extension-too-long" or "clock.not-a-working-day"
            or "task.late-reason-missing" or "lateness.code-missing" or "lateness.code-unknown" or "lateness.note-missing" or "lateness.note-too-long" => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };

    public static IResult Problem(Refusal refusal) =>
        Results.Problem(
            statusCode: StatusOf(refusal.Code), type: ProblemTypes.Of(refusal.Code), title: refusal.Message,
            extensions: refusal.Fields.Count == 0 ? null : new Dictionary<string, object?> { ["fields"] = refusal.Fields });

    public static IResult Problem(string code, string message) => Problem(new Refusal(code, message));

    /// <summary>The answer to a command: what <paramref name="done"/> makes of it where it holds, else problem details.</summary>
    public static IResult Answer(this CommandResult result, Func<CommandResult.Done, IResult> done) => result switch
    {
        CommandResult.Done held => done(held),
        CommandResult.Refused refused => Problem(refused.Refusal),
        CommandResult.Conflict => Problem("instance.changed", "Others changed it at the same moment; nothing was written. Try again."),
        CommandResult.CompanionFailed => Problem("companion.conflict", "What belongs to it could not be written; nothing was. Try again."),
        CommandResult.Unavailable => new DatabaseAway(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>503; the command's key tells on the next try whether it held.</summary>
    private sealed class DatabaseAway : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = Problems.RetryAfter;
            httpContext.RequestServices.GetRequiredService<DatabasePools>().Clear();
            return Results.Problem(
                statusCode: StatusCodes.Status503ServiceUnavailable,
                type: ProblemTypes.Of("database.unavailable"),
                title: "The database does not answer. Try again, with the same Idempotency-Key if there was one.").ExecuteAsync(httpContext);
        }
    }
}
