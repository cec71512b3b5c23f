namespace LaoCai.Workflows.Host.Registry;

/// <summary>What a person may do in a unit. The codes of process documents come from the catalogue of roles; the last three are the host's own.</summary>
public sealed class Role
{
    public required string Code { get; init; }

    /// <summary>Vietnamese.</summary>
    public required string Name { get; set; }
}

/// <summary>Role codes that the host itself asks for; all others come from definitions.</summary>
public static class RoleCodes
{
    public const string Receptionist = "receptionist";
    public const string CounterHead = "counterHead";
    public const string UnitHead = "unitHead";
    public const string AgencyHead = "agencyHead";
    public const string ProvinceOffice = "provinceOffice";

    /// <summary>Publishes process documents.</summary>
    public const string Analyst = "analyst";

    /// <summary>Sees every dossier and verifies the record; changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>Runs the host: accounts, jobs, cancelled dossiers.</summary>
    public const string Admin = "admin";
}

/// <summary>Chức vụ: what stands under a signature.</summary>
public sealed class Position
{
    public required string Code { get; init; }

    /// <summary>Vietnamese.</summary>
    public required string Name { get; set; }
}
