using System.Text;
using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.Tests.Iso;

namespace LaoCai.Workflows.Definitions.Tests.Compilation;

public sealed class DocumentCompilerTests
{
    private static readonly TestCell[] Heading = ["TT", "Nội dung công việc", "Trách nhiệm", "Thời gian (ngày làm việc)"];

    [Fact]
    public void A_mistake_in_one_table_keeps_back_only_its_own_procedure()
    {
        var document = new Docx()
            .Say("1. Cấp giấy phép A").Rows(Heading, ["1", "Tiếp nhận", "Bộ phận Một cửa", "01"], ["2", "Trả kết quả", "Bộ phận Một cửa", "01"])
            .Say("2. Cấp giấy phép B").Rows(Heading, ["1", "Tiếp nhận", "Bộ phận Một cửa", "vài hôm"], ["2", "Trả kết quả", "Bộ phận Một cửa", "01"]).ToArray();

        var report = DocumentCompiler.Compile(new MemoryStream(document), "a.docx");

        report.Procedures.Count.ShouldBe(2);
        report.Definitions.ShouldHaveSingleItem().Name.ShouldBe("Cấp giấy phép A");
        report.HasErrors.ShouldBeTrue();
        report.Diagnostics.Count(diagnostic => diagnostic.Code is "LC1301" or "LC2104").ShouldBe(1);
    }

    [Fact]
    public void The_ending_of_the_name_chooses_the_reader()
    {
        var text = Encoding.UTF8.GetBytes("# Cấp giấy phép\n\n| Bước | Nội dung | Trách nhiệm | Thời gian |\n|--|--|--|--|\n| 1 | Tiếp nhận | Bộ phận Một cửa | 01 ngày làm việc |\n");

        DocumentCompiler.Compile(new MemoryStream(text), "a.MD").Procedures.ShouldHaveSingleItem().Name.ShouldBe("Cấp giấy phép");
        DocumentCompiler.Compile(new MemoryStream(text), "a.docx").Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LC1001");
        DocumentCompiler.Compile(new MemoryStream(text), "a.bpmn").HasErrors.ShouldBeTrue();
    }

    [Fact]
    public void The_report_is_json_with_procedures_definitions_and_diagnostics()
    {
        var document = new Docx().Say("Thủ tục: Cấp giấy phép").Rows(Heading, ["1", "Tiếp nhận", "Bộ phận Một cửa", Docx.Top("01")], ["2", "Trả kết quả", "Bộ phận Một cửa", Docx.Below]).ToArray();
        using var json = new MemoryStream();

        CompileReportJson.Write(json, DocumentCompiler.Compile(new MemoryStream(document)));

        using var report = System.Text.Json.JsonDocument.Parse(json.ToArray());
        report.RootElement.EnumerateObject().Select(property => property.Name).ShouldBe(["procedures", "definitions", "diagnostics"]);
        var step = report.RootElement.GetProperty("procedures")[0].GetProperty("steps")[1];
        step.GetProperty("limit").GetProperty("unit").GetString().ShouldBe("workingDay");
        step.GetProperty("group").GetInt32().ShouldBe(1);
        report.RootElement.GetProperty("definitions")[0].GetProperty("root").GetProperty("type").GetString().ShouldBe("Elsa.Flowchart");
    }
}
