using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Engine.Tasks;

/// <summary>
/// What an <c>Elsa.RunTask</c> carries in its <c>payload</c> so that a person can do it: who, by when, with which outcomes.
/// A plain RunTask without such a payload is a human step that anybody with the right to the instance may complete.
/// </summary>
public sealed record HumanStep
{
    /// <summary>The step's number in its document, from 1; null where the step comes from no document.</summary>
    public int? No { get; init; }

    /// <summary>What is to be done, as a clerk reads it.</summary>
    public string Title { get; init; } = "";

    /// <summary>The role that may do it, a code such as <c>specialist</c>; null: anyone of the unit.</summary>
    public string? Role { get; init; }

    /// <summary>
    /// The organisation unit that may do it: a key of the instance's unit bindings (<c>receiving</c>, <c>deciding</c>, …)
    /// or, where no binding has that key, the code of a unit. Null: the unit bound as <c>deciding</c>.
    /// </summary>
    public string? Unit { get; init; }

    /// <summary>How long the step may take; null where the rule gives none.</summary>
    public TimeLimit? Limit { get; init; }

    /// <summary>Steps with the same group share one limit, which runs from the moment the first of them begins.</summary>
    public string? LimitGroup { get; init; }

    /// <summary>What happens as the limit nears and passes; null: the definition's default policy.</summary>
    public EscalationPolicy? Escalation { get; init; }

    /// <summary>The outcomes a person may choose; empty: the step just ends.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Key of the form that is filled in; null: none.</summary>
    public string? Form { get; init; }

    /// <summary>Official documents printed at this step, by template key such as <c>mau-01</c>.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>Legal grounds, as printed.</summary>
    public IReadOnlyList<string> LegalBasis { get; init; } = [];
}

/// <summary>Warn, then remind at the due instant, then climb rung by rung.</summary>
/// <param name="WarnAt">Shares of the limit, over 0 and under 1, ascending, at which the people responsible are warned.</param>
/// <param name="Chain">Who hears of it after the due instant, in order.</param>
public sealed record EscalationPolicy(IReadOnlyList<decimal> WarnAt, IReadOnlyList<EscalationRung> Chain)
{
    /// <summary>The name that the province has given it; null: it is the procedure's own.</summary>
    public string? Name { get; init; }

    /// <summary>Whether only the name is given, and what it stands for has still to be looked up; such a policy is not published.</summary>
    public bool IsNameOnly => Name is not null && WarnAt.Count == 0 && Chain.Count == 0;
}

/// <summary>One rung: after its own time since the rung before (the first: since the due instant), the role is told.</summary>
/// <param name="Role">Role code.</param>
/// <param name="Unit">Unit binding or code; null: the task's own unit.</param>
/// <param name="After">Time to wait before this rung.</param>
public sealed record EscalationRung(string Role, string? Unit, TimeLimit After)
{
    /// <summary>How they are told, see <see cref="NoticeChannel"/>; empty: in every way that the province has set up.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];
}

/// <summary>The ways in which somebody is told: <c>page</c>, <c>mail</c>, <c>webhook</c>, or <c>webhook:NAME</c> for a single one, such as an SMS gateway.</summary>
public static class NoticeChannel
{
    public const string Page = "page";
    public const string Mail = "mail";
    public const string Webhook = "webhook";

    /// <summary>Stands before the name of a single webhook.</summary>
    public const string NamedWebhook = "webhook:";

    private const int LongestName = 60;

    public static bool IsKnown(string channel) =>
        channel is Page or Mail or Webhook
        || (channel.StartsWith(NamedWebhook, StringComparison.Ordinal) && channel.Length > NamedWebhook.Length && channel.Length <= NamedWebhook.Length + LongestName
            && !channel.Any(char.IsWhiteSpace));
}
