namespace LaoCai.Workflows.Host.Printing;

/// <summary>
/// Giấy tiếp nhận hồ sơ và hẹn trả kết quả: what Mẫu số 01 of Circular 01/2018/TT-VPCP prints.
/// Fields that the applicant left open are null and print as dots, to be filled in by hand.
/// </summary>
public sealed record AppointmentSlip
{
    /// <summary>The superior agency, such as <c>UBND tỉnh Lào Cai</c>; null where the unit stands on its own.</summary>
    public string? Agency { get; init; }

    /// <summary>Bộ phận Một cửa that receives, as it is called on paper.</summary>
    public required string OneStopUnit { get; init; }

    /// <summary>Place in the date line, such as <c>Lào Cai</c>.</summary>
    public required string Place { get; init; }

    public required string DossierCode { get; init; }

    /// <summary>What the QR code says.</summary>
    public required string ScanText { get; init; }

    /// <summary>The public tracking page, printed for those who do not scan; null where the host's address is not known.</summary>
    public string? TrackingAddress { get; init; }

    public required string ApplicantName { get; init; }
    public string? ApplicantAddress { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }

    /// <summary>Căn cước or business number.</summary>
    public string? IdentityNumber { get; init; }

    /// <summary>Nội dung yêu cầu giải quyết: the procedure's name, or what the applicant wrote.</summary>
    public required string Request { get; init; }

    /// <summary>Chủ hồ sơ, where somebody else hands it in.</summary>
    public string? OwnerName { get; init; }

    public string? OwnerAddress { get; init; }
    public IReadOnlyList<SlipComponent> Components { get; init; } = [];

    /// <summary>Number of sets handed in.</summary>
    public int Sets { get; init; } = 1;

    /// <summary>The statutory limit as a clerk writes it, such as <c>03 ngày làm việc</c>; null where the procedure has none.</summary>
    public string? Limit { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>UTC; null where the procedure has no limit.</summary>
    public DateTimeOffset? ReturnAt { get; init; }

    /// <summary>Where the result is to be had, as registered by the applicant.</summary>
    public required string ReturnPlace { get; init; }

    public string? Book { get; init; }
    public string? BookNumber { get; init; }
    public required string ReceiverName { get; init; }
}

/// <summary>A paper handed in, and how many of which kind.</summary>
public sealed record SlipComponent(string Name, int Originals, int CertifiedCopies, int Photocopies);
