using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Procedures;
using static LaoCai.Workflows.Definitions.Tests.Given;

namespace LaoCai.Workflows.Definitions.Tests.Checks;

public sealed class ChecksTests
{
    private static IReadOnlyList<Diagnostic> Check(Procedure procedure) => ProcedureChecks.Run(procedure, CheckContext.Nothing);

    [Fact]
    public void A_sound_procedure_gets_no_diagnostic()
    {
        var procedure = Procedure(
            Step(1, "receptionist", When("Phù hợp", Next), When("Chưa phù hợp", Applicant)),
            Step(2),
            Step(3, "agencyHead", When("Đồng ý", Next), When("Không đồng ý", To(2))),
            Step(4, "receptionist"));

        Check(procedure).ShouldBeEmpty();
    }

    [Fact]
    public void A_route_to_a_step_that_does_not_exist_is_named_by_row()
    {
        var found = Check(Procedure(Step(1, "receptionist", When("Đạt", Next), When("Không đạt", To(9))), Step(2, "receptionist")));

        var diagnostic = found.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe("LC2205");
        diagnostic.Place.Row.ShouldBe(1);
        diagnostic.Message.ShouldContain("bước 9");
    }

    [Fact]
    public void A_step_that_every_outcome_goes_round_is_unreachable()
    {
        var found = Check(Procedure(
            Step(1, "receptionist", When("Loại A", To(3)), When("Loại B", To(3))), Step(2), Step(3, "receptionist")) with { LegalLimit = Days(2) });

        found.ShouldHaveSingleItem().Code.ShouldBe("LC2201");
        found[0].Place.Row.ShouldBe(2);
    }

    [Fact]
    public void Steps_that_only_lead_to_one_another_are_a_loop_without_exit()
    {
        var found = Check(Procedure(
            Step(1, "receptionist"), Step(2, "specialist", When("A", To(1)), When("B", To(2))), Step(3, "receptionist")));

        found.Where(diagnostic => diagnostic.Code == "LC2203").Select(diagnostic => diagnostic.Place.Row).ShouldBe([1, 2]);
    }

    [Fact]
    public void A_step_that_only_leads_to_itself_is_a_dead_end()
    {
        var found = Check(Procedure(Step(1, "receptionist", When("A", To(1)), When("B", To(7))), Step(2, "receptionist")));

        found.Select(diagnostic => diagnostic.Code).ShouldContain("LC2202");
    }

    [Fact]
    public void Going_on_is_understood_where_only_the_exception_is_written_and_that_is_said()
    {
        var found = Check(Procedure(Step(1, "receptionist", When("Thiếu giấy tờ", Applicant)), Step(2, "receptionist")));

        var diagnostic = found.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe("LC2206");
        diagnostic.Severity.ShouldBe(Severity.Warning);
    }

    [Fact]
    public void Outcomes_that_differ_only_in_marks_cannot_be_told_apart()
    {
        var found = Check(Procedure(Step(1, "receptionist", When("Phù hợp", Next), When("PHU HOP", Applicant)), Step(2, "receptionist")));

        found.ShouldHaveSingleItem().Code.ShouldBe("LC2204");
    }

    [Fact]
    public void A_time_that_cannot_be_read_is_an_error_but_office_hours_are_none()
    {
        var found = Check(Procedure(
            Step(1, "receptionist") with { Limit = null, Time = "hai ngày" },
            Step(2, "receptionist") with { Limit = null, Time = "Vào giờ hành chính các ngày làm việc trong tuần" }) with { LegalLimit = Days(0) });

        found.ShouldHaveSingleItem().Code.ShouldBe("LC2104");
        found[0].Place.Row.ShouldBe(1);
    }

    [Fact]
    public void A_number_used_twice_is_an_error()
    {
        Check(Procedure(Step(1, "receptionist"), Step(2), Step(2, "receptionist")))
            .ShouldContain(diagnostic => diagnostic.Code == "LC2303" && diagnostic.Severity == Severity.Error);
    }

    [Fact]
    public void A_procedure_without_steps_is_an_error()
    {
        Check(Procedure()).ShouldHaveSingleItem().Code.ShouldBe("LC2304");
    }

    [Fact]
    public void Missing_reception_and_return_are_warned_of()
    {
        Check(Procedure(Step(1), Step(2, "clerk"))).Select(diagnostic => diagnostic.Code).ShouldBe(["LC2301", "LC2302"]);
    }

    [Fact]
    public void A_role_that_nobody_holds_is_an_error_at_its_row()
    {
        var held = new HashSet<ActorRole> { new("receptionist", "receiving") };

        var found = ProcedureChecks.Run(Procedure(Step(1, "receptionist"), Step(2, "notary"), Step(3, "receptionist")), new() { Held = held });

        var diagnostic = found.Where(one => one.Severity is Severity.Error).ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe("LC2003");
        diagnostic.Place.Row.ShouldBe(2);
    }

    [Fact]
    public void A_legal_basis_that_has_ended_is_warned_of_from_the_day_after()
    {
        var procedure = Procedure(Step(1, "receptionist"), Step(2, "receptionist")) with
        {
            LegalBasis = ["Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ"],
        };

        ProcedureChecks.Run(procedure, new() { Acts = LegalActs.Shipped, On = new(2025, 6, 30) }).ShouldBeEmpty();
        ProcedureChecks.Run(procedure, new() { Acts = LegalActs.Shipped, On = new(2025, 7, 1) })
            .ShouldHaveSingleItem().Message.ShouldContain("118/2025/NĐ-CP");
    }

    [Fact]
    public void What_was_inferred_asks_for_confirmation_with_its_sentence()
    {
        var inferred = Step(1, "receptionist") with { Inferences = [new("quay lại bước 1", "chuyển trả lại công chức thụ lý")] };

        var diagnostic = Check(Procedure(inferred, Step(2, "receptionist"))).ShouldHaveSingleItem();

        diagnostic.Code.ShouldBe("LC2501");
        diagnostic.Message.ShouldContain("chuyển trả lại công chức thụ lý");
    }
    [Fact]
    public void What_was_inferred_is_told_with_no_doubled_quotation_marks()
    {
        var inferred = Step(1, "receptionist") with { Inferences = [new("“Không đạt” dẫn về bước 2", "Ghi “Không đạt” vào phiếu, chuyển lại bước 2")] };

        var diagnostic = Check(Procedure(inferred, Step(2, "receptionist"))).ShouldHaveSingleItem();

        diagnostic.Message.ShouldBe("Bước 1: cần xác nhận: “Không đạt” dẫn về bước 2 (suy ra từ câu “Ghi ‘Không đạt’ vào phiếu, chuyển lại bước 2”).");
        diagnostic.English.ShouldContain("“Không đạt” dẫn về bước 2 (understood from “Ghi ‘Không đạt’");
    }
}
