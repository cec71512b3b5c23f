using LaoCai.Workflows.Host.Pages.Language;
using Scriban.Runtime;

namespace LaoCai.Workflows.Host.Printing;

/// <summary>The values of Mẫu số 01 by the names that its template uses.</summary>
internal static class AppointmentSlipValues
{
    public static ScriptObject Of(AppointmentSlip slip) => new()
    {
        ["copies"] = new ScriptArray { "Lưu tại cơ quan tiếp nhận", "Giao cho người nộp hồ sơ" },
        ["agency"] = slip.Agency,
        ["one_stop_unit"] = slip.OneStopUnit,
        ["place"] = slip.Place,
        ["date"] = VietnameseTime.FormDate(slip.ReceivedAt),
        ["dossier_code"] = slip.DossierCode,
        ["qr"] = QrCode.Svg(slip.ScanText),
        ["tracking_address"] = slip.TrackingAddress,
        ["applicant_name"] = slip.ApplicantName,
        ["applicant_address"] = slip.ApplicantAddress,
        ["phone"] = slip.Phone,
        ["email"] = slip.Email,
        ["identity_number"] = slip.IdentityNumber,
        ["request"] = slip.Request,
        ["owner_name"] = slip.OwnerName,
        ["owner_address"] = slip.OwnerAddress,
        ["components"] = Components(slip.Components),
        ["sets"] = slip.Sets.ToString("00", System.Globalization.CultureInfo.InvariantCulture),
        ["limit"] = slip.Limit,
        ["received_at"] = VietnameseTime.FormInstant(slip.ReceivedAt),
        ["return_at"] = slip.ReturnAt is { } at ? VietnameseTime.FormInstant(at) : null,
        ["return_place"] = slip.ReturnPlace,
        ["book"] = slip.Book,
        ["book_number"] = slip.BookNumber,
        ["receiver_name"] = slip.ReceiverName,
    };

    private static ScriptArray Components(IReadOnlyList<SlipComponent> components)
    {
        var rows = new ScriptArray();
        foreach (var component in components)
        {
            rows.Add(new ScriptObject
            {
                ["name"] = component.Name,
                ["originals"] = Count(component.Originals),
                ["certified_copies"] = Count(component.CertifiedCopies),
                ["photocopies"] = Count(component.Photocopies),
            });
        }
        return rows;
    }

    // An empty cell can be filled in by hand, a nought cannot.
    private static string? Count(int papers) => papers == 0 ? null : papers.ToString("00", System.Globalization.CultureInfo.InvariantCulture);
}
