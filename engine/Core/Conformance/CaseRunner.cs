using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Conformance;

/// <summary>What running a case showed, in the form of its recording.</summary>
/// <param name="Problems">Why a definition was not taken; then there are no steps.</param>
/// <param name="Steps">After the start and each step.</param>
/// <param name="Final">At the end.</param>
public sealed record CaseObservation(IReadOnlyList<DefinitionProblem> Problems, IReadOnlyList<JsonObject> Steps, JsonObject? Final);

/// <summary>Runs the script of a case in a world and notes what can be seen from outside.</summary>
public sealed class CaseRunner
{
    private readonly CaseWorld _world;
    private readonly Dictionary<Guid, int> _seen = [];

    private CaseRunner(CaseWorld world) => _world = world;

    public static CaseObservation Run(ConformanceCase conformance, CaseWorld world)
    {
        List<DefinitionProblem> problems = [];
        string? root = null;

        foreach (JsonElement definition in conformance.Definitions)
        {
            DocumentReading reading = DocumentReader.Read(definition);
            problems.AddRange(reading.Problems);

            if (reading.Document is { } document)
            {
                root ??= document.DefinitionId;
                problems.AddRange(world.Publish(document));
            }
        }

        return problems.Count > 0 ? new CaseObservation(problems, [], null)
            : root is null ? throw new FormatException("The case has no definition.")
            : new CaseRunner(world).Script(root, conformance);
    }

    private CaseObservation Script(string root, ConformanceCase conformance)
    {
        List<JsonObject> steps = [];
        _world.Start(root, conformance.CorrelationId, WithInstants(conformance.Input), conformance.Units);
        steps.Add(Seen("start", null));

        foreach (CaseStep step in conformance.Script)
        {
            Refusal? refusal = Do(step);
            steps.Add(Seen($"{step.Verb} {step.Subject}", refusal));
        }

        return new CaseObservation([], steps, Final());
    }

