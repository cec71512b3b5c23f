using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using LaoCai.Workflows.Definitions.Clocks;
using LaoCai.Workflows.Definitions.Escalations;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.IsoWriting;

/// <summary>What a document says around the step table: dossier, limit, agency, results, fees, forms, legal basis.</summary>
internal static class FactLines
{
    private static readonly string[] Letters = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k"];

    /// <summary>The sections in their usual order, lettered; a section with nothing to say is left out and the letters move up.</summary>
    public static IEnumerable<Paragraph> Write(IReadOnlyList<Procedure> variants)
    {
        var procedure = variants[0];
        var letter = 0;
        var components = procedure.Components.Select(component => $"- {component.Text}");
        if (procedure.Sets is { } sets) components = components.Append(string.Create(CultureInfo.InvariantCulture, $"Số lượng hồ sơ: {sets:00} bộ"));
        var limits = variants.Where(variant => variant.LegalLimit is not null).Select(variant => variant.LegalLimit!.Text).Distinct(StringComparer.Ordinal).ToList();

        var clock = ClockSentences.Of(procedure).Select(said => $"- {said.Sentence}.").Distinct(StringComparer.Ordinal).ToList();

        if (EscalationWords.Line(procedure.Escalation) is { } urged) clock.Add($"- {urged}");

        return Section("Thành phần, số lượng hồ sơ", components)
            .Concat(variants.Count == 1 && limits.Count == 1 ? [.. Said("Thời hạn giải quyết", limits[0]), .. clock.Select(line => WordParts.Line(line))] : Section("Thời hạn giải quyết", clock))
            .Concat(procedure.Agency is { } agency ? Said("Cơ quan thực hiện", agency) : [])
            .Concat(Section("Kết quả thực hiện thủ tục hành chính", Bullets(procedure.Results)))
            .Concat(Section("Phí, lệ phí", Bullets(procedure.Fees)))
            .Concat(Section("Tên mẫu đơn, mẫu tờ khai", Bullets(procedure.Forms)))
            .Concat(Section("Căn cứ pháp lý", Bullets(procedure.LegalBasis)))
            .ToList();

        IEnumerable<Paragraph> Section(string title, IEnumerable<string> lines)
        {
            var list = lines.ToList();
            return list.Count == 0 ? [] : [WordParts.Line($"{Next()}) {title}:", bold: true), .. list.Select(line => WordParts.Line(line))];
        }

        IEnumerable<Paragraph> Said(string title, string words) => [WordParts.Line($"{Next()}) {title}: {words}")];

        string Next() => Letters[Math.Min(letter++, Letters.Length - 1)];
    }

    private static IEnumerable<string> Bullets(IEnumerable<string> lines) => lines.Select(line => $"- {line}");
}
