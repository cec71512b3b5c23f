using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>A paper as it is handed in.</summary>
public sealed record ComponentEntry(string? Name, int Originals, int CertifiedCopies, int Photocopies);

/// <summary>What the counter enters. Nothing of it goes into the instance, whose history is kept for ever.</summary>
/// <param name="DefinitionId">The procedure.</param>
/// <param name="ReceivingUnit">The counter; null: the only one where the officer receives.</param>
/// <param name="Channel">One of <see cref="Channels"/>; null: at the counter.</param>
/// <param name="ReturnBy">One of <see cref="Channels"/>; null: at the counter.</param>
public sealed record Reception(
    string? DefinitionId,
    string? ReceivingUnit,
    string? Channel,
    string? ReturnBy,
    string? ApplicantName,
    string? ApplicantAddress,
    string? Phone,
    string? Email,
    string? IdentityNumber,
    string? OwnerName,
    string? OwnerAddress,
    string? Request,
    int? Sets,
    IReadOnlyList<ComponentEntry>? Components)
{
    private const int MostCharacters = 500;
    private const int MostComponents = 100;
    private const int MostCopies = 99;

    /// <summary>Why it cannot be received; null: nothing is wrong with it.</summary>
    public Refusal? Fault()
    {
        if (string.IsNullOrWhiteSpace(DefinitionId)) return Invalid("A procedure must be chosen.");
        if (string.IsNullOrWhiteSpace(ApplicantName)) return Invalid("The applicant's name is missing.");
        if (Channel is { } channel && !Channels.IsKnown(channel)) return Invalid("The channel is counter, post or online.");
        if (ReturnBy is { } back && !Channels.IsKnown(back)) return Invalid("The result goes out by counter, post or online.");
        if (Sets is < 1 or > MostCopies) return Invalid($"The number of sets is between 1 and {MostCopies}.");
        string?[] texts = [DefinitionId, ReceivingUnit, ApplicantName, ApplicantAddress, Phone, Email, IdentityNumber, OwnerName, OwnerAddress, Request];
        if (texts.Any(text => text?.Length > MostCharacters || text?.Contains('\0', StringComparison.Ordinal) == true)) return Invalid($"No field is longer than {MostCharacters} characters.");
        if (Components is not { } components) return null;
        if (components.Count > MostComponents) return Invalid($"A dossier has at most {MostComponents} components.");
        return components.All(IsValid) ? null : Invalid($"Each component has a name and at most {MostCopies} papers of a kind.");
    }

    /// <summary>The counter that receives; null where the officer does not receive there, or it is not clear where.</summary>
    public string? CounterOf(CurrentPerson officer)
    {
        var counters = officer.UnitsAs(Registry.RoleCodes.Receptionist).Concat(officer.UnitsAs(Registry.RoleCodes.CounterHead)).Distinct().ToList();
        return ReceivingUnit is { } asked ? counters.Find(counter => counter == asked) : counters is [var only] ? only : null;
    }

    private static bool IsValid(ComponentEntry entry) =>
        entry is { Name.Length: > 0 and <= MostCharacters, Originals: >= 0 and <= MostCopies, CertifiedCopies: >= 0 and <= MostCopies, Photocopies: >= 0 and <= MostCopies };

    private static Refusal Invalid(string message) => new("dossier.invalid", message);
}
