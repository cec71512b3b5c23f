using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Deadlines;

/// <summary>What a clock may stand still for.</summary>
public enum PauseKind
{
    /// <summary>The applicant has been asked to supplement the dossier.</summary>
    Supplement,

    /// <summary>The applicant has a financial duty to meet, for example a land tax.</summary>
    Payment,

    /// <summary>Another agency was asked for its opinion, where the sector's law does not count that time.</summary>
    Consultation,

    /// <summary>A court or an investigating body has the matter.</summary>
    Court,

    /// <summary>Force majeure.</summary>
    ForceMajeure,
}

/// <summary>What a clock does once the supplement is there; four rules are in force, and the procedure's law says which.</summary>
public abstract record AfterSupplement
{
    private AfterSupplement() { }

    /// <summary>The whole limit again (Decree 61/2018/NĐ-CP, art. 19.4).</summary>
    public sealed record Restart : AfterSupplement;

    /// <summary>What was left; the applicant's time is not counted.</summary>
    public sealed record GoOn : AfterSupplement;

    /// <summary>A limit of its own, for example 18 working days for groundwater permits.</summary>
    public sealed record NewLimit(TimeLimit Limit) : AfterSupplement;

    /// <summary>What was left and so much more, for example 21 working days for mineral exploration.</summary>
    public sealed record LeftPlus(TimeLimit More) : AfterSupplement;
}

/// <summary>What a procedure says about its statutory clock.</summary>
/// <param name="Limit">The legal limit.</param>
/// <param name="Rule">How days are counted.</param>
/// <param name="After">What follows a supplement.</param>
/// <param name="Supplements">How many supplements may be asked for without a legal ground for one more; by law one (Decree 61/2018/NĐ-CP, art. 17.2).</param>
/// <param name="Extensions">How many new dates may be given without a legal ground for one more; by law one (art. 19.9).</param>
public sealed record ClockPolicy(TimeLimit Limit, CountingRule Rule, AfterSupplement After, int Supplements = 1, int Extensions = 1)
{
    /// <summary>How much later a new date may be than the one that it replaces; null where the procedure does not say, since the law names a number of times only.</summary>
    public TimeLimit? ExtendedBy { get; init; }

    /// <summary>
    /// Null for a policy that can be carried out; otherwise the refusal of <see cref="TimeLimits.Check"/>, or <c>clock.units-differ</c>
    /// where calendar days and working days would have to be added up. Definitions are checked with it before they are published.
    /// </summary>
    public Refusal? Check() => TimeLimits.Check(Limit) ?? (ExtendedBy is { } by ? TimeLimits.Check(by) : null) ?? After switch
    {
        AfterSupplement.NewLimit(var limit) => TimeLimits.Check(limit),
        AfterSupplement.LeftPlus(var more) when more.Unit != Limit.Unit && !(IsWorking(more.Unit) && IsWorking(Limit.Unit)) =>
            new Refusal("clock.units-differ", "What is left and what is added must both be working time, or count the same unit."),
        AfterSupplement.LeftPlus(var more) => TimeLimits.Check(more) ?? TimeLimits.Check(more with { Value = more.Value + Limit.Value }),
        _ => null,
    };

    internal static bool IsWorking(TimeUnit unit) => unit is TimeUnit.WorkingDay or TimeUnit.WorkingHour;
}
