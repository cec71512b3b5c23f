using LaoCai.Workflows.Engine.Compilation;

namespace LaoCai.Workflows.Engine.Execution;

// What an operator does.
internal sealed partial class Run
{
    private Decision ResumeHeld()
    {
        if (_state.SubStatus != InstanceSubStatus.Held)
        {
            return No("instance.not-held", "The instance is not held.");
        }

        Emit(new WorkflowEvent.InstanceResumed());
        TakeDeferred();

        return Settled(wasRunning: true);
    }

    private Decision Retry(WorkflowCommand.RetryIncident command)
    {
        if (_state.TokenOf(command.IncidentNo) is not { Kind: TokenKind.Faulted } token)
        {
            return No("incident.not-found", "There is no such open incident.");
        }

        Emit(new WorkflowEvent.IncidentRetried(token.No));
        Schedule(_definition.Find(token.ActivityId)!, token.Scope, token.Backward);
        Drain();

        if (_state.AcceptsWork)
        {
            TakeDeferred();
        }

        return Settled(wasRunning: true);
    }

    private Decision MoveTo(WorkflowCommand.MoveTo command)
    {
        if (_definition.Find(command.ActivityId) is not { } activity)
        {
            return No("activity.not-found", $"The definition has no activity {command.ActivityId}.");
        }

        for (CompiledActivity? at = activity; at is not null; at = at.Flow?.Container)
        {
            if (at == activity ? at.Flow is null || at.Kind == ActivityKind.Start || !at.Flow.IsReachable(at.Index) : at.Flow is not null && !at.Flow.IsReachable(at.Index))
            {
                return No("activity.not-a-step", $"The flow cannot go on at {command.ActivityId}.");
            }
        }

        Emit(new WorkflowEvent.InstanceMoved());
        Schedule(activity, StateCorrection.InnermostScope(_state), backward: false);
        Drain();

        return Settled(wasRunning: true);
    }

    private Decision Migrate(WorkflowCommand.Migrate command)
    {
        if (_context.Definitions(command.DefinitionHash) is not { } target)
        {
            return No("definition.not-found", $"There is no definition with the hash {command.DefinitionHash}.");
        }

        if (StateMigration.Unmapped(_definition, target, _state, command) is { Count: > 0 } unmapped)
        {
            return No("migration.unmapped", $"These have no place in the other version: {string.Join(", ", unmapped)}.");
        }

        bool wasRunning = _state.Status == InstanceStatus.Running;
        Emit(new WorkflowEvent.InstanceMigrated());
        _definition = target;

        return Settled(wasRunning);
    }
}
