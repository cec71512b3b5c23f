using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.Consultations;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.IsoWriting;
using LaoCai.Workflows.Definitions.Markdown;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Tests.Iso;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Tests.Consultations;

/// <summary>Several agencies that are asked within one step.</summary>
public sealed class ConsultationTests
{
    private const string Asks = "Gửi văn bản lấy ý kiến Sở Xây dựng, Sở Tài nguyên và Môi trường, UBND huyện Sa Pa";

    [Theory]
    [InlineData(Asks, "Sở Xây dựng; Sở Tài nguyên và Môi trường; UBND huyện Sa Pa")]
    [InlineData("Thẩm định hồ sơ; lấy ý kiến của Công an tỉnh và Bộ Chỉ huy quân sự tỉnh trong 05 ngày", "Công an tỉnh; Bộ Chỉ huy quân sự tỉnh")]
    [InlineData("Xin ý kiến các Sở: Xây dựng, Tài nguyên và Môi trường, Giao thông vận tải về quy hoạch", "Sở Xây dựng; Sở Tài nguyên và Môi trường; Sở Giao thông vận tải")]
    [InlineData("Lấy ý kiến bằng văn bản của UBND các huyện Bát Xát, Sa Pa và Văn Bàn", "UBND huyện Bát Xát; UBND huyện Sa Pa; UBND huyện Văn Bàn")]
    [InlineData("Gửi hồ sơ đến Sở Công Thương, Sở Y tế và Công an tỉnh để lấy ý kiến", "Sở Công Thương; Sở Y tế; Công an tỉnh")]
    [InlineData("Tiếp nhận, đồng thời gửi lấy ý kiến Sở Văn hóa, Thể thao và Du lịch, phòng Quản lý đô thị thành phố", "Sở Văn hóa, Thể thao và Du lịch; phòng Quản lý đô thị thành phố")]
    [InlineData("Sở Công Thương lấy ý kiến Sở Xây dựng, UBND cấp huyện nơi có dự án", "Sở Xây dựng; UBND cấp huyện")]
    [InlineData("Nếu hồ sơ hợp lệ: lấy ý kiến Sở Lao động, Thương binh và Xã hội, Cảnh sát PCCC tỉnh và Quỹ Bảo vệ môi trường", "Sở Lao động, Thương binh và Xã hội; Cảnh sát PCCC tỉnh; Quỹ Bảo vệ môi trường")]
    [InlineData("Gửi lấy ý kiến các sở, ngành liên quan", null)]
    [InlineData("Gửi lấy ý kiến Sở Xây dựng (nếu cần)", null)]
    [InlineData("Sở Công Thương, Sở Xây dựng cùng kiểm tra thực địa", null)]
    [InlineData("Chuyên viên Phòng Kinh tế tham mưu lấy ý kiến lãnh đạo", null)]
    public void Agencies_named_in_one_sentence_are_asked_together(string sentence, string? agencies) =>
        Agencies(Document(sentence).Procedure()).ShouldBe(agencies);

    [Fact]
    public void Agencies_in_the_cell_of_actors_that_give_their_opinion_answer_together()
    {
        var procedure = Document("Cho ý kiến về nội dung thẩm định", "Sở Xây dựng; Sở Tài chính;\nUBND huyện Bảo Yên").Procedure();

        Agencies(procedure).ShouldBe("Sở Xây dựng; Sở Tài chính; UBND huyện Bảo Yên");
        Activities(procedure).ShouldBe(["buoc1", "buoc2", "yKien2Cua1", "yKien2Cua2", "buoc3"]);
    }

    [Fact]
    public void The_dossier_goes_on_when_all_have_answered()
    {
        var procedure = Document(Asks + ". Nếu không đạt thì trả lại Bộ phận Một cửa").Procedure();

        var definition = ElsaWriter.Write(procedure);

        PublishingChecks.Check(definition).ShouldBeEmpty();
        Activities(procedure).ShouldBe(["buoc1", "buoc2", "yKien2Cua1", "yKien2Cua2", "yKien2Cua3", "buoc3"]);
        var connections = definition.Root.Flowchart!.Connections;
        connections.Where(connection => connection.Source == "tach2").Select(connection => connection.Target).ShouldBe(["buoc2", "yKien2Cua1", "yKien2Cua2", "yKien2Cua3"]);
        connections.Where(connection => connection.Target == "gop2").Select(connection => connection.Source).ShouldBe(["buoc2", "yKien2Cua1", "yKien2Cua2", "yKien2Cua3"]);
        connections.Where(connection => connection.Source == "gop2").Select(connection => connection.Target).ShouldBe(["ketQua2"]);
    }

    [Fact]
    public void It_is_understood_and_somebody_has_to_confirm_it()
    {
        var report = DocumentCompiler.Compile(Document(Asks).Read());

        report.Diagnostics.Select(diagnostic => diagnostic.Code).ShouldContain("LC1405");
        OpenInference.Of(report.Procedures).ShouldContain(open => open.Sentence == Asks && open.What.Contains("UBND huyện Sa Pa"));
        report.Procedures[0].Steps.Count.ShouldBe(3);
    }

