using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>LC2503: a generated draft that nobody has surveyed is no procedure of any agency.</summary>
public static class SurveyDrafts
{
    /// <summary>Stands in the variant of every draft, and so in its id, its name and its drawing.</summary>
    public const string Mark = "Bản nháp chờ khảo sát";

    public static IEnumerable<Diagnostic> Find(Procedure procedure)
    {
        if (!Marks(procedure)) yield break;
        yield return new(
            "LC2503",
            Severity.Error,
            $"“{procedure.Name}” là bản nháp sinh từ trình tự thường gặp, chưa khảo sát; không được ban hành.",
            $"“{procedure.Name}” is a draft made from usual steps and not surveyed; it is not published.",
            procedure.Place,
            "Khảo sát thủ tục, sửa các bước theo thực tế và bỏ dấu “Bản nháp chờ khảo sát”.");
    }

    /// <summary>True where a procedure says of itself that nobody has surveyed it.</summary>
    public static bool Marks(Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return Says(procedure.Variant) || Says(procedure.Name);
    }

    private static bool Says(string? text) => text is not null && VietnameseWords.Plain(text).Contains(VietnameseWords.Plain(Mark), StringComparison.Ordinal);
}
