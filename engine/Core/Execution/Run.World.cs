using System.Text.Json;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Expressions;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Execution;

// The instance as its scripts see it.
internal sealed partial class Run
{
    private WorkflowEvent.InstanceNamed? _name;

    private sealed class World(Run run) : ScriptWorld
    {
        /// <summary>The flowchart execution around the activity whose turn it is.</summary>
        public int Scope { get; set; }

        public override string DefinitionId => run._definition.DefinitionId;
        public override string DefinitionVersionId => run._definition.Document.Id;
        public override int DefinitionVersion => run._definition.Version;
        public override Guid InstanceId => run._state.Id;
        public override string? CorrelationId => run._state.CorrelationId;
        public override bool IsEarlier => run._context.IsEarlier;
        public override DateTimeOffset Now => run._cause.At;
        public override JsonElement? LastResult => run._lastResult;

        public override IEnumerable<string> VariableNames => Names().Distinct(StringComparer.Ordinal);

        public override IEnumerable<string> InputNames => run._definition.Inputs.Select(input => input.Name);

        public override IEnumerable<string> ActivitiesWithOutput => IsEarlier
            ? run._results?.Keys.Select(id => run._definition.Find(id)!.Name) ?? []
            : ScopeChain.FlowOf(run._state, run._definition, Scope)?.Activities.Where(activity => activity.HasResult).Select(activity => activity.Name) ?? [];

        public override string? InstanceName
        {
            get => run._name is { } given ? given.Name : run._state.Name;
            set => run._name = new WorkflowEvent.InstanceNamed(value);
        }

        public override bool TryGetVariable(string name, out JsonElement value)
        {
            for (int? at = Scope; at is { } no; at = ScopeChain.Outer(run._state, no))
            {
                if (run._state.ScopeOf(no) is { } scope
                    && TryGet(no, name, scope.Variables, ScopeChain.FlowOf(run._state, run._definition, no)!.Variables, out value))
                {
                    return true;
                }
            }

            return TryGet(null, name, run._state.Variables, run._definition.Variables, out value);
        }

        public JsonElement Slot(int? scope, VariableSlot slot) =>
            TryGet(scope, slot.Name, scope is { } no ? run._state.ScopeOf(no)!.Variables : run._state.Variables, slot.Owner?.Variables ?? run._definition.Variables, out JsonElement value)
                ? value
                : JsonFields.Null;

        public override string? SetVariable(string name, JsonElement value)
        {
            (int? scope, CompiledVariable? declared) = Holder(name);

            // As in Elsa what a script writes keeps its own type, whatever the variable declares; only SetVariable converts.
            if (declared is not null && run._context.Recorded is not null && run.OnceConverted(scope, declared, ref value) is { } misfit)
            {
                return misfit;
            }

            run.SetVariable(scope, name, value);

            return null;
        }

        public override bool TryGetInput(string name, out JsonElement value)
        {
            // Elsa forgets an input at the first wait, unless it has a storage driver.
            if (run._cause.Command is WorkflowCommand.StartInstance start)
            {
                return InputValues.TryFind(start.Input, name, out value);
            }

            foreach ((string kept, JsonElement input) in run._state.Inputs)
            {
                if (string.Equals(kept, name, StringComparison.OrdinalIgnoreCase))
                {
                    value = input;

                    return true;
                }
            }

            value = default;

            return false;
        }

        public override bool HasActivity(string activity) => IdOf(activity) is not null;

        /// <summary>As in Elsa the output of an activity inside a nested flowchart is not seen from outside.</summary>
        public override bool TryGetOutput(string activity, out JsonElement value)
        {
            value = default;

            if (run._results is not { } results || (results.ContainsKey(activity) ? activity : IdOf(activity)) is not { } id || !results.TryGetValue(id, out (int Scope, JsonElement Value) result))
            {
                return false;
            }

            value = result.Value;

            return IsEarlier || IsAround(result.Scope);
        }

        public override Guid NextGuid() => DerivedId.OfCommand(run._cause.Id, run._guids++);

        private bool TryGet(int? scope, string name, IReadOnlyDictionary<string, JsonElement> set, IReadOnlyList<CompiledVariable> declared, out JsonElement value)
        {
            foreach (PendingVariable pending in run._variables)
            {
                if (pending.Scope == scope && pending.Name == name)
                {
                    value = pending.Value;

                    return true;
                }
            }

            if (set.TryGetValue(name, out value))
            {
                return true;
            }

            for (int i = 0; i < declared.Count; i++)
            {
                if (declared[i].Name == name)
                {
                    value = declared[i].Default;

                    return true;
                }
            }

            return false;
        }

        private string? IdOf(string activity) =>
            run._definition.Find(activity)?.Id ?? run._definition.Activities.FirstOrDefault(one => one.Name == activity)?.Id;

        private bool IsAround(int scope)
        {
            for (int? at = Scope; at is { } no; at = ScopeChain.Outer(run._state, no))
            {
                if (no == scope)
                {
                    return true;
                }
            }

            return false;
        }

        private (int? Scope, CompiledVariable? Declared) Holder(string name)
        {
            for (int? at = Scope; at is { } no; at = ScopeChain.Outer(run._state, no))
            {
                if (ScopeChain.FlowOf(run._state, run._definition, no)?.Variables.FirstOrDefault(variable => variable.Name == name) is { } inner)
                {
                    return (no, inner);
                }
            }

            return (null, run._definition.Variables.FirstOrDefault(variable => variable.Name == name));
        }

        private IEnumerable<string> Names()
        {
            for (int? at = Scope; at is { } no; at = ScopeChain.Outer(run._state, no))
            {
                foreach (CompiledVariable variable in ScopeChain.FlowOf(run._state, run._definition, no)?.Variables ?? [])
                {
                    yield return variable.Name;
                }
            }

            foreach (CompiledVariable variable in run._definition.Variables)
            {
                yield return variable.Name;
            }

            foreach (string name in run._state.Variables.Keys)
            {
                yield return name;
            }

            foreach (PendingVariable pending in run._variables)
            {
                yield return pending.Name;
            }
        }
    }
}
