using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>Finished runs of a job that comes every few seconds are kept for minutes, not for Hangfire's day: they would be tens of thousands.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SoonForgottenAttribute : JobFilterAttribute, IApplyStateFilter
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.NewState.IsFinal) context.JobExpirationTimeout = Kept;
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        // Nothing to undo: leaving a state sets no time.
    }
}