    private Refusal? Do(CaseStep step)
    {
        switch (step.Verb)
        {
            case "event":
                _world.PublishEvent(step.Subject, step.Value);

                return null;

            case "advance":
                _world.Advance(step.Length());

                return null;

            case "completeTask":
                (CaseInstance instance, string taskId) = TaskOf(step.Subject);

                return _world.Command(instance.Id, step.Actor, new WorkflowCommand.CompleteTask(taskId, step.Outcome, step.Value));

            case "claim":
                (instance, taskId) = TaskOf(step.Subject);

                return _world.Command(instance.Id, step.Actor, new WorkflowCommand.ClaimTask(taskId));

            case "release":
                (instance, taskId) = TaskOf(step.Subject);

                return _world.Command(instance.Id, step.Actor, new WorkflowCommand.ReleaseTask(taskId));
        }

        if (step.Verb == "explain")
        {
            (CaseInstance late, string lateTask) = TaskOf(step.Subject);

            return _world.Command(late.Id, step.Actor, new WorkflowCommand.ExplainLateness(lateTask, "workload", null));
        }

        CaseInstance meant = step.Of is null ? _world.Instances[0]
            : _world.Instances.FirstOrDefault(one => one.Definition.DefinitionId == step.Of) ?? throw new FormatException($"No instance of {step.Of} was started.");

        return _world.Command(meant.Id, step.Actor, step.Verb switch
        {
            "hold" => new WorkflowCommand.SuspendInstance(step.Subject),
            "resume" => new WorkflowCommand.ResumeInstance(step.Subject),
            "cancel" => new WorkflowCommand.CancelInstance(step.Subject),
            "retry" => new WorkflowCommand.RetryIncident(meant.State.Incidents.FirstOrDefault(incident => incident.ActivityId == step.Subject)?.No ?? 0),
            "moveTo" => new WorkflowCommand.MoveTo(step.Subject, "conformance"),
            "pauseClock" => new WorkflowCommand.PauseClock(ClockEventJson.KindOf(step.Subject), "conformance", step.Outcome, null),
            "resumeClock" => new WorkflowCommand.ResumeClock(step.Subject),
            "extendClock" => new WorkflowCommand.ExtendClock(DateTimeOffset.Parse(step.Subject, CultureInfo.InvariantCulture), "conformance", step.Outcome),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
    }

    /// <summary>The oldest open task of an activity; if none is open, its last one.</summary>
    private (CaseInstance Instance, string TaskId) TaskOf(string activityId)
    {
        foreach (CaseInstance instance in _world.Instances)
        {
            if (instance.State.Tasks.FirstOrDefault(task => task.ActivityId == activityId) is { } open)
            {
                return (instance, new TaskId(instance.Id, open.ExecutionNo).ToString());
            }
        }

        foreach (CaseInstance instance in _world.Instances)
        {
            if (Events(instance).OfType<WorkflowEvent.TaskOpened>().LastOrDefault(opened => opened.ActivityId == activityId) is { } last)
            {
                return (instance, new TaskId(instance.Id, last.No).ToString());
            }
        }

        return (_world.Instances[0], activityId);
    }

    private JsonObject Seen(string after, Refusal? refusal)
    {
        CaseInstance root = _world.Instances[0];
        List<string> ran = [], childrenRan = [];

        foreach (CaseInstance instance in _world.Instances)
        {
            foreach (WorkflowEvent happened in instance.History.Skip(_seen.GetValueOrDefault(instance.Id)).SelectMany(events => events))
            {
                if (happened.BegunActivity is { } activity)
                {
                    (instance.Id == root.Id ? ran : childrenRan).Add(instance.Id == root.Id ? activity : $"{instance.Definition.DefinitionId}/{activity}");
                }
            }

            _seen[instance.Id] = instance.History.Count;
        }

        JsonObject seen = new()
        {
            ["after"] = after,
            ["ran"] = Texts([.. ran, .. childrenRan.Order(StringComparer.Ordinal)]),
            ["waiting"] = Texts(_world.Instances.SelectMany(instance => Waiting(instance, instance.Id == root.Id ? "" : $"{instance.Definition.DefinitionId}/")).Order(StringComparer.Ordinal)),
            ["status"] = root.State.Status.ToString(),
            ["subStatus"] = root.State.SubStatus.ToString(),
            ["output"] = Map(root.State.Output),
            ["variables"] = Map(Interpreter.VariablesOf(root.Definition, root.State)),
            ["incidents"] = Incidents(root),
        };

        if (refusal is not null)
        {
            seen["refused"] = refusal.Code;
        }

        seen["due"] = Texts(_world.Instances.SelectMany(instance => instance.State.Deadlines.Select(deadline => Due(instance, deadline))).Order(StringComparer.Ordinal));

        return seen;
    }

    private static string Due(CaseInstance instance, Deadline deadline)
    {
        string of = instance.State.Tasks.FirstOrDefault(task => task.ExecutionNo == deadline.ExecutionNo)?.ActivityId ?? instance.Definition.DefinitionId;

        return string.Create(CultureInfo.InvariantCulture, $"{of} {deadline.DueAt:yyyy-MM-dd'T'HH:mm:ss'Z'} {deadline.Next}");
    }

    private static IEnumerable<string> Waiting(CaseInstance instance, string prefix)
    {
        foreach (Token token in instance.State.Tokens)
        {
            if (token.Kind is not (TokenKind.Flow or TokenKind.Faulted))
            {
                yield return $"{prefix}{instance.Definition.Find(token.ActivityId)!.Type}:{token.ActivityId}";
            }
        }
    }

    private JsonObject Final()
    {
        JsonObject final = Ended(_world.Instances[0]);
        CaseInstance[] children = [.. _world.Instances.Skip(1).OrderBy(child => child.Definition.DefinitionId, StringComparer.Ordinal)];

        if (children.Length > 0)
        {
            final["children"] = new JsonArray([.. children.Select(child =>
            {
                JsonObject ended = Ended(child);
                ended["definitionId"] = child.Definition.DefinitionId;

                return ended;
            })]);
        }

        return final;
    }

    private static JsonObject Ended(CaseInstance instance)
    {
        InstanceState state = instance.State;
        Dictionary<int, string> activities = [];
        List<string> cancelled = [];
        SortedDictionary<string, int> ran = new(StringComparer.Ordinal);

        foreach (WorkflowEvent happened in Events(instance))
        {
            if (happened.BegunActivity is { } begun)
            {
                ran[begun] = ran.GetValueOrDefault(begun) + 1;
            }

            switch (happened)
            {
                case WorkflowEvent.TaskOpened opened: activities[opened.No] = opened.ActivityId; break;
                case WorkflowEvent.TimerStarted opened: activities[opened.No] = opened.ActivityId; break;
                case WorkflowEvent.EventAwaited opened: activities[opened.No] = opened.ActivityId; break;
                case WorkflowEvent.ChildRequested opened: activities[opened.No] = opened.ActivityId; break;
                case WorkflowEvent.FlowEntered opened: activities[opened.No] = opened.ActivityId; break;
                case WorkflowEvent.ActivityFaulted opened: activities[opened.No] = opened.ActivityId; break;
                case WorkflowEvent.Cancelled gone: cancelled.AddRange(gone.Nos.Select(no => activities[no])); break;
            }
        }

        return new JsonObject
        {
            ["status"] = state.Status.ToString(),
            ["subStatus"] = state.SubStatus.ToString(),
            ["output"] = Map(state.Output),
            ["variables"] = Map(Interpreter.VariablesOf(instance.Definition, state)),
            ["incidents"] = Incidents(instance),
            ["ran"] = new JsonObject(ran.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Key, one.Value))),
            ["cancelled"] = Texts(cancelled.Order(StringComparer.Ordinal)),
        };
    }

    private static JsonArray Incidents(CaseInstance instance) => new([.. instance.State.Incidents.Select(incident => new JsonObject
    {
        ["activityId"] = incident.ActivityId,
        ["activityType"] = instance.Definition.Find(incident.ActivityId)!.Type,
        ["message"] = incident.Message,
        ["code"] = incident.Code,
    })]);

    private static IEnumerable<WorkflowEvent> Events(CaseInstance instance) => instance.History.SelectMany(events => events);

    /// <summary><c>now+PT9S</c> becomes that instant.</summary>
    private JsonElement WithInstants(JsonElement input)
    {
        JsonNode? node = JsonNode.Parse(input.GetRawText());

        if (node is not JsonObject fields)
        {
            return input;
        }

        foreach ((string name, JsonNode? value) in fields.ToArray())
        {
            if (value is JsonValue text && text.TryGetValue(out string? spoken) && spoken.StartsWith("now+P", StringComparison.Ordinal))
            {
                fields[name] = (_world.Now + System.Xml.XmlConvert.ToTimeSpan(spoken[4..])).ToString("O", CultureInfo.InvariantCulture);
            }
        }

        return JsonSerializer.SerializeToElement(node);
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static JsonObject Map(IReadOnlyDictionary<string, JsonElement> values) =>
        new(values.Select(value => KeyValuePair.Create(value.Key, JsonNode.Parse(value.Value.GetRawText()))));
}
