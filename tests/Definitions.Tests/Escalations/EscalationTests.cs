using System.Text;
using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Escalations;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.IsoWriting;
using LaoCai.Workflows.Definitions.Markdown;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Tasks;
using static LaoCai.Workflows.Definitions.Tests.Given;

namespace LaoCai.Workflows.Definitions.Tests.Escalations;

/// <summary>Policies of the province's file, referred to by name.</summary>
public sealed class EscalationTests
{
    private static readonly EscalationPolicy Urgent = new([], []) { Name = "Hồ sơ gấp" };

    [Fact]
    public void A_procedure_that_names_a_policy_gets_what_the_province_means_by_it()
    {
        var compiled = Compiler.Compile(Named("hồ sơ GẤP"), CheckContext.Nothing);

        var policy = ExecutableDefinition.Compile(compiled.Document!).Definition!.Clock.Escalation!;
        policy.Name.ShouldBe("Hồ sơ gấp");
        policy.WarnAt.ShouldBe([0.25m, 0.5m, 0.75m]);
        policy.Chain[0].Channels.ShouldBe(["page", "mail", "webhook:sms"]);
    }

    [Fact]
    public void A_procedure_that_names_none_is_written_as_ever()
    {
        var written = DocumentWriter.Write(Compiler.Compile(Procedure(Step(1), Step(2)), CheckContext.Nothing).Document!);

        written.ShouldNotContain("channels");
        EscalationCatalogue.Shipped.Default.ShouldSatisfyAllConditions(
            policy => policy.Name.ShouldBeNull(), policy => policy.WarnAt.ShouldBe([0.5m, 0.8m]), policy => policy.Chain.Select(rung => rung.Role).ShouldBe(["unitHead", "agencyHead", "provinceOffice"]));
    }

    [Fact]
    public void A_name_that_the_province_does_not_have_keeps_the_procedure_from_being_published()
    {
        var step = Step(2) with { Escalation = new([], []) { Name = "Khẩn" } };

        var compiled = Compiler.Compile(Procedure(Step(1), step), CheckContext.Nothing);

        compiled.Document.ShouldBeNull();
        var said = compiled.Diagnostics.Single(diagnostic => diagnostic.Code == "LC2004");
        said.Place.ShouldBe(step.Place);
        said.Repair!.ShouldContain("“Hồ sơ gấp”");
    }

    [Fact]
    public void A_rung_that_nobody_holds_is_an_error_of_who_chose_it_and_a_warning_of_the_default()
    {
        HashSet<ActorRole> held = [new("specialist", "deciding"), new("unitHead", "specialist"), new("agencyHead", "deciding")];
        var context = new CheckContext { Held = held };

        var chosen = Compiler.Compile(Named("Hồ sơ gấp"), context).Diagnostics.Single(diagnostic => diagnostic.Code == "LC2005");
        var silent = Compiler.Compile(Procedure(Step(1), Step(2)), context).Diagnostics.Single(diagnostic => diagnostic.Code == "LC2005");

        chosen.ShouldSatisfyAllConditions(said => said.Severity.ShouldBe(Severity.Error), said => said.English.ShouldContain("provincial"));
        silent.Severity.ShouldBe(Severity.Warning);
        Compiler.Compile(Named("Hồ sơ gấp"), context with { Held = new HashSet<ActorRole>(held) { new("provinceOffice", "province") } }).Document.ShouldNotBeNull();
    }

    [Fact]
    public void A_drawing_keeps_the_name_and_a_policy_of_its_own_its_channels()
    {
        var own = new EscalationPolicy([0.5m], [new EscalationRung("unitHead", null, new(4, TimeUnit.WorkingHour)) { Channels = ["mail", "webhook:sms"] }]);
        var procedure = Procedure(Step(1) with { Escalation = own }, Step(2)) with { Escalation = Urgent };

        var read = Drawn(procedure);

        read.Escalation!.ShouldSatisfyAllConditions(policy => policy.Name.ShouldBe("Hồ sơ gấp"), policy => policy.IsNameOnly.ShouldBeTrue());
        read.Steps[0].Escalation!.Chain.ShouldHaveSingleItem().Channels.ShouldBe(["mail", "webhook:sms"]);
    }

