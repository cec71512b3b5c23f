using System.Net.Mail;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Reception;

/// <summary>What the counter officer typed. Everything is text until it is checked, so that nothing typed is lost.</summary>
public sealed class ReceptionForm
{
    public string? ApplicantName { get; set; }
    public string? ApplicantAddress { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? IdentityNumber { get; set; }
    public string? OwnerName { get; set; }
    public string? OwnerAddress { get; set; }
    public string? Request { get; set; }
    public string? Sets { get; set; }
    public string? Channel { get; set; }
    public string? ReturnBy { get; set; }

    /// <summary>Unit code of the counter; officers of several counters choose.</summary>
    public string? Counter { get; set; }

    public List<ReceptionPaper> Papers { get; set; } = [];

    /// <summary>Idempotency key: the form sent twice makes one dossier.</summary>
    public Guid? Key { get; set; }

    /// <summary>Faults by name of the field; empty where all is well.</summary>
    internal IReadOnlyDictionary<string, Phrase> Check()
    {
        var faults = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(ApplicantName))
            faults[nameof(ApplicantName)] = ReceptionText.NameMissing;
        if (string.IsNullOrWhiteSpace(Request))
            faults[nameof(Request)] = ReceptionText.RequestMissing;
        if (!string.IsNullOrWhiteSpace(Phone) && !IsPhone(Phone))
            faults[nameof(Phone)] = ReceptionText.PhoneWrong;
        if (!string.IsNullOrWhiteSpace(Email) && !IsEmail(Email))
            faults[nameof(Email)] = ReceptionText.EmailWrong;
        if (!string.IsNullOrWhiteSpace(IdentityNumber) && !IsIdentity(IdentityNumber))
            faults[nameof(IdentityNumber)] = ReceptionText.IdentityWrong;
        if (Number(Sets, 1) is not >= 1 and <= 99)
            faults[nameof(Sets)] = ReceptionText.SetsWrong;
        if (Channel is null || !Channels.IsKnown(Channel))
            faults[nameof(Channel)] = ReceptionText.ChannelMissing;
        if (ReturnBy is null || !Channels.IsKnown(ReturnBy))
            faults[nameof(ReturnBy)] = ReceptionText.ReturnByMissing;
        foreach (var (index, paper) in Papers.Index())
        {
            if (new[] { paper.Originals, paper.CertifiedCopies, paper.Photocopies }.Any(count => Number(count, 0) is null))
                faults[$"{nameof(Papers)}[{index}]"] = ReceptionText.CountWrong;
            else if (string.IsNullOrWhiteSpace(paper.Name) && paper.InAll > 0)
                faults[$"{nameof(Papers)}[{index}]"] = ReceptionText.PaperNameMissing;
        }
        if (faults.Keys.All(name => !name.StartsWith(nameof(Papers), StringComparison.Ordinal)) && Papers.Any(paper => !string.IsNullOrWhiteSpace(paper.Name)) && Papers.All(paper => paper.InAll == 0))
            faults[nameof(Papers)] = ReceptionText.NoPaper;
        return faults;
    }

    private const int MostCopies = 99;

    /// <summary>Counts up to 99; the given one where nothing is written; null where it is none.</summary>
    internal static int? Number(string? text, int whenEmpty) => string.IsNullOrWhiteSpace(text) ? whenEmpty
        : int.TryParse(text.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number <= MostCopies ? number
        : null;

    private static bool IsPhone(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Count();
        return digits is >= 8 and <= 15 && text.Trim().All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '.' or '-' or '+' or '(' or ')');
    }

    private static bool IsEmail(string text) =>
        text.Length <= 200 && MailAddress.TryCreate(text.Trim(), out var address) && address.Address == text.Trim() && address.Host.Contains('.', StringComparison.Ordinal);

    // Identity cards have 9 or 12 digits, enterprises 10 or 13 with a dash; foreign passports have letters.
    private static bool IsIdentity(string text) =>
        text.Trim().Length is >= 6 and <= 20 && text.Trim().All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or ' ');
}

/// <summary>One row of the checklist.</summary>
public sealed class ReceptionPaper
{
    public string? Name { get; set; }
    public string? Originals { get; set; }
    public string? CertifiedCopies { get; set; }
    public string? Photocopies { get; set; }

    internal int InAll => (ReceptionForm.Number(Originals, 0) ?? 0) + (ReceptionForm.Number(CertifiedCopies, 0) ?? 0) + (ReceptionForm.Number(Photocopies, 0) ?? 0);
}
