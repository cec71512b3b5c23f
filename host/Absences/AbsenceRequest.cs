namespace LaoCai.Workflows.Host.Absences;

/// <param name="Person">Whose leave; null: the caller's own.</param>
/// <param name="From">First day, in the province.</param>
/// <param name="Until">Last day, inclusive.</param>
/// <param name="Substitutes">In order; the first who is there stands in. None: the head of the unit does.</param>
/// <param name="Note">Number of the decision on the leave, or the like; null: nothing.</param>
public sealed record AbsenceRequest(Guid? Person, DateOnly? From, DateOnly? Until, IReadOnlyList<SubstituteRequest>? Substitutes, string? Note = null);

/// <param name="Person">Who stands in.</param>
/// <param name="Authority">Number and date of the written authorisation; null where the substitute holds the same post.</param>
public sealed record SubstituteRequest(Guid Person, string? Authority = null);

/// <summary>An absence as a list shows it.</summary>
/// <param name="From">First day, in the province.</param>
/// <param name="Until">Last day, inclusive.</param>
/// <param name="MayEnd">Whether the reader may end or cancel it.</param>
public sealed record AbsenceEntry(
    Guid Id, Guid Person, string Name, DateOnly From, DateOnly Until, string? Note, IReadOnlyList<SubstituteEntry> Substitutes, bool MayEnd);

/// <param name="Authority">Number and date of the written authorisation; null: the substitute holds the same post.</param>
public sealed record SubstituteEntry(Guid Person, string Name, string? Authority);

/// <summary>Somebody who could stand in.</summary>
/// <param name="HoldsPost">Whether they hold a post of the absent person's; otherwise they need the authority in writing.</param>
public sealed record SubstituteChoice(Guid Person, string Name, bool HoldsPost);
