using System.Text.Json.Serialization;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>How a dossier came in or its result goes out; Source: NĐ 61/2018 art. 16 (all three stay open to the applicant).</summary>
public static class Channels
{
    public const string Counter = "counter";
    public const string Post = "post";
    public const string Online = "online";

    public static bool IsKnown(string channel) => channel is Counter or Post or Online;
}

/// <summary>
/// Hồ sơ: one application and the instance that carries it. Personal data stands here and nowhere else: the instance's
/// history and the logs know ids alone.
/// </summary>
public sealed class Dossier
{
    /// <summary>The workflow instance's id, which is the dossier's too.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Mã số hồ sơ, printed on the slip and used for tracking; also the instance's correlation id.</summary>
    public required string Code { get; init; }

    /// <summary>The dossier whose procedure started this one (thủ tục liên thông); null for one that was received at a counter.</summary>
    [JsonIgnore]
    public Guid? ParentId { get; init; }

    /// <summary>Logical id of the definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Content hash of the version in force when it was received; a migrated instance says in its own row where it is now.</summary>
    public required string DefinitionHash { get; init; }

    public required string ProcedureName { get; init; }
    public required string ReceivingUnit { get; init; }
    public required string DecidingUnit { get; init; }
    public required string SpecialistUnit { get; init; }

    /// <summary>One of <see cref="Channels"/>.</summary>
    public required string Channel { get; init; }

    /// <summary>How the applicant wants the result; one of <see cref="Channels"/>.</summary>
    public required string ReturnBy { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The counter officer.</summary>
    public required Guid ReceivedBy { get; init; }

    /// <summary>When the result was promised, UTC: the statutory deadline as it stood at reception; null where the procedure has none.</summary>
    public DateTimeOffset? AppointmentAt { get; private set; }

    public required string ApplicantName { get; init; }
    public string? ApplicantAddress { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }

    /// <summary>Căn cước or business number.</summary>
    public string? IdentityNumber { get; init; }

    /// <summary>Chủ hồ sơ, where somebody else hands it in.</summary>
    public string? OwnerName { get; init; }

    public string? OwnerAddress { get; init; }

    /// <summary>Nội dung yêu cầu giải quyết.</summary>
    public required string Request { get; init; }

    /// <summary>Number of sets handed in.</summary>
    public int Sets { get; init; } = 1;

    /// <summary>As stored by the commit that started its instance.</summary>
    public Dossier Promised(DateTimeOffset? at)
    {
        AppointmentAt = at;
        return this;
    }

    /// <summary>Code, names, numbers without diacritics and in lower case, for searching.</summary>
    [JsonIgnore]
    public string SearchText { get; init; } = "";

    public ICollection<HandedInComponent> Components { get; init; } = [];
}

/// <summary>A paper of the dossier as it was handed in.</summary>
public sealed class HandedInComponent
{
    public Guid InstanceId { get; init; }

    /// <summary>From 1.</summary>
    public required int No { get; init; }

    public required string Name { get; init; }
    public int Originals { get; init; }
    public int CertifiedCopies { get; init; }
    public int Photocopies { get; init; }
}

/// <summary>The last number given on a day at a unit.</summary>
public sealed class CodeSerial
{
    public required string Unit { get; init; }
    public required DateOnly Day { get; init; }
    public int Last { get; init; }
}
