using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.IsoWriting;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Tests.Samples;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Definitions.Tests.IsoWriting;

public sealed class IsoWritingTests
{
    /// <summary>Outcomes whose words a reader can tell good from bad, as in real documents.</summary>
    private static readonly string[] Good = ["Phù hợp", "Đồng ý", "Đủ điều kiện", "Hồ sơ hợp lệ"];

    private static readonly string[] Bad = ["Chưa phù hợp", "Không đồng ý", "Không đủ điều kiện", "Hồ sơ chưa hợp lệ", "Từ chối"];

    private static readonly string[] Actors =
    [
        "Cán bộ tiếp nhận hồ sơ tại Trung tâm Phục vụ hành chính công", "Chuyên viên phòng chuyên môn", "Trưởng phòng", "Lãnh đạo Sở", "Văn thư Sở",
        "Lãnh đạo UBND tỉnh / Lãnh đạo Văn phòng UBND tỉnh",
    ];

    private static readonly string[] Works = ["Thẩm định hồ sơ", "Kiểm tra điều kiện kinh doanh", "Xem xét dự thảo", "Vào sổ và đóng dấu", "Cập nhật kết quả"];

    private static readonly Gen<PrintedLimit> Limits = Gen.OneOf(
        Gen.Int[1, 20].Select(days => Of(days, TimeUnit.WorkingDay, $"{days:00} ngày làm việc")),
        Gen.Int[1, 7].Select(hours => Of(hours, TimeUnit.WorkingHour, $"{hours:00} giờ làm việc")),
        Gen.Int[0, 9].Select(days => Of(days + 0.5m, TimeUnit.WorkingDay, $"{days},5 ngày làm việc")));

    private static readonly Gen<Automation?> Automations = Gen.Int[0, 9].Select(kind => kind switch
    {
        0 => new Automation.Pause(),
        1 => new Automation.Await("y-kien-bo"),
        2 => new Automation.Linked("qt-ho-tich-1a2b3c4d"),
        3 => new Automation.Linked("qt-ho-tich-1a2b3c4d", Waits: false),
        4 => new Automation.Print("mau-05"),
        _ => (Automation?)null,
    });

    private static readonly Gen<Procedure> Documents =
        from count in Gen.Int[1, 8]
        from steps in Gen.Select(Gen.Int[0, Actors.Length - 1], Gen.Int[0, Works.Length - 1], Limits).Array[count]
        from outcomes in OutcomesOf(count).Array[count]
        from shared in Gen.Int[0, count]
        from together in Gen.Int[0, count]
        from products in Gen.Bool
        from automations in Automations.Array[count]
        from limit in Limits
        from issued in Gen.Int[1, 300].Select(day => new DateOnly(2025, 7, 1).AddDays(day))
        let procedure = Of(steps, outcomes, shared, together, products)
        select procedure with
        {
            LegalLimit = limit,
            IssuedOn = issued,
            Steps = [.. procedure.Steps.Select((step, at) => automations[at] is { } automation && step.Together is null ? step with { Automation = automation, Outcomes = [] } : step)],
        };

    private static PrintedLimit Of(decimal value, TimeUnit unit, string text) => new(new(value, unit), text, UnitSource.Cell);

    private static Procedure Of((int Actor, int Work, PrintedLimit Limit)[] rows, Outcome[][] outcomes, int shared, int together, bool products)
    {
        var steps = rows.Select((row, at) => new Step
        {
            No = at + 1,
            Text = $"{Works[row.Work]} lần {"một hai ba bốn năm sáu bảy tám".Split(' ')[at]}",
            Actor = Actors[row.Actor],
            Time = row.Limit.Text,
            Limit = row.Limit,
            Outcomes = [.. outcomes[at].Where(outcome => outcome.To is not RouteTarget.ToStep to || (to.No != at + 1 && to.No != at + 2))],
            Products = products ? ["Phiếu kiểm soát"] : [],
        }).ToList();

        // The first steps share one limit where there are at least two of them.
        for (var at = 0; at < shared && shared > 1; at++) steps[at] = steps[at] with { Group = 1, Limit = steps[0].Limit, Time = steps[0].Time };
        // Two steps, or three, are done at the same time.
        for (var at = together - 1; together > 0 && together < steps.Count && at < Math.Min(steps.Count, together + (together % 2) + 1); at++) steps[at] = steps[at] with { Together = together };
        return new()
        {
            Name = "Cấp giấy phép kinh doanh thử",
            Code = "QT-TH-01",
            Edition = "03",
            Agency = "Sở Công Thương",
            Sets = 2,
            Steps = steps,
            Components = [new("Đơn đề nghị theo mẫu"), new("Bản sao giấy đăng ký", "Bản sao")],
            Fees = ["300.000 đồng cho mỗi lần thẩm định"],
            Results = ["Giấy phép kinh doanh"],
            LegalBasis = ["Nghị định số 118/2025/NĐ-CP ngày 09/6/2025"],
            Forms = ["Mẫu số 01: Đơn đề nghị"],
        };
    }

