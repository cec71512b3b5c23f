using System.Text.Json;
using CsCheck;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Tasks;
using static LaoCai.Workflows.Definitions.Tests.Given;

namespace LaoCai.Workflows.Definitions.Tests.Elsa;

public sealed class ElsaWriterTests
{
    private static readonly string[] Stock =
        ["Elsa.Flowchart", "Elsa.Start", "Elsa.RunTask", "Elsa.FlowSwitch", "Elsa.FlowFork", "Elsa.FlowJoin", "Elsa.SetVariable"];

    private static FlowchartBody Flow(WorkflowDocument document) => document.Root.Flowchart!;

    private static IEnumerable<string> Lines(WorkflowDocument document) => Flow(document).Connections.Select(DefinitionProblem.PlaceOf);

    private static HumanStep Payload(WorkflowDocument document, string id)
    {
        var payload = Flow(document).Activities.Single(activity => activity.Id == id).Inputs["payload"].Expression.Value.GetString()!;
        using var parsed = JsonDocument.Parse(payload);
        var (step, problems) = HumanStepJson.Read(parsed.RootElement);
        problems.ShouldBeEmpty();
        return step;
    }

    [Fact]
    public void Steps_follow_one_another_from_the_start()
    {
        var document = ElsaWriter.Write(Procedure(Step(1), Step(2)));

        Lines(document).ShouldBe(["buoc1:Done → buoc2", "batDau:Done → buoc1"], ignoreOrder: true);
    }

    [Fact]
    public void A_step_carries_role_unit_limit_and_outcomes_in_its_payload()
    {
        var step = Payload(ElsaWriter.Write(Procedure(Step(1, "receptionist", When("Đủ", Next), When("Thiếu", Applicant)), Step(2))), "buoc1");

        step.No.ShouldBe(1);
        step.Title.ShouldBe("Việc 1");
        step.Role.ShouldBe("receptionist");
        step.Unit.ShouldBe("receiving");
        step.Limit.ShouldBe(Days(1).Limit);
        step.Outcomes.ShouldBe(["Đủ", "Thiếu"]);
        step.Documents.ShouldBe(["mau-01"]);
    }

    [Fact]
    public void A_dossier_sent_back_waits_at_the_counter_and_returns_to_the_step_that_sent_it()
    {
        var document = ElsaWriter.Write(Procedure(Step(1), Step(2, "specialist", When("Hợp lệ", Next), When("Thiếu giấy tờ", Applicant)), Step(3)));

        Lines(document).ShouldContain("ketQua2:Thiếu giấy tờ → boSung2");
        Lines(document).ShouldContain("ketQuaBoSung2:Đã bổ sung → buoc2");
        Lines(document).ShouldNotContain(line => line.StartsWith("ketQuaBoSung2:Không bổ sung", StringComparison.Ordinal));
        var waiting = Payload(document, "boSung2");
        waiting.Role.ShouldBe("receptionist");
        waiting.Unit.ShouldBe("receiving");
        waiting.Limit.ShouldBeNull();
        waiting.Outcomes.ShouldBe(["Đã bổ sung", "Không bổ sung, trả hồ sơ"]);
    }

    [Fact]
    public void A_result_without_a_known_outcome_asks_again_and_never_ends_the_dossier()
    {
        Lines(ElsaWriter.Write(Procedure(Step(1, "specialist", When("A", Next), When("B", End)), Step(2)))).ShouldContain("ketQua1:Default → buoc1");
    }

    [Fact]
    public void A_condition_is_null_safe_and_quotes_the_outcome()
    {
        var document = ElsaWriter.Write(Procedure(Step(1, "specialist", When("Đạt \"tốt\"", Next), When("Không", End)), Step(2)));

        var cases = Flow(document).Activities.Single(activity => activity.Id == "ketQua1").Extra["cases"];
        cases[0].GetProperty("condition").GetProperty("value").GetString()
            .ShouldBe("""variables.buoc1 && variables.buoc1.outcome === "Đạt \u0022tốt\u0022" """.TrimEnd());
    }

