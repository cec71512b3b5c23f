using System.Globalization;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Deadlines;

/// <summary>
/// The clock of a dossier's legal limit, folded from its events. Every run of the clock, from its start or from a resumption,
/// is one limit counted from one instant, so that <see cref="DueProof"/> proves it.
/// </summary>
public sealed record StatutoryClock
{
    private StatutoryClock() { }

    public required ClockPolicy Policy { get; init; }

    /// <summary>The limit of the present run.</summary>
    public required TimeLimit Limit { get; init; }

    /// <summary>From when the present run counts, UTC.</summary>
    public required DateTimeOffset RunsFrom { get; init; }

    /// <summary>When the dossier is due, UTC; null while the clock stands still.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>The date that an extension replaced, UTC; null where there was none in the present run.</summary>
    public DateTimeOffset? DueBeforeExtension { get; init; }

    /// <summary>Why the clock stands still; null while it runs.</summary>
    public ClockEvent.Paused? Pause { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }
    public int Supplements { get; init; }
    public int Extensions { get; init; }

    /// <summary>The instant of the last event; the next is not earlier.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>What was left of the run when it was paused.</summary>
    internal TimeLimit Left { get; private init; }

    /// <summary>A clock that has just been started. The policy must pass <see cref="ClockPolicy.Check"/>.</summary>
    public static StatutoryClock Start(ClockPolicy policy, ClockEvent.Started started, WorkingCalendar calendar) => new()
    {
        Policy = policy,
        Limit = policy.Limit,
        RunsFrom = started.At.ToUniversalTime(),
        DueAt = calendar.Due(policy.Limit, started.At, policy.Rule),
        LastAt = started.At.ToUniversalTime(),
    };

    /// <summary>The clock of an instance, as its deadline and the events since its start tell it.</summary>
    /// <param name="policy">What the procedure says.</param>
    /// <param name="deadline">The instance's own deadline: the present run.</param>
    /// <param name="events">What happened since the start, in order.</param>
    public static StatutoryClock Of(ClockPolicy policy, Deadline deadline, IReadOnlyList<ClockEvent> events) => new()
    {
        Policy = policy,
        Limit = deadline.Limit,
        RunsFrom = deadline.StartedAt,
        DueAt = deadline.IsHeld ? null : deadline.DueAt,
        DueBeforeExtension = deadline.Replaced,
        Pause = deadline.IsHeld ? events.OfType<ClockEvent.Paused>().LastOrDefault() : null,
        Left = deadline.Left ?? default,
        Supplements = events.Count(happened => happened is ClockEvent.Paused { Kind: PauseKind.Supplement }),
        Extensions = events.Count(happened => happened is ClockEvent.Extended),
        LastAt = events.Count > 0 ? events[^1].At : deadline.StartedAt,
    };

    /// <summary>
    /// The clock after accepted events, the first of them <see cref="ClockEvent.Started"/>. Given another calendar, it tells what the
    /// dates would be with that one.
    /// </summary>
    /// <exception cref="ArgumentException">The first event does not start the clock.</exception>
    public static StatutoryClock Fold(ClockPolicy policy, IEnumerable<ClockEvent> events, WorkingCalendar calendar)
    {
        StatutoryClock? clock = null;

        foreach (ClockEvent next in events)
        {
            clock = clock is null
                ? Start(policy, next as ClockEvent.Started ?? throw new ArgumentException("A clock begins with its start.", nameof(events)), calendar)
                : clock.Apply(next, calendar);
        }

        return clock ?? throw new ArgumentException("A clock begins with its start.", nameof(events));
    }

