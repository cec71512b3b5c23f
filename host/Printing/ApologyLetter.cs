using LaoCai.Workflows.Host.Pages.Language;
using Scriban.Runtime;

namespace LaoCai.Workflows.Host.Printing;

/// <summary>
/// Phiếu xin lỗi và hẹn lại ngày trả kết quả: what Mẫu số 04 of Circular 01/2018/TT-VPCP prints; Source: NĐ 61/2018 art. 19.9.
/// Until a new date has been given it is a draft, with a date that is proposed.
/// </summary>
public sealed record ApologyLetter
{
    /// <summary>The superior agency; null where the unit stands on its own.</summary>
    public string? Superior { get; init; }

    /// <summary>The agency that decides.</summary>
    public required string Agency { get; init; }

    /// <summary>Place in the date line.</summary>
    public required string Place { get; init; }

    /// <summary>UTC: the day of the letter.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    public required string DossierCode { get; init; }
    public required string ApplicantName { get; init; }
    public required string Request { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The date that was promised, UTC.</summary>
    public required DateTimeOffset PromisedAt { get; init; }

    /// <summary>Null where nobody has given one yet: printed as dots.</summary>
    public string? Reason { get; init; }

    /// <summary>The new date, UTC.</summary>
    public required DateTimeOffset NewDate { get; init; }

    /// <summary>Whether the new date is only proposed.</summary>
    public required bool IsDraft { get; init; }

    /// <summary>Which new date this is, from 1.</summary>
    public required int Time { get; init; }

    /// <summary>The counter that returns the result.</summary>
    public required string ReturnPlace { get; init; }

    /// <summary>Head of the agency; null where nobody is known: printed as dots.</summary>
    public string? SignerName { get; init; }

    internal ScriptObject Values() => new()
    {
        ["superior"] = Superior,
        ["agency"] = Agency,
        ["place"] = Place,
        ["date"] = VietnameseTime.FormDate(WrittenAt),
        ["dossier_code"] = DossierCode,
        ["applicant_name"] = ApplicantName,
        ["request"] = Request,
        ["received_at"] = VietnameseTime.FormDate(ReceivedAt),
        ["promised_at"] = VietnameseTime.FormInstant(PromisedAt),
        ["reason"] = Reason,
        ["new_date"] = VietnameseTime.FormInstant(NewDate),
        ["is_draft"] = IsDraft,
        ["time"] = Time.ToString("00", System.Globalization.CultureInfo.InvariantCulture),
        ["return_place"] = ReturnPlace,
        ["signer_name"] = SignerName,
    };
}
