namespace LaoCai.Workflows.Host.Registry;

/// <summary>What an organisation unit is; data of the province, so a code and not an enumeration of levels.</summary>
public static class UnitKinds
{
    public const string Province = "province";
    public const string Office = "office";
    public const string Department = "department";
    public const string Division = "division";
    public const string Commune = "commune";

    /// <summary>Bộ phận Một cửa: receives dossiers and returns results.</summary>
    public const string Counter = "counter";
}

/// <summary>A node of the province's tree of units.</summary>
public sealed class OrgUnit
{
    /// <summary>Agency code, level 1 first, such as <c>H38.05</c>; Source: QĐ 20/2020/QĐ-TTg art. 4–8. Never reused.</summary>
    public required string Code { get; init; }

    public string? ParentCode { get; set; }

    /// <summary>Vietnamese, as on the letterhead.</summary>
    public required string Name { get; set; }

    /// <summary>One of <see cref="UnitKinds"/>.</summary>
    public required string Kind { get; set; }

    public string? Address { get; set; }
    public string? Phone { get; set; }
}
