using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Host.Pages;

/// <summary>What has fired on a deadline so far, read from what fires next.</summary>
internal static class DeadlineMarks
{
    /// <param name="next">What fires next; null where there is no deadline.</param>
    /// <param name="level">Index of the next warning or rung.</param>
    public static bool IsWarned(DeadlineFiring? next, int level) => next switch
    {
        DeadlineFiring.Warn => level > 0,
        DeadlineFiring.Due or DeadlineFiring.Escalate or DeadlineFiring.None => true,
        _ => false,
    };

    /// <summary>Rungs of the escalation that have heard of it.</summary>
    public static int Rungs(DeadlineFiring? next, int level) => next is DeadlineFiring.Escalate or DeadlineFiring.None ? level : 0;
}