    [Fact]
    public void A_word_document_says_it_in_a_sentence_and_is_read_back()
    {
        var procedure = Procedure(Step(1), Step(2) with { Escalation = new([], []) { Name = "Trong nội bộ phòng" } }) with { Escalation = Urgent };
        using var file = new MemoryStream();
        IsoDocumentWriter.Write([procedure], file);
        file.Position = 0;

        var read = IsoReader.Read(file).Procedures.ShouldHaveSingleItem();

        read.Escalation!.Name.ShouldBe("Hồ sơ gấp");
        read.Steps.Select(step => step.Escalation?.Name).ShouldBe([null, "Trong nội bộ phòng"]);
        read.Steps[1].Text.ShouldBe("Việc 2");
    }

    [Fact]
    public void The_text_form_says_it_in_the_same_sentence()
    {
        using var file = new MemoryStream("""
            # Cấp giấy phép bán lẻ rượu

            - Thời hạn giải quyết: 05 ngày làm việc
            - Đôn đốc theo chính sách "Hồ sơ gấp"

            ## Quy trình xử lý

            | Bước | Nội dung | Người thực hiện | Thời gian |
            |------|----------|-----------------|-----------|
            | 1 | Tiếp nhận hồ sơ | Bộ phận Một cửa | 1 ngày |
            | 2 | Thẩm định hồ sơ<br>Đôn đốc theo chính sách “Trong nội bộ phòng”. | Chuyên viên | 4 ngày |
            """u8.ToArray());

        var read = MarkdownReader.Read(file).Procedures.ShouldHaveSingleItem();

        read.Escalation!.Name.ShouldBe("Hồ sơ gấp");
        read.Steps.Select(step => step.Escalation?.Name).ShouldBe([null, "Trong nội bộ phòng"]);
    }

    [Fact]
    public void An_elsa_document_from_elsewhere_may_name_policies_as_well()
    {
        var json = """
            {"customProperties":{"escalation":{"name":"hồ sơ gấp"}},"root":{"activities":[
              {"payload":{"expression":{"type":"Object","value":"{\"title\":\"Ký\",\"escalation\":{\"name\":\"Trong nội bộ phòng\"}}"}}},
              {"payload":{"expression":{"type":"Object","value":"{\"title\":\"Đóng dấu\",\"escalation\":{\"name\":\"Khẩn\"}}"}}}]}}
            """;

        var replaced = Encoding.UTF8.GetString(PolicyNames.Replace(Encoding.UTF8.GetBytes(json), EscalationCatalogue.Shipped));

        replaced.ShouldContain("\"channels\":[\"page\",\"mail\",\"webhook:sms\"]");
        replaced.ShouldContain("\\\"warnAt\\\":[0.8]");
        replaced.ShouldContain("{\\\"name\\\":\\\"Khẩn\\\"}");
    }

    [Theory]
    [InlineData("""{"default":"a","policies":[]}""", "default")]
    [InlineData("""{"default":"a","policies":[{"name":"a","warnAt":[0.5]},{"name":"A","warnAt":[0.5]}]}""", "twice")]
    [InlineData("""{"default":"a","policies":[{"name":"a"}]}""", "neither")]
    [InlineData("""{"default":"a","policies":[{"name":"a","warnAt":[2]}]}""", "policies[0]")]
    [InlineData("""{"default":"a","policies":[{"name":"a","chain":[{"role":"unitHead","after":{"value":1,"unit":"workingDay"},"channels":["pigeon"]}]}]}""", "pigeon")]
    [InlineData("[]", "cannot be read")]
    public void A_file_that_contradicts_itself_is_refused(string file, string said) =>
        Should.Throw<InvalidDataException>(() => EscalationCatalogue.Read(file)).Message.ShouldContain(said);

    [Fact]
    public void A_policy_is_told_in_words()
    {
        var told = EscalationWords.Tell(EscalationCatalogue.Shipped.Find("Hồ sơ gấp")!);

        told[0].Vi.ShouldBe("Cảnh báo khi đã dùng 25%, 50%, 75% thời hạn");
        told[1].Vi.ShouldStartWith("Ngay khi quá hạn: báo ");
        told[1].Vi.ShouldEndWith(" – trên trang, thư điện tử, tin nhắn SMS");
        told[2].En.ShouldStartWith("1 working hour later: ");
    }

    private static Procedure Named(string policy) => Procedure(Step(1), Step(2)) with { Escalation = new([], []) { Name = policy } };

    private static Procedure Drawn(Procedure procedure)
    {
        using var drawing = new MemoryStream(BpmnWriter.Write(procedure));
        return BpmnReader.Read(drawing).Procedures.ShouldHaveSingleItem();
    }
}
