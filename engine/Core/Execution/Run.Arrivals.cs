using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Execution;

// What comes from other instances: events and the ends of children.
internal sealed partial class Run
{
    private Decision DeliverEvent(WorkflowCommand.DeliverEvent command)
    {
        if (!Awaits(command))
        {
            return No("event.not-awaited", $"The instance does not wait for the event {command.Name}.");
        }

        if (command.Payload is { } payload && Unkeepable(payload) is { } unkeepable)
        {
            return unkeepable;
        }

        if (!_state.AcceptsWork)
        {
            return Simply(new WorkflowEvent.ArrivalDeferred());
        }

        Receive(command);

        return Settled(wasRunning: true);
    }

    private bool Awaits(WorkflowCommand.DeliverEvent command)
    {
        foreach (EventWait wait in _state.EventWaits)
        {
            if (wait.Name == command.Name)
            {
                return true;
            }
        }

        return false;
    }

    private void Receive(WorkflowCommand.DeliverEvent command)
    {
        // Only what waits now: an Event that this one leads to waits for the next.
        foreach (EventWait wait in _state.EventWaits)
        {
            if (wait.Name == command.Name && _state.TokenOf(wait.ExecutionNo) is { } token)
            {
                Resulted(_definition.Find(wait.ActivityId)!, token.Scope, command.Payload ?? JsonFields.Null);
                Resume(token, new WorkflowEvent.EventReceived(wait.ExecutionNo));
            }
        }
    }

    private Decision CompleteChild(WorkflowCommand.CompleteChild command)
    {
        if (WaitFor(command.ExecutionNo, command.ChildId) is null)
        {
            return No("child.not-awaited", "The instance does not wait for that child.");
        }

        if (!_state.AcceptsWork)
        {
            return Simply(new WorkflowEvent.ArrivalDeferred());
        }

        Token token = _state.TokenOf(command.ExecutionNo)!;
        Resulted(_definition.Find(token.ActivityId)!, token.Scope, command.Output ?? EventFold.EmptyObject);

        return GoOn(command.ExecutionNo, new WorkflowEvent.ChildCompleted(command.ExecutionNo));
    }

    private ChildWait? WaitFor(int no, Guid childId)
    {
        foreach (ChildWait wait in _state.ChildWaits)
        {
            if (wait.ExecutionNo == no && wait.ChildId == childId)
            {
                return wait;
            }
        }

        return null;
    }

    private Decision RejectChild(WorkflowCommand.RejectChild command)
    {
        if (WaitFor(command.ExecutionNo, command.ChildId) is not { } wait)
        {
            return No("child.not-awaited", "The instance does not wait for that child.");
        }

        Token token = _state.TokenOf(wait.ExecutionNo)!;
        Emit(new WorkflowEvent.ActivityFaulted(token.No, token.ActivityId, token.Scope, token.Backward, "child.not-published", command.Reason, !_definition.ContinuesWithIncidents, AfterRun: true));

        return Settled(wasRunning: true);
    }

    /// <summary>What arrived while nothing could go on, in the order of arrival; what nobody waits for any more is dropped.</summary>
    private void TakeDeferred()
    {
        while (_state.Deferred.Count > 0 && _state.AcceptsWork)
        {
            switch (_state.Deferred[0])
            {
                case WorkflowCommand.DeliverEvent happened:
                    Receive(happened);
                    break;

                case WorkflowCommand.CompleteChild ended when WaitFor(ended.ExecutionNo, ended.ChildId) is not null:
                    Token waiting = _state.TokenOf(ended.ExecutionNo)!;
                    Resulted(_definition.Find(waiting.ActivityId)!, waiting.Scope, ended.Output ?? EventFold.EmptyObject);
                    Resume(waiting, new WorkflowEvent.ChildCompleted(ended.ExecutionNo));
                    break;
            }

            Emit(new WorkflowEvent.ArrivalTaken());
        }
    }
}
