using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>
/// LC2402: a step or a paper names a form by its number, and the document's list of forms does not have it. Said only where the
/// document lists forms by number; the forms of the one-stop counter (Circular 01/2018/TT-VPCP) are held by the program itself.
/// </summary>
public static partial class FormsHeld
{
    private static readonly string[] OfTheCounter = ["giay tiep nhan", "phieu kiem soat", "phieu yeu cau bo sung", "phieu tu choi", "phieu xin loi", "giay hen", "so theo doi"];

    public static IEnumerable<Diagnostic> Find(Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        var held = procedure.Forms.SelectMany(Numbers).ToHashSet(StringComparer.Ordinal);
        if (held.Count == 0) yield break;
        var named = procedure.Steps.SelectMany(step => step.Products, (step, text) => (Text: text, step.Place, Where: $"Bước {step.No}", English: $"Step {step.No}"))
            .Concat(procedure.Components.Select(component => (component.Text, procedure.Place, Where: "Thành phần hồ sơ", English: "The papers to hand in")));
        foreach (var (text, place, where, english) in named.Where(one => !IsOfTheCounter(one.Text)))
        {
            foreach (var missing in Numbers(text).Distinct(StringComparer.Ordinal).Where(number => !held.Contains(number)))
            {
                yield return new(
                    "LC2402",
                    Severity.Warning,
                    $"{where}: nêu mẫu “{missing}” (“{text}”) nhưng danh mục biểu mẫu không có mẫu này.",
                    $"{english}: names the form “{missing}” (“{text}”), which the list of forms does not have.",
                    place,
                    "Bổ sung mẫu vào mục Biểu mẫu, hoặc sửa số hiệu mẫu.");
            }
        }
    }

    private static bool IsOfTheCounter(string text)
    {
        var words = string.Join(' ', VietnameseWords.Split(text));
        return OfTheCounter.Any(form => words.Contains(form, StringComparison.Ordinal));
    }

    /// <summary>Numbers of forms named in a text: <c>Mẫu số 01</c> and <c>Mẫu 1</c> are the same.</summary>
    private static IEnumerable<string> Numbers(string text) =>
        Named().Matches(VietnameseWords.Plain(text.Length > 2_000 ? text[..2_000] : text)).Select(match => match.Groups["no"].Value.Trim('.', '-', '/').TrimStart('0').ToUpperInvariant());

    [GeneratedRegex(@"\b(bieu mau|mau|bm)( so)?\s?[\.\-]?\s?(?<no>\d[\d\w]{0,5}([\.\-/][\d\w]{1,6}){0,3})\b(?!\s*(ngay|bo|ban|to|dong|%))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
