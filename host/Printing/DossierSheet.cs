using LaoCai.Workflows.Host.Pages.Language;
using Scriban.Runtime;

namespace LaoCai.Workflows.Host.Printing;

/// <summary>What a form prints of a dossier and of the way it has gone. What is null prints as dots, to be filled in by hand.</summary>
public sealed record DossierSheet
{
    /// <summary>The superior agency; null where the agency stands on its own.</summary>
    public string? Superior { get; init; }

    /// <summary>The agency that decides.</summary>
    public required string Agency { get; init; }

    /// <summary>Bộ phận Một cửa that received.</summary>
    public required string OneStopUnit { get; init; }

    /// <summary>Place in the date line.</summary>
    public required string Place { get; init; }

    /// <summary>UTC: the day of the form.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    public required string DossierCode { get; init; }
    public required string ProcedureName { get; init; }
    public required string ApplicantName { get; init; }
    public string? ApplicantAddress { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public required string Request { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>UTC; null where the procedure has no limit.</summary>
    public DateTimeOffset? ReturnAt { get; init; }

    public string? ReceiverName { get; init; }

    /// <summary>The steps so far, in the order in which they were opened.</summary>
    public IReadOnlyList<SheetStep> Steps { get; init; } = [];

    internal ScriptObject Values() => new()
    {
        ["superior"] = Superior,
        ["agency"] = Agency,
        ["one_stop_unit"] = OneStopUnit,
        ["place"] = Place,
        ["date"] = VietnameseTime.FormDate(WrittenAt),
        ["dossier_code"] = DossierCode,
        ["procedure"] = ProcedureName,
        ["applicant_name"] = ApplicantName,
        ["applicant_address"] = ApplicantAddress,
        ["phone"] = Phone,
        ["email"] = Email,
        ["request"] = Request,
        ["received_at"] = VietnameseTime.FormInstant(ReceivedAt),
        ["return_at"] = ReturnAt is { } at ? VietnameseTime.FormInstant(at) : null,
        ["receiver_name"] = ReceiverName,
        ["steps"] = new ScriptArray(Steps.Select(step => step.Values())),
    };
}

/// <summary>A step of the way.</summary>
/// <param name="Title">What was done.</param>
/// <param name="Unit">Where.</param>
/// <param name="Person">Who did it or has it in hand; null: nobody yet.</param>
/// <param name="GivenAt">When it came there, UTC.</param>
/// <param name="EndedAt">When it went on, UTC; null: not yet.</param>
/// <param name="DueAt">The end of its limit, UTC; null: it has none.</param>
/// <param name="Outcome">How it ended; null: nothing was chosen.</param>
public sealed record SheetStep(string Title, string Unit, string? Person, DateTimeOffset GivenAt, DateTimeOffset? EndedAt, DateTimeOffset? DueAt, string? Outcome)
{
    internal ScriptObject Values() => new()
    {
        ["title"] = Title,
        ["unit"] = Unit,
        ["person"] = Person,
        ["given_at"] = VietnamTime.Text(GivenAt),
        ["ended_at"] = EndedAt is { } end ? VietnamTime.Text(end) : null,
        ["due_at"] = DueAt is { } due ? VietnamTime.Text(due) : null,
        ["standing"] = Standing,
        ["outcome"] = Outcome,
    };

    /// <summary>By the words of the form; null while the step is open or where nothing limits it.</summary>
    private string? Standing => (EndedAt, DueAt) switch
    {
        ({ } end, { } due) when VietnamTime.Day(end) < VietnamTime.Day(due) => "Trước hạn",
        ({ } end, { } due) when end <= due => "Đúng hạn",
        ({ }, { }) => "Quá hạn",
        _ => null,
    };
}
