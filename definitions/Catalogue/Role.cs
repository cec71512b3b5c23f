namespace LaoCai.Workflows.Definitions.Catalogue;

/// <summary>A part that people play in a procedure.</summary>
/// <param name="Code">Stable, camelCase; written into definitions, posts and histories.</param>
/// <param name="Vietnamese">Name on Vietnamese pages.</param>
/// <param name="English">Name on English pages.</param>
/// <param name="Unit">Unit binding where the printed form does not say otherwise.</param>
/// <param name="Forms">How documents print it.</param>
public sealed record Role(string Code, string Vietnamese, string English, string Unit, IReadOnlyList<RoleForm> Forms);

/// <summary>One printed form of a role.</summary>
/// <param name="Words">Plain words, abbreviations expanded.</param>
/// <param name="Unit">Unit binding or unit code that this form means.</param>
public sealed record RoleForm(IReadOnlyList<string> Words, string Unit);

/// <summary>What a step's unit may be bound to when a dossier is opened.</summary>
public sealed record UnitBinding(string Code, string Vietnamese, string English);
