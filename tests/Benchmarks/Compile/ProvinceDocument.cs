using System.Globalization;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Benchmarks.Compile;

/// <summary>A process document like those of a province, each of its own name, steps and words; the same number gives the same document.</summary>
internal static class ProvinceDocument
{
    private static readonly string[] Filler =
        "hồ sơ thành phần kiểm tra đối chiếu bản chính bản sao chứng thực tổ chức cá nhân đề nghị cơ quan có thẩm quyền theo quy định của pháp luật hiện hành về điều kiện kinh doanh xây dựng đất đai môi trường hộ tịch"
            .Split(' ');

    public static Procedure Of(int no)
    {
        var service = ServiceCatalogue.Shipped.Services[no % ServiceCatalogue.Shipped.Services.Count];
        var usual = UsualSteps.Shipped[service.Usual];
        return new()
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{service.Name} – {no + 1}"),
            Code = string.Create(CultureInfo.InvariantCulture, $"QT-{no + 1:0000}"),
            Edition = "01",
            Agency = service.Agency,
            LegalLimit = new(new(usual.Count, TimeUnit.WorkingDay), $"{usual.Count:00} ngày làm việc", UnitSource.Cell),
            Sets = 1,
            Steps = [.. usual.Select(step => step with
            {
                Detail = string.Join('\n', [step.Text, .. Enumerable.Range(0, 3).Select(line => $"- {Sentence(no + (step.No * 7) + line, 30)}")]),
                Time = "01 ngày làm việc", Limit = new(new(1, TimeUnit.WorkingDay), "01 ngày làm việc", UnitSource.Cell), Role = null,
            })],
            Components = [.. Enumerable.Range(0, 52).Select(at => new DossierComponent(Sentence(no + (at * 3), 30)))],
            Fees = [.. Enumerable.Range(0, 8).Select(at => Sentence(no + (at * 5), 20))],
            Results = [Sentence(no, 12)],
            LegalBasis = [.. Enumerable.Range(0, 50).Select(at => Sentence(no + (at * 11), 25))],
            Forms = [.. Enumerable.Range(0, 20).Select(at => Sentence(no + (at * 13), 14))],
        };
    }

    public static int Words(Procedure procedure) => procedure.Steps.Select(step => step.Detail).Concat(procedure.Components.Select(component => component.Text))
        .Concat(procedure.Fees).Concat(procedure.Results).Concat(procedure.LegalBasis).Concat(procedure.Forms).Sum(text => text.Count(letter => letter is ' ') + 1);

    private static string Sentence(int from, int words)
    {
        var text = string.Join(' ', Enumerable.Range(0, words).Select(at => Filler[(from + (at * 7)) % Filler.Length]));
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
