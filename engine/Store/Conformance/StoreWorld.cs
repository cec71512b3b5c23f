using System.Text.Json;
using LaoCai.Workflows.Engine.Conformance;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Store.Outbox;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Writing;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Store.Conformance;

/// <summary>The engine on PostgreSQL, with its outbox and its sweep. What it tells of an instance it reads back from the database.</summary>
internal sealed class StoreWorld(WorkflowStore store, StandingClock clock) : CaseWorld
{
    private readonly Dictionary<string, string> hashes = new(StringComparer.Ordinal);
    private Guid root;

    public override DateTimeOffset Now => clock.Now;

    public override IReadOnlyList<CaseInstance> Instances => Wait(ReadInstances());

    public override IReadOnlyList<DefinitionProblem> Publish(WorkflowDocument document)
    {
        switch (Wait(store.Definitions.Put(document, "conformance")))
        {
            case PublishResult.Published published:
                hashes[document.DefinitionId] = published.Version.Hash;
                return [];
            case PublishResult.Refused refused:
                return refused.Problems;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public override void Start(string definitionId, string? correlationId, JsonElement input, IReadOnlyDictionary<string, string> units)
    {
        root = Guid.CreateVersion7(clock.Now);
        if (Command(root, "clerk", new WorkflowCommand.StartInstance(hashes[definitionId], correlationId, input, units)) is { } refusal)
            throw new InvalidOperationException($"The start is refused: {refusal.Code}: {refusal.Message}");
    }

    public override Refusal? Command(Guid instanceId, string actor, WorkflowCommand command)
    {
        var result = Wait(store.Engine.Submit(instanceId, new CommandRequest(actor, command)));
        Settle();
        return result switch
        {
            CommandResult.Done => null,
            CommandResult.Refused refused => refused.Refusal,
            CommandResult.Unavailable lost => throw lost.Error,
            _ => throw new InvalidOperationException($"The command ended in {result}."),
        };
    }

    public override void PublishEvent(string name, JsonElement? payload)
    {
        store.Outbox.PublishEvent(new EventNotice(name, payload), Guid.NewGuid()).GetAwaiter().GetResult();
        Settle();
    }

    public override void Advance(TimeSpan by)
    {
        var until = clock.Now + by;
        while (Earliest() is { } due && due <= until)
        {
            clock.Now = due > clock.Now ? due : clock.Now;
            if (Wait(store.Sweep.Run(clock.Now)) == 0)
                break;
            Settle();
        }
        clock.Now = until;
    }

    private DateTimeOffset? Earliest()
    {
        DateTimeOffset? earliest = null;
        foreach (var instance in Instances)
        {
            var timers = instance.State.AcceptsWork ? instance.State.Timers.Select(timer => (DateTimeOffset?)timer.FireAt) : [];
            foreach (var at in timers.Concat(instance.State.Deadlines.Select(deadline => deadline.NextAt)))
            {
                if (at is not null && (earliest is null || at < earliest))
                    earliest = at;
            }
        }
        return earliest;
    }

    private async Task<IReadOnlyList<CaseInstance>> ReadInstances()
    {
        await using var rows = store.Read();
        var ids = await rows.Instances.OrderBy(row => row.StartedAt).ThenBy(row => row.Id).Select(row => row.Id).ToListAsync();
        var instances = new List<CaseInstance>();
        foreach (var id in ids.OrderBy(id => id != root))
        {
            var state = (await store.History.State(id))!;
            var records = await store.History.Records(id);
            instances.Add(new CaseInstance(id, (await store.Definitions.Compiled(state.DefinitionHash))!, state, [.. records.Select(record => Replay.EventsOf(record)!)]));
        }
        return instances;
    }

    private void Settle() => store.Outbox.Settled().GetAwaiter().GetResult();

    // Cases are run one after the other by a program that does nothing else, so waiting here keeps nobody waiting.
    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