    [Fact]
    public void Every_format_keeps_it()
    {
        var procedure = Document(Asks).Procedure();
        using var drawing = new MemoryStream(BpmnWriter.Write(procedure));
        using var document = new MemoryStream();
        IsoDocumentWriter.Write([procedure], document);
        document.Position = 0;
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"""
            # Cấp giấy phép A
            | TT | Nội dung công việc | Trách nhiệm | Thời gian |
            |---|---|---|---|
            | 1 | {Asks} | Chuyên viên | 1 ngày |
            """));

        Agencies(BpmnReader.Read(drawing).Procedures.ShouldHaveSingleItem()).ShouldBe(Agencies(procedure));
        Agencies(IsoReader.Read(document).Procedures.ShouldHaveSingleItem()).ShouldBe(Agencies(procedure));
        Agencies(MarkdownReader.Read(text).Procedures.ShouldHaveSingleItem()).ShouldBe(Agencies(procedure));
        DocumentReader.Read(DocumentWriter.Write(ElsaWriter.Write(procedure))).Document!.Root.Flowchart!.Activities.Where(activity => activity.Id.StartsWith("yKien", StringComparison.Ordinal))
            .Select(activity => activity.CustomProperties["actor"].GetString()).ShouldBe(["Sở Xây dựng", "Sở Tài nguyên và Môi trường", "UBND huyện Sa Pa"]);
    }

    [Theory]
    [InlineData("Sở Công Thương", "H38.05")]
    [InlineData("sở công thương", "H38.05")]
    [InlineData("Sở Công Thương tỉnh Lào Cai", "H38.05")]
    [InlineData("UBND xã Bát Xát", "H38.41")]
    [InlineData("Công an tỉnh", "H38.90")]
    [InlineData("UBND cấp xã", null)]
    [InlineData("UBND xã", null)]
    [InlineData("Sở Công", null)]
    [InlineData("Sở Y tế", null)]
    public void An_agency_is_the_unit_of_its_name(string agency, string? unit) => Register.Find(agency).ShouldBe(unit);

    [Fact]
    public void An_agency_that_is_a_unit_answers_itself_and_the_others_are_pointed_out()
    {
        var procedure = Document("Lấy ý kiến Sở Công Thương, Sở Y tế").Procedure();

        var compiled = Compiler.Compile(procedure, new() { Agencies = Register });

        compiled.Diagnostics.Single(diagnostic => diagnostic.Code == "LC2006").Message.ShouldContain("“Sở Y tế”");
        var tasks = ElsaWriter.Write(compiled.Procedure, agencies: Register).Root.Flowchart!.Activities.Where(activity => activity.Id.StartsWith("yKien", StringComparison.Ordinal));
        tasks.Select(task => Payload(task)).Select(step => (step.Unit, step.Role, step.Title)).ShouldBe(
        [
            ("H38.05", null, "Sở Công Thương cho ý kiến (bước 2: Lấy ý kiến Sở Công Thương, Sở Y tế)"),
            ("specialist", "specialist", "Ghi nhận ý kiến của Sở Y tế (bước 2: Lấy ý kiến Sở Công Thương, Sở Y tế)"),
        ]);
    }

    [Fact]
    public void Where_no_register_is_known_nothing_is_said_of_units() =>
        Compiler.Compile(Document("Lấy ý kiến Sở Công Thương, Sở Y tế").Procedure(), new()).Diagnostics.ShouldNotContain(diagnostic => diagnostic.Code == "LC2006");

    private static HumanStep Payload(ActivityNode task)
    {
        using var parsed = System.Text.Json.JsonDocument.Parse(task.Inputs["payload"].Expression.Value.GetString()!);
        return HumanStepJson.Read(parsed.RootElement).Step;
    }

    private static readonly AgencyUnits Register = AgencyUnits.Of(
        [("H38.05", "Sở Công Thương"), ("H38.41", "Ủy ban nhân dân xã Bát Xát"), ("H38.42", "Ủy ban nhân dân xã Mường Hum"), ("H38.90", "Công an tỉnh Lào Cai")]);

    private static string? Agencies(Procedure procedure) =>
        procedure.Steps.Select(Consultation.Of).FirstOrDefault(consultation => consultation is not null) is { } found ? string.Join("; ", found.Agencies) : null;

    private static IEnumerable<string> Activities(Procedure procedure) => ElsaWriter.Write(procedure).Root.Flowchart!.Activities
        .Where(activity => activity.Type == ActivityTypes.RunTask && !activity.Id.StartsWith("boSung", StringComparison.Ordinal)).Select(activity => activity.Id);

    private static Docx Document(string sentence, string actor = "Chuyên viên") => new Docx().Say("Tên thủ tục: Cấp giấy phép A", "Thời hạn giải quyết: 10 ngày làm việc").Rows(
        ["TT", "Nội dung công việc", "Trách nhiệm", "Thời gian"],
        ["1", "Tiếp nhận", "Bộ phận Một cửa", "1 ngày"],
        ["2", sentence, actor, "7 ngày"],
        ["3", "Ký", "Lãnh đạo Sở", "2 ngày"]);
}