    [Fact]
    public void Outcomes_of_steps_done_together_are_followed_after_the_join()
    {
        var lines = Lines(ElsaWriter.Write(Procedure(
            Step(1),
            Step(2, "specialist", When("Đồng ý", Next), When("Không", To(1))) with { Together = 1 },
            Step(3) with { Together = 1 },
            Step(4)))).ToList();

        lines.ShouldContain("tach2:Bước 2 → buoc2");
        lines.ShouldContain("tach2:Bước 3 → buoc3");
        lines.ShouldContain("buoc2:Done → gop2");
        lines.ShouldContain("buoc3:Done → gop2");
        lines.ShouldContain("gop2:Done → ketQua2");
        lines.ShouldContain("ketQua2:Bước 2: Không → buoc1");
        lines.ShouldContain("ketQua2:Default → buoc4");
    }

    [Fact]
    public void A_way_back_to_a_step_that_may_have_been_skipped_goes_through_the_router()
    {
        var lines = Lines(ElsaWriter.Write(Procedure(
            Step(1, "specialist", When("Đơn giản", To(3)), When("Phức tạp", Next)),
            Step(2),
            Step(3, "agencyHead", When("Ký", Next), When("Xác minh lại", To(2)))))).ToList();

        lines.ShouldContain("ketQua3:Xác minh lại → chuyen3Den2");
        lines.ShouldContain("chuyen3Den2:Done → chuyenTiep");
        lines.ShouldContain("chuyenTiep:Bước 2 → buoc2");
        lines.ShouldContain("chuyenTiep:Default → buoc1");
    }

    [Fact]
    public void Every_way_back_is_a_loop_that_Elsa_runs()
    {
        Generated.Procedures.Sample(procedure =>
            ElsaGraph.InvalidBackwardConnections(Flow(ElsaWriter.Write(procedure)), "batDau").Count == 0);
    }

    [Fact]
    public void A_definition_reads_back_as_it_was_written()
    {
        Generated.Procedures.Sample(procedure =>
        {
            var document = ElsaWriter.Write(procedure);
            var written = DocumentWriter.Write(document);
            var reading = DocumentReader.Read(written);
            return reading.Problems.Count == 0 && DocumentWriter.Write(reading.Document!) == written;
        });
    }

    [Fact]
    public void Only_stock_activities_with_unique_ids_are_used()
    {
        Generated.Procedures.Sample(procedure =>
        {
            var activities = Flow(ElsaWriter.Write(procedure)).Activities;
            return activities.All(activity => Stock.Contains(activity.Type))
                && activities.Select(activity => activity.Id).Distinct().Count() == activities.Count;
        });
    }

    [Fact]
    public void No_two_activities_stand_on_the_same_spot()
    {
        Generated.Procedures.Sample(procedure =>
        {
            var activities = Flow(ElsaWriter.Write(procedure)).Activities;
            return activities.Select(activity => activity.Metadata["designer"].GetProperty("position").GetRawText()).Distinct().Count() == activities.Count;
        });
    }

    [Fact]
    public void The_definition_carries_the_procedure_its_limit_and_a_policy()
    {
        var document = ElsaWriter.Write(Procedure(Step(1)) with { Agency = "Sở Công Thương", Fees = ["50.000 đồng"] });

        var (clock, problems) = DefinitionClock.Read(document.CustomProperties);
        problems.ShouldBeEmpty();
        clock.LegalLimit.ShouldBe(Days(1).Limit);
        clock.Escalation!.Chain.Select(rung => rung.Role).ShouldBe(["unitHead", "agencyHead", "provinceOffice"]);
        var procedure = document.CustomProperties["procedure"];
        procedure.GetProperty("code").GetString().ShouldBe("QT 01/THU");
        procedure.GetProperty("agency").GetString().ShouldBe("Sở Công Thương");
        procedure.GetProperty("fees")[0].GetString().ShouldBe("50.000 đồng");
    }

    [Fact]
    public void A_limit_that_a_group_shares_names_the_group()
    {
        var document = ElsaWriter.Write(Procedure(Step(1) with { Group = 2 }, Step(2) with { Group = 2 }));

        Payload(document, "buoc1").LimitGroup.ShouldBe("nhom2");
        Payload(document, "buoc2").LimitGroup.ShouldBe("nhom2");
    }
}
