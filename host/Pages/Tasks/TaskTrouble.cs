using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Store.Writing;

namespace LaoCai.Workflows.Host.Pages.Tasks;

/// <summary>What stands in the way of an act on a task, in a clerk's words, with the HTTP status of the page that says so.</summary>
internal static class TaskTrouble
{
    public static (int Status, Phrase Words) Of(CommandResult result) => result switch
    {
        CommandResult.Refused refused => (Refusals.StatusOf(refused.Refusal.Code), Words(refused.Refusal.Code)),
        CommandResult.Unavailable => (StatusCodes.Status503ServiceUnavailable, TaskText.Unavailable),
        _ => (StatusCodes.Status409Conflict, TaskText.Busy),
    };

    private static Phrase Words(string code) => code switch
    {
        "outcome.required" or "outcome.unknown" => TaskText.OutcomeMissing,
        "task.late-reason-missing" => TaskText.ReasonMissing,
        "task.not-yours" => TaskText.OnlyLooking,
        "task.claimed-by-other" or "task.held-by-other" => TaskText.ConflictUnsaved,
        "task.not-claimed" => TaskText.NotClaimed,
        "form.invalid" => TaskText.FormInvalid,
        "instance.held" => TaskText.Held,
        "instance.cancelled" or "instance.finished" or "task.not-open" => TaskText.Ended,
        _ => TaskText.Refused(code),
    };
}