    /// <summary>
    /// Null where the event may happen now. Otherwise the refusal:
    /// <c>clock.already-started</c>, <c>clock.stopped</c>, <c>clock.time-backwards</c>, <c>clock.already-paused</c>, <c>clock.not-paused</c>,
    /// <c>clock.overdue</c> (a clock that has run out cannot be paused, only extended), <c>clock.ground-missing</c>, <c>clock.reason-missing</c>,
    /// <c>clock.supplement-used</c>, <c>clock.extension-used</c>, <c>clock.extension-backwards</c>, <c>clock.extension-too-far</c>,
    /// <c>clock.extension-too-long</c> (later than the procedure allows, counted from the date that it replaces; from now where that has passed, since a
    /// late dossier too is given a date that can be kept),
    /// <c>clock.not-a-working-day</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not reach as far as the procedure lets a new date lie.</exception>
    public Refusal? Check(ClockEvent next, WorkingCalendar calendar)
    {
        if (StoppedAt is not null)
        {
            return new Refusal("clock.stopped", "The clock was stopped for good.");
        }

        if (next.At < LastAt)
        {
            return new Refusal("clock.time-backwards", "The clock knows of something later already.");
        }

        return next switch
        {
            ClockEvent.Started => new Refusal("clock.already-started", "The clock runs already."),
            ClockEvent.Paused paused => CheckPause(paused),
            ClockEvent.Resumed => Pause is null ? new Refusal("clock.not-paused", "The clock does not stand still.") : null,
            ClockEvent.Extended extended => CheckExtension(extended, calendar),
            ClockEvent.Stopped => null,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The clock after an event that <see cref="Check"/> has let pass.</summary>
    public StatutoryClock Apply(ClockEvent next, WorkingCalendar calendar)
    {
        StatutoryClock clock = this with { LastAt = next.At.ToUniversalTime() };

        return next switch
        {
            ClockEvent.Paused paused => clock with
            {
                Pause = paused,
                Left = ClockRemainder.At(this, paused.At, calendar),
                DueAt = null,
                Supplements = Supplements + (paused.Kind == PauseKind.Supplement ? 1 : 0),
            },
            ClockEvent.Resumed resumed => clock.Run(ClockRemainder.After(Pause!, Policy, Left), resumed.At, calendar),
            ClockEvent.Extended extended => clock with
            {
                DueAt = extended.NewDueAt.ToUniversalTime(),
                DueBeforeExtension = DueBeforeExtension ?? DueAt,
                Extensions = Extensions + 1,
            },
            ClockEvent.Stopped stopped => clock with { StoppedAt = stopped.At.ToUniversalTime() },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private StatutoryClock Run(TimeLimit limit, DateTimeOffset from, WorkingCalendar calendar) => this with
    {
        Limit = limit,
        RunsFrom = from.ToUniversalTime(),
        DueAt = calendar.Due(limit, from, Policy.Rule),
        DueBeforeExtension = null,
        Pause = null,
        Left = default,
    };

    private Refusal? CheckPause(ClockEvent.Paused paused)
    {
        if (Pause is not null)
        {
            return new Refusal("clock.already-paused", "The clock stands still already.");
        }

        if (paused.At > DueAt)
        {
            return new Refusal("clock.overdue", "The limit has run out; a pause cannot undo that.");
        }

        if (string.IsNullOrWhiteSpace(paused.Ground))
        {
            return new Refusal("clock.ground-missing", "A clock is paused on a legal ground only.");
        }

        return paused.Kind == PauseKind.Supplement && Supplements >= Policy.Supplements && string.IsNullOrWhiteSpace(paused.Exception)
            ? new Refusal("clock.supplement-used", "A supplement was asked for already; one more needs a legal ground of its own.")
            : null;
    }

    private Refusal? CheckExtension(ClockEvent.Extended extended, WorkingCalendar calendar)
    {
        if (Pause is not null)
        {
            return new Refusal("clock.already-paused", "The clock stands still; it has no date that could be put off.");
        }

        if (string.IsNullOrWhiteSpace(extended.Reason))
        {
            return new Refusal("clock.reason-missing", "The applicant is told the reason for a new date.");
        }

        if (Extensions >= Policy.Extensions && string.IsNullOrWhiteSpace(extended.Exception))
        {
            return new Refusal("clock.extension-used", "A new date was given already; one more needs a legal ground of its own.");
        }

        if (extended.NewDueAt <= DueAt || extended.NewDueAt < extended.At)
        {
            return new Refusal("clock.extension-backwards", "A new date lies after the old one and in the future.");
        }

        if (extended.NewDueAt > extended.At.AddYears(10))
        {
            return new Refusal("clock.extension-too-far", "A new date lies within ten years.");
        }

        if (Policy.ExtendedBy is { } by && LastDay(by, extended.At, calendar) is var last && DayOf(extended.NewDueAt, calendar) > last)
        {
            return new Refusal("clock.extension-too-long", string.Create(CultureInfo.InvariantCulture, $"The procedure allows a new date until {last:yyyy-MM-dd}."));
        }

        return calendar.IsWorkingDay(DayOf(extended.NewDueAt, calendar))
            ? null
            : new Refusal("clock.not-a-working-day", "Results are returned on working days.");
    }

    /// <summary>The last day on which a new date may lie; days are compared, since a new date is a day's closing.</summary>
    private DateOnly LastDay(TimeLimit by, DateTimeOffset at, WorkingCalendar calendar) =>
        DayOf(calendar.Due(by, DueAt is { } due && due > at ? due : at, Policy.Rule), calendar);

    /// <summary>A date at 24:00 belongs to the day that it ends.</summary>
    private static DateOnly DayOf(DateTimeOffset instant, WorkingCalendar calendar) => calendar.DateOf(instant.AddTicks(-1));
}
