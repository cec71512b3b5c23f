using System.Text.Json;

namespace LaoCai.Workflows.Engine.Expressions;

/// <summary>Everything of an instance that one evaluation of a script may see or change.</summary>
public abstract class ScriptWorld
{
    public abstract string DefinitionId { get; }
    public abstract string DefinitionVersionId { get; }
    public abstract int DefinitionVersion { get; }
    public abstract Guid InstanceId { get; }
    public abstract string? CorrelationId { get; }

    /// <summary>The instance's own name, which only scripts give it; null for none.</summary>
    public abstract string? InstanceName { get; set; }

    /// <summary>
    /// Whether the script runs by the rules that held before variables had Elsa's two faces: history that was recorded then is carried out
    /// again by them.
    /// </summary>
    public virtual bool IsEarlier => false;

    /// <summary>What scripts take for the present: the instant of the command.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>Result of the activity that last had one within this command; null for none.</summary>
    public abstract JsonElement? LastResult { get; }

    /// <summary>Names of the variables in scope, inner ones first, each once.</summary>
    public abstract IEnumerable<string> VariableNames { get; }

    public abstract bool TryGetVariable(string name, out JsonElement value);

    /// <summary>Null when the value was taken; otherwise why it does not fit the variable's type.</summary>
    public abstract string? SetVariable(string name, JsonElement value);

    /// <summary>Names of the inputs that the definition declares.</summary>
    public abstract IEnumerable<string> InputNames { get; }

    public abstract bool TryGetInput(string name, out JsonElement value);

    /// <summary>Whether the definition has an activity of that id or name.</summary>
    public abstract bool HasActivity(string activity);

    /// <summary>Output of an activity that ran within this command, by the activity's id or name.</summary>
    public abstract bool TryGetOutput(string activity, out JsonElement value);

    /// <summary>Names of the activities beside this one that can have an output.</summary>
    public abstract IEnumerable<string> ActivitiesWithOutput { get; }

    /// <summary>The next id that follows from the command, never the same twice.</summary>
    public abstract Guid NextGuid();
}