    private static Gen<Outcome[]> OutcomesOf(int count) =>
        from good in Gen.Int[0, Good.Length - 1]
        from bad in Gen.Int[0, Bad.Length - 1]
        from some in Gen.Int[0, 2]
        from target in Gen.OneOf(Gen.Const(Given.Applicant), Gen.Const(Given.End), Gen.Int[1, count].Select(Given.To))
        select new[] { new Outcome(Good[good], Given.Next), new Outcome(Bad[bad], target) }.Take(some).ToArray();

    private static Reading Read(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        stream.Position = 0;
        return IsoReader.Read(stream);
    }

    /// <summary>As it was before printing: without places, without what the cell says beside its first line, without what was inferred.</summary>
    private static string Essence(Procedure procedure) => string.Join('\n', new[]
    {
        $"{procedure.Name}|{procedure.Code}|{procedure.Edition}|{procedure.IssuedOn}|{procedure.Agency}|{procedure.Sets}|{procedure.LegalLimit}",
        string.Join('|', procedure.Components),
        string.Join('|', [.. procedure.Fees, .. procedure.Results, .. procedure.LegalBasis, .. procedure.Forms]),
    }.Concat(procedure.Steps.Select(step =>
        $"{step.No}|{step.Text}|{step.Actor}|{step.Time}|{step.Limit}|{step.Group}|{step.Together}|{step.Automation}|{string.Join(';', step.Products)}|{string.Join(';', step.Outcomes)}")));

    /// <summary>Everything but places.</summary>
    private static string Whole(Procedure procedure) => string.Join('\n', procedure.Steps
        .Select(step => $"{step.Detail}|{string.Join(';', step.Inferences)}|{step.Phase}").Prepend(Essence(procedure)).Append(procedure.Variant));

    [Fact]
    public void A_procedure_written_as_ISO_document_reads_as_it_was()
    {
        Documents.Select(procedure => (Written: Essence(procedure), Read: string.Join("\n\n", Read(stream => IsoDocumentWriter.Write([procedure], stream)).Procedures.Select(Essence))))
            .Sample(pair => pair.Written == pair.Read, iter: 60);
    }

    [Fact]
    public void A_document_that_was_read_is_written_and_read_again_without_any_difference()
    {
        Documents.Select(procedure =>
        {
            var first = Read(stream => IsoDocumentWriter.Write([procedure], stream)).Procedures;
            var second = Read(stream => IsoDocumentWriter.Write(first, stream)).Procedures;
            return (First: string.Join("\n\n", first.Select(Whole)), Second: string.Join("\n\n", second.Select(Whole)));
        }).Sample(pair => pair.First == pair.Second, iter: 40);
    }

    [Fact]
    public void Procedures_of_an_annex_read_as_they_were()
    {
        // An annex has no code, edition or date of issue of its own.
        Documents.Array[1, 3].Select(procedures =>
        {
            var written = procedures.Select((procedure, at) => procedure with { Name = $"Cấp giấy phép số {at + 1}", Code = null, Edition = null, IssuedOn = null }).ToList();
            var read = Read(stream => AnnexWriter.Write(Explosives.Decision, written, stream)).Procedures;
            return (Written: string.Join("\n\n", written.Select(Essence)), Read: string.Join("\n\n", read.Select(Essence)));
        }).Sample(pair => pair.Written == pair.Read, iter: 40);
    }

    [Theory]
    [MemberData(nameof(ShippedSamplesTests.Files), MemberType = typeof(ShippedSamplesTests))]
    public void A_written_document_is_valid_WordprocessingML(string file)
    {
        using var stream = new MemoryStream(ShippedSamples.Bytes(file));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);

        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void The_flow_chart_shows_each_step_and_where_its_outcomes_lead()
    {
        using var stream = new MemoryStream();
        IsoDocumentWriter.Write([Given.Procedure(Given.Step(1, "receptionist", Given.When("Hợp lệ", Given.Next), Given.When("Chưa hợp lệ", Given.Applicant)), Given.Step(2, "agencyHead", Given.When("Không đồng ý", Given.To(1))))], stream);

        stream.Position = 0;
        var chart = DocumentText.Read(stream).OfType<TextBlock.Table>().Single(table => table.Rows[0].Cells[0] == "Bắt đầu").Rows.Select(row => string.Join(" | ", row.Cells.Where(cell => cell.Length > 0))).ToList();
        chart.ShouldContain(row => row.StartsWith("Bước 1.", StringComparison.Ordinal) && row.Contains("→ Chưa hợp lệ: người nộp bổ sung hồ sơ", StringComparison.Ordinal));
        chart.ShouldContain(row => row.StartsWith("Bước 2.", StringComparison.Ordinal) && row.Contains("→ Không đồng ý: về bước 1", StringComparison.Ordinal));
        chart[^1].ShouldBe("Kết thúc");
    }

    [Fact]
    public void Characters_that_XML_cannot_carry_are_left_out()
    {
        var procedure = Given.Procedure(Given.Step(1) with { Text = "Kiểm\u0001 tra \ud800 <w:p> & hồ sơ" });

        Read(stream => IsoDocumentWriter.Write([procedure], stream)).Procedures.ShouldHaveSingleItem().Steps[0].Text.ShouldContain("<w:p> & hồ sơ");
    }
}
