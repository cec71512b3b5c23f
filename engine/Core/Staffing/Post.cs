namespace LaoCai.Workflows.Engine.Staffing;

/// <summary>A role in a unit: the seat that tasks are sent to.</summary>
public readonly record struct Post(string Role, string Unit)
{
    /// <summary>Whether a task of that role and unit may be done from this post; a task's empty role or unit restricts nothing.</summary>
    public bool Reaches(string? role, string? unit) =>
        (string.IsNullOrEmpty(role) || role == Role) && (string.IsNullOrEmpty(unit) || unit == Unit);
}
