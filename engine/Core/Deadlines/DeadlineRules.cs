using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Deadlines;

/// <summary>Something on a deadline happened.</summary>
/// <param name="What">Warning, due instant or escalation; never <see cref="DeadlineFiring.None"/>.</param>
/// <param name="Level">Index of the warning or of the rung, from 0; 0 at the due instant.</param>
/// <param name="ScheduledAt">The instant at which it was to happen, UTC: not later than the one at which it was found.</param>
/// <param name="Share">The share of the limit that was used up; null unless this is a warning.</param>
/// <param name="Rung">Who is told; null unless this is an escalation.</param>
/// <param name="Next">The deadline afterwards.</param>
public sealed record FiredDeadline(
    DeadlineFiring What,
    int Level,
    DateTimeOffset ScheduledAt,
    decimal? Share,
    EscalationRung? Rung,
    Deadline Next);

/// <summary>
/// The life of a deadline: warnings, the due instant, rung after rung. Everything happens in this order and one at a time,
/// at the instants planned from the start, however late somebody comes to look.
/// </summary>
public static class DeadlineRules
{
    /// <summary>
    /// What happens where neither step nor definition says otherwise: a warning when three quarters of the limit are used up,
    /// then the head of the unit after half a working day, the head of the agency one working day later, and the province's
    /// office two working days after that; units by the bindings of the role catalogue. The product's own default; the law only asks for notice one day before the end
    /// (Decree 61/2018/NĐ-CP, art. 19.9).
    /// </summary>
    public static readonly EscalationPolicy DefaultPolicy = new(
        [0.75m],
        [
            new EscalationRung("unitHead", null, new TimeLimit(4, TimeUnit.WorkingHour)),
            new EscalationRung("agencyHead", "deciding", new TimeLimit(1, TimeUnit.WorkingDay)),
            new EscalationRung("provinceOffice", "province", new TimeLimit(2, TimeUnit.WorkingDay)),
        ]);

    /// <summary>Starts the count of a limit.</summary>
    /// <param name="executionNo">The task it guards; 0: the instance.</param>
    /// <param name="limit">The rule; must pass <see cref="TimeLimits.Check"/>.</param>
    /// <param name="startedAt">From when it counts.</param>
    /// <param name="policy">What happens when; null: <see cref="DefaultPolicy"/>. Must pass <see cref="Check"/>.</param>
    /// <param name="calendar">The calendar of the unit that has to act.</param>
    /// <param name="version">Version of the calendar set that <paramref name="calendar"/> comes from.</param>
    /// <param name="rule">How days are counted; null: <see cref="CountingRule.InternalStep"/> for a task,
    /// <see cref="CountingRule.Statutory"/> for the instance.</param>
    public static Deadline Start(
        int executionNo,
        TimeLimit limit,
        DateTimeOffset startedAt,
        EscalationPolicy? policy,
        WorkingCalendar calendar,
        string version,
        CountingRule? rule = null)
    {
        rule ??= executionNo == 0 ? CountingRule.Statutory : CountingRule.InternalStep;
        DateTimeOffset dueAt = calendar.Due(limit, startedAt, rule);
        Deadline deadline = new(executionNo, limit, startedAt.ToUniversalTime(), dueAt, dueAt, DeadlineFiring.Due, 0, policy ?? DefaultPolicy, version)
        {
            Rule = rule,
        };

        return WarnOrDue(deadline, 0, calendar);
    }

