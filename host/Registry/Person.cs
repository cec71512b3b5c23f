using Microsoft.AspNetCore.Identity;

namespace LaoCai.Workflows.Host.Registry;

/// <summary>A civil servant with an account. History and logs know the id alone.</summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>Vietnamese, family name first.</summary>
    public required string FullName { get; set; }

    public string? PositionCode { get; set; }

    public ICollection<Holding> Holdings { get; } = [];
}

/// <summary>A person holds a role in a unit, for a time.</summary>
public sealed class Holding
{
    public Guid PersonId { get; init; }
    public required string RoleCode { get; init; }
    public required string UnitCode { get; init; }

    /// <summary>First day, in the province.</summary>
    public DateOnly From { get; set; } = DateOnly.MinValue;

    /// <summary>Last day, inclusive, since an appointment is written "until 31 December"; null: no end.</summary>
    public DateOnly? Until { get; set; }
}
