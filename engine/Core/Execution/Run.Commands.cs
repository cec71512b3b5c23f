using System.Runtime.InteropServices;
using System.Text.Json;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Json;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace LaoCai.Workflows.Engine.Execution;

// What each command asks for, and when it is refused.
internal sealed partial class Run
{
    /// <summary>Of the JSON of a task's result, an event's payload or an instance's input.</summary>
    private const int MostBytes = 1024 * 1024;

    public static Decision Decide(DecisionContext context, InstanceState? state, CommandEnvelope envelope)
    {
        if (envelope.Command is WorkflowCommand.StartInstance start)
        {
            return state is null ? Start(context, envelope, start) : No("instance.already-started", "The instance was started already.");
        }

        if (state is null)
        {
            return No("instance.not-found", "There is no such instance.");
        }

        if (context.Definitions(state.DefinitionHash) is not { } definition)
        {
            return No("definition.not-found", $"There is no definition with the hash {state.DefinitionHash}.");
        }

        return Closed(state, envelope.Command) is { } refusal ? new Decision.Refused(refusal) : new Run(context, envelope, state, definition).Decided(envelope.Command);
    }

    private static Decision.Refused No(string code, string message) => new(new Refusal(code, message));

    /// <summary>Why an instance takes no such command as it stands.</summary>
    private static Refusal? Closed(InstanceState state, WorkflowCommand command) => state.SubStatus switch
    {
        InstanceSubStatus.Cancelled => new Refusal("instance.cancelled", "The instance was cancelled."),
        InstanceSubStatus.Finished => new Refusal("instance.finished", "The instance is finished."),
        InstanceSubStatus.Faulted when command is WorkflowCommand.ClaimTask or WorkflowCommand.ReleaseTask or WorkflowCommand.CompleteTask
            or WorkflowCommand.FireTimer or WorkflowCommand.SuspendInstance or WorkflowCommand.ResumeInstance or WorkflowCommand.RejectChild =>
            new Refusal("instance.faulted", "The instance stopped at a fault; an operator has to look at its incidents first."),
        InstanceSubStatus.Held when command is WorkflowCommand.ClaimTask or WorkflowCommand.ReleaseTask or WorkflowCommand.CompleteTask
            or WorkflowCommand.FireTimer or WorkflowCommand.SuspendInstance =>
            new Refusal("instance.held", "The instance is held; nothing can be worked on until it is resumed."),
        _ => null,
    };

    private static Decision Start(DecisionContext context, CommandEnvelope envelope, WorkflowCommand.StartInstance command)
    {
        if (context.Definitions(command.DefinitionHash) is not { } definition)
        {
            return No("definition.not-found", $"There is no definition with the hash {command.DefinitionHash}.");
        }

        if (command.Input.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null))
        {
            return No("input.not-an-object", "The input of an instance is a JSON object.");
        }

        if (Unkeepable(command.Input) is { } unkeepable)
        {
            return unkeepable;
        }

        WorkflowEvent started = new WorkflowEvent.InstanceStarted(context.InstanceId);
        InstanceState state = EventFold.Apply(context.Definitions, null, envelope, started);
        Run run = new(context, envelope, state, definition);
        run._events.Add(started);

        if (definition.Clock.LegalLimit is { } limit)
        {
            if (run.Count(0, limit, envelope.At, definition.Clock.Escalation, EventFold.UnitOf(null, state.Units), out string? uncountable) is not { } deadline)
            {
                return No("deadline.uncountable", uncountable!);
            }

            run.Begin(deadline, limit);
        }

        if (definition.Root.Start >= 0)
        {
            run.Schedule(definition.Root.Activities[definition.Root.Start], 0, backward: false);
            run.Drain();
        }

        return run.Settled(wasRunning: true);
    }

    private Decision Decided(WorkflowCommand command) => command switch
    {
        WorkflowCommand.ClaimTask c => Claim(c),
        WorkflowCommand.ReleaseTask c => Release(c),
        WorkflowCommand.CompleteTask c => CompleteTask(c),
        WorkflowCommand.FireDeadline c => FireDeadline(c),
        WorkflowCommand.FireTimer c => FireTimer(c),
        WorkflowCommand.DeliverEvent c => DeliverEvent(c),
        WorkflowCommand.CompleteChild c => CompleteChild(c),
        WorkflowCommand.RejectChild c => RejectChild(c),
        WorkflowCommand.PauseClock => Pause(),
        WorkflowCommand.ResumeClock => ResumeClock(),
        WorkflowCommand.ExtendClock c => Extend(c),
        WorkflowCommand.ExplainLateness c => Explain(c),
        WorkflowCommand.RecountDeadlines => Recount(),
        WorkflowCommand.CancelInstance => Simply(new WorkflowEvent.InstanceCancelled()),
        WorkflowCommand.SuspendInstance => Simply(new WorkflowEvent.InstanceHeld()),
        WorkflowCommand.ResumeInstance => ResumeHeld(),
        WorkflowCommand.RetryIncident c => Retry(c),
        WorkflowCommand.MoveTo c => MoveTo(c),
        WorkflowCommand.Migrate c => Migrate(c),
        _ => throw new UnreachableException(),
    };

    private Decision.Accepted Simply(WorkflowEvent happened)
    {
        bool wasRunning = _state.Status == InstanceStatus.Running;
        Emit(happened);

        return Settled(wasRunning);
    }

    private Decision.Accepted GoOn(int no, WorkflowEvent completed)
    {
        Resume(_state.TokenOf(no)!, completed);

        return Settled(wasRunning: true);
    }

    /// <summary>A waiting execution is over, and everything that follows from it runs.</summary>
    private void Resume(Token token, WorkflowEvent completed)
    {
        CompiledActivity activity = _definition.Find(token.ActivityId)!;
        Reload();
        Emit(completed);
        Overwritten(activity, token.Scope);

        if (activity.Output is { } output && _results is { } results && results.TryGetValue(activity.Id, out (int Scope, JsonElement Value) result))
        {
            SetOutput(output, result.Value);
        }

        Complete(activity, token.Scope, token.Backward, Done);
        Drain();
    }

    /// <summary>Why a value cannot be kept with an instance; null for one that can.</summary>
    private static Decision.Refused? Unkeepable(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(value);

        return raw.Length > MostBytes ? No("value.too-large", $"A value may have {MostBytes} bytes.")
            : raw.IndexOf("\\u"u8) >= 0 && !JsonFields.IsWritable(value) ? No("value.bad-text", "A text of the value has half of a surrogate pair.")
            : null;
    }
}