    /// <summary>
    /// What is to happen by <paramref name="at"/>, the earliest first; null when nothing is. After several missed instants
    /// it is called again with the deadline that it returned, until it returns null or the caller has done enough for one commit.
    /// </summary>
    public static FiredDeadline? Fire(Deadline deadline, DateTimeOffset at, WorkingCalendar calendar)
    {
        if (deadline.NextAt is not { } scheduled || scheduled > at)
        {
            return null;
        }

        int level = deadline.Level;
        EscalationPolicy policy = deadline.Policy;

        return deadline.Next switch
        {
            DeadlineFiring.Warn => Fired(policy.WarnAt[level], null, WarnOrDue(deadline, level + 1, calendar)),
            DeadlineFiring.Due => Fired(null, null, Rung(deadline, 0, scheduled, calendar)),
            DeadlineFiring.Escalate => Fired(null, policy.Chain[level], Rung(deadline, level + 1, scheduled, calendar)),
            DeadlineFiring.None => null,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        FiredDeadline Fired(decimal? share, EscalationRung? rung, Deadline next) => new(deadline.Next, level, scheduled, share, rung, next);
    }

    /// <summary>
    /// A deadline with another due instant. What has fired does not fire again for the same date: warnings that lie behind are skipped,
    /// and an end that passed under both dates keeps its place on the chain. A date in the future is warned of and fires anew.
    /// </summary>
    /// <param name="deadline">As it was.</param>
    /// <param name="dueAt">The new instant, UTC.</param>
    /// <param name="at">Now, UTC.</param>
    /// <param name="calendar">The calendar of the unit that has to act.</param>
    public static Deadline Moved(Deadline deadline, DateTimeOffset dueAt, DateTimeOffset at, WorkingCalendar calendar)
    {
        Deadline moved = deadline with { DueAt = dueAt.ToUniversalTime() };

        if (dueAt <= at && deadline.Next is DeadlineFiring.Escalate or DeadlineFiring.None)
        {
            return moved;
        }

        Deadline next = WarnOrDue(moved, 0, calendar);

        while (next.Next == DeadlineFiring.Warn && next.NextAt <= at)
        {
            next = WarnOrDue(moved, next.Level + 1, calendar);
        }

        return next;
    }

    /// <summary>
    /// Null for a policy that can be carried out; otherwise a refusal <c>escalation.warning-out-of-range</c>,
    /// <c>escalation.warnings-not-ascending</c>, <c>escalation.role-missing</c>, or that of <see cref="TimeLimits.Check"/>
    /// for a rung's time. Definitions are checked with it before they are published.
    /// </summary>
    public static Refusal? Check(EscalationPolicy policy)
    {
        if (policy.WarnAt.Any(share => share is <= 0 or >= 1))
        {
            return new Refusal("escalation.warning-out-of-range", "A warning comes at a share of the limit over 0 and under 1.");
        }

        if (policy.WarnAt.Zip(policy.WarnAt.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            return new Refusal("escalation.warnings-not-ascending", "Each warning comes later than the one before it.");
        }

        return policy.Chain.Any(rung => string.IsNullOrWhiteSpace(rung.Role))
            ? new Refusal("escalation.role-missing", "Each rung names the role that is told.")
            : policy.Chain.Select(rung => TimeLimits.Check(rung.After)).FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>The warning of that level, or the due instant when none is left that would come before it.</summary>
    private static Deadline WarnOrDue(Deadline deadline, int level, WorkingCalendar calendar)
    {
        for (; level < deadline.Policy.WarnAt.Count; level++)
        {
            DateTimeOffset at = WarningAt(deadline, deadline.Policy.WarnAt[level], calendar);

            if (at < deadline.DueAt)
            {
                return deadline with { NextAt = at, Next = DeadlineFiring.Warn, Level = level };
            }
        }

        return deadline with { NextAt = deadline.DueAt, Next = DeadlineFiring.Due, Level = 0 };
    }

    private static DateTimeOffset WarningAt(Deadline deadline, decimal share, WorkingCalendar calendar)
    {
        TimeSpan working = calendar.WorkingBetween(deadline.StartedAt, deadline.DueAt);

        // Limits of the clock on the wall may run by night, when no working time passes.
        return deadline.Limit.Unit is TimeUnit.Minute or TimeUnit.Hour || working <= TimeSpan.Zero
            ? deadline.StartedAt + TimeLimits.Span(share, deadline.DueAt - deadline.StartedAt)
            : calendar.AddWorking(deadline.StartedAt, TimeLimits.Span(share, working));
    }

    private static Deadline Rung(Deadline deadline, int level, DateTimeOffset since, WorkingCalendar calendar) =>
        level < deadline.Policy.Chain.Count
            ? deadline with
            {
                NextAt = calendar.Due(deadline.Policy.Chain[level].After, since, CountingRule.InternalStep),
                Next = DeadlineFiring.Escalate,
                Level = level,
            }
            : deadline with { NextAt = null, Next = DeadlineFiring.None, Level = level };
}
