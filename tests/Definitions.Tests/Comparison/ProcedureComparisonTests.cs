using CsCheck;
using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Comparison;
using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Definitions.Tests.Samples;
using static LaoCai.Workflows.Definitions.Tests.Given;

namespace LaoCai.Workflows.Definitions.Tests.Comparison;

public sealed class ProcedureComparisonTests
{
    private static Procedure Licence() => Procedure(
        Step(1, "receptionist", When("Đủ", Next), When("Thiếu", Applicant)) with { Text = "Tiếp nhận hồ sơ" },
        Step(2, "unitHead") with { Text = "Phân công thụ lý" },
        Step(3, "specialist") with { Text = "Thẩm định điều kiện kinh doanh" },
        Step(4, "agencyHead", When("Ký", Next), When("Trả lại", To(3))) with { Text = "Ký giấy phép" },
        Step(5, "receptionist") with { Text = "Trả kết quả" });

    private static Procedure Renumbered(Procedure procedure, IEnumerable<Step> steps)
    {
        var list = steps.ToList();
        var number = list.Select((step, at) => (step.No, At: at + 1)).Where(pair => pair.No > 0).ToDictionary(pair => pair.No, pair => pair.At);
        return procedure with
        {
            Steps = [.. list.Select((step, at) => step with
            {
                No = at + 1,
                Outcomes = [.. step.Outcomes.Select(outcome => outcome.To is RouteTarget.ToStep to ? outcome with { To = To(number[to.No]) } : outcome)],
            })],
        };
    }

    private static string Told(Procedure before, Procedure after) => string.Join(" | ", ProcedureComparison.Of(before, after).Select(change => change.Message));

    [Fact]
    public void A_procedure_does_not_differ_from_itself()
    {
        Generated.Procedures.Sample(procedure => ProcedureComparison.Of(procedure, procedure).Count == 0);
    }

    [Fact]
    public void Writing_out_what_is_implied_changes_nothing()
    {
        Generated.Procedures.Sample(procedure => ProcedureComparison.Of(procedure, RouteGraph.Explicit(procedure)).Count == 0);
    }

    [Fact]
    public void A_step_put_in_is_told_once_and_not_again_by_shifted_numbers()
    {
        var before = Licence();
        var after = Renumbered(before, [.. before.Steps.Take(3), Step(0, "council") with { Text = "Kiểm tra thực địa" }, .. before.Steps.Skip(3)]);

        Told(before, after).ShouldBe("Thêm bước 4 “Kiểm tra thực địa”");
        Told(after, before).ShouldBe("Bỏ bước 4 “Kiểm tra thực địa”");
    }

    [Fact]
    public void A_step_that_stands_elsewhere_has_moved()
    {
        var before = Licence();
        var after = Renumbered(before, [before.Steps[0], before.Steps[2], before.Steps[1], before.Steps[3], before.Steps[4]]);

        Told(before, after).ShouldContain("chuyển thành bước");
        ProcedureComparison.Of(before, after).ShouldHaveSingleItem().ShouldBeOfType<Change.Moved>();
    }

    [Fact]
    public void Limits_roles_words_and_routes_are_told_by_step()
    {
        var before = Licence();
        var after = before with
        {
            LegalLimit = Days(7),
            Steps =
            [
                before.Steps[0],
                before.Steps[1] with { Role = new("agencyHead", "deciding") },
                before.Steps[2] with { Limit = Days(3), Text = "Thẩm định điều kiện" },
                before.Steps[3] with { Outcomes = [When("Ký", Next), When("Trả lại", To(1)), When("Từ chối", End)] },
                before.Steps[4],
            ],
        };

        ProcedureComparison.Of(before, after).Select(change => change.Message).ShouldBe(
        [
            "Thời hạn giải quyết: “5 ngày làm việc” → “7 ngày làm việc”",
            "Bước 2 “Phân công thụ lý”, người thực hiện: “Lãnh đạo phòng chuyên môn – Cơ quan có thẩm quyền giải quyết” → “Lãnh đạo cơ quan (người ký) – Cơ quan có thẩm quyền giải quyết”",
            "Bước 3 “Thẩm định điều kiện”, nội dung: “Thẩm định điều kiện kinh doanh” → “Thẩm định điều kiện”",
            "Bước 3 “Thẩm định điều kiện”, thời hạn: “1 ngày làm việc” → “3 ngày làm việc”",
            "Bước 4 “Ký giấy phép”, rẽ nhánh: “Trả lại: bước 3” → “Trả lại: bước 1”",
            "Bước 4 “Ký giấy phép”, rẽ nhánh: (không có) → “Từ chối: kết thúc”",
        ]);
    }

    [Fact]
    public void Composition_of_letters_and_white_space_are_no_difference()
    {
        var before = Licence();
        var after = before with { Steps = [.. before.Steps.Select(step => step with { Text = "  " + step.Text.Normalize(System.Text.NormalizationForm.FormD) })] };

        ProcedureComparison.Of(before, after).ShouldBeEmpty();
    }

    [Fact]
    public void Shared_limits_and_steps_done_together_are_compared()
    {
        var before = Licence();
        var after = before with { Steps = [before.Steps[0], before.Steps[1] with { Group = 1 }, before.Steps[2] with { Group = 1 }, before.Steps[3], before.Steps[4]] };

        Told(before, after).ShouldBe(
            "Bước 2 “Phân công thụ lý”, chung thời hạn với: (không có) → “bước 3” | Bước 3 “Thẩm định điều kiện kinh doanh”, chung thời hạn với: (không có) → “bước 2”");
    }

    [Fact]
    public void A_drawing_made_of_a_document_has_not_drifted()
    {
        foreach (var file in ShippedSamples.Files.Keys)
        {
            using var document = new MemoryStream(ShippedSamples.Bytes(file));
            foreach (var procedure in DocumentCompiler.Compile(document).Procedures)
            {
                using var drawing = new MemoryStream(BpmnWriter.Write(procedure));
                DriftGate.Find(procedure, BpmnReader.Read(drawing).Procedures[0]).ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void A_changed_limit_is_drift_at_the_documents_row_and_a_form_is_none()
    {
        var document = Licence();
        var drawing = document with
        {
            Steps = [.. document.Steps.Select(step => step with { Form = "don", Documents = ["mau-05"], Limit = step.No == 3 ? Days(2) : step.Limit, Place = new() { Element = $"buoc{step.No}" } })],
        };

        var diagnostic = DriftGate.Find(document, drawing).ShouldHaveSingleItem();

        diagnostic.Code.ShouldBe("LC2701");
        diagnostic.Place.Row.ShouldBe(3);
        diagnostic.Message.ShouldContain("thời hạn: “1 ngày làm việc” → “2 ngày làm việc”");
    }
}
