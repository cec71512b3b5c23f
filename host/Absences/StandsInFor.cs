using LaoCai.Workflows.Engine.Staffing;

namespace LaoCai.Workflows.Host.Absences;

/// <summary>What a person does today in the stead of somebody who is absent: tasks, and nothing else of what that person may.</summary>
/// <param name="For">Id of who is absent, as history keeps it.</param>
/// <param name="Name">Full name; never for logs.</param>
/// <param name="Post">The post of the absent person that it is about.</param>
/// <param name="TakesUnclaimed">Whether tasks of the post that nobody has claimed are meant too.</param>
/// <param name="ByOffice">Whether it fell to the person as head of the unit.</param>
/// <param name="Until">The last day of the absence, in the province.</param>
public sealed record StandsInFor(string For, string Name, Post Post, bool TakesUnclaimed, bool ByOffice, DateOnly Until)
{
    /// <summary>Whether an open task is among that.</summary>
    public bool Reaches(string? role, string? unit, string? assignee) =>
        Post.Reaches(role, unit) && (assignee is null ? TakesUnclaimed : assignee == For);
}
