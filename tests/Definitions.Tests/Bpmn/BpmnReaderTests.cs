using LaoCai.Workflows.Definitions.Bpmn.Drawn;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Definitions.Tests.Bpmn;

public sealed class BpmnReaderTests
{
    [Fact]
    public void The_designers_example_reads_as_it_is_drawn()
    {
        var reading = BpmnReader.Read(Example());

        reading.Diagnostics.ShouldBeEmpty();
        var procedure = reading.Procedures.ShouldHaveSingleItem();
        procedure.Name.ShouldBe("Cấp giấy phép kinh doanh mẫu");
        procedure.Code.ShouldBe("QT-MAU-01");
        procedure.IssuedOn.ShouldBe(new DateOnly(2026, 3, 2));
        procedure.LegalLimit!.Limit.ShouldBe(new TimeLimit(5, TimeUnit.WorkingDay));
        procedure.Components.Select(component => component.Kind).ShouldBe(["Bản chính", "Bản sao"]);
        procedure.Escalation!.Chain.Select(rung => rung.Role).ShouldBe(["unitHead", "agencyHead"]);

        procedure.Steps.Select(step => step.No).ShouldBe([1, 2, 3, 4, 5, 6]);
        procedure.Steps.Select(step => step.Place.Element).ShouldBe(["Step_1", "Step_2", "Step_3", "Step_4", "Step_5", "Step_6"]);
        procedure.Steps[2].Limit!.Limit.ShouldBe(new TimeLimit(2.5m, TimeUnit.WorkingDay));
        procedure.Steps[2].LegalBasis.ShouldBe(["Điều 12 Nghị định số 118/2025/NĐ-CP"]);
        procedure.Steps[0].Documents.ShouldBe(["mau-01"]);
    }

    [Fact]
    public void Outcomes_are_what_the_flows_say()
    {
        var steps = BpmnReader.Read(Example()).Procedures[0].Steps;

        steps[0].Outcomes.ShouldBe([Given.When("Hồ sơ đầy đủ", Given.Next), Given.When("Hồ sơ chưa đầy đủ", Given.Applicant)]);
        steps[2].Outcomes.ShouldBe([Given.When("Đạt", Given.Next), Given.When("Trả lại để phân công lại", Given.To(2))]);
        steps[4].Outcomes.ShouldBeEmpty();
    }

    [Fact]
    public void The_default_way_out_of_a_route_needs_no_name()
    {
        var steps = BpmnReader.Read(Drawing(
            """
            <bpmn:startEvent id="s" /><bpmn:userTask id="a" name="a" /><bpmn:exclusiveGateway id="g" default="f2" /><bpmn:userTask id="b" name="b" /><bpmn:endEvent id="e" />
            """, "s>a", "a>g", "g>b", "g>a:lại", "b>e")).Procedures[0].Steps;

        steps[0].Outcomes.ShouldBe([Given.When(RouteGraph.GoesOn, Given.Next), Given.When("lại", Given.To(1))]);
    }

    [Fact]
    public void An_inference_counts_until_it_is_confirmed()
    {
        BpmnReader.Read(Example()).Procedures[0].Steps[2].Inferences.ShouldHaveSingleItem().Confirmed.ShouldBeFalse();

        var confirmed = Example().Replace("<lc:inference ", "<lc:inference confirmed=\"true\" ", StringComparison.Ordinal);

        BpmnReader.Read(confirmed).Procedures[0].Steps[2].Inferences.ShouldHaveSingleItem().Confirmed.ShouldBeTrue();
    }

    [Fact]
    public void A_step_without_a_role_has_its_lanes()
    {
        var drawing = Example().Replace(" role=\"specialist\" unit=\"specialist\" time", " time", StringComparison.Ordinal);

        BpmnReader.Read(drawing).Procedures[0].Steps[2].Role.ShouldBe(new ActorRole("specialist", "specialist"));
    }

    [Fact]
    public void Steps_between_a_split_and_its_join_are_done_together()
    {
        var steps = BpmnReader.Read(Drawing(
            """
            <bpmn:startEvent id="s" /><bpmn:parallelGateway id="split" /><bpmn:userTask id="a" name="a" /><bpmn:userTask id="b" name="b" />
            <bpmn:parallelGateway id="join" /><bpmn:userTask id="c" name="c" /><bpmn:endEvent id="e" />
            """, "s>split", "split>a", "split>b", "a>join", "b>join", "join>c", "c>e")).Procedures[0].Steps;

        steps.Select(step => (step.Text, step.No, step.Together)).ShouldBe([("a", 1, 1), ("b", 2, 1), ("c", 3, null)]);
        steps.ShouldAllBe(step => step.Outcomes.Count == 0);
    }

    [Fact]
    public void A_way_past_other_steps_and_a_way_out_in_the_middle_are_outcomes_too()
    {
        var steps = BpmnReader.Read(Drawing(
            """
            <bpmn:startEvent id="s" /><bpmn:userTask id="a" name="a" /><bpmn:exclusiveGateway id="g" /><bpmn:userTask id="b" name="b" />
            <bpmn:userTask id="c" name="c" /><bpmn:endEvent id="e" /><bpmn:endEvent id="f" />
            """, "s>a", "a>g", "g>b:được", "g>c:không", "b>e", "c>f")).Procedures[0].Steps;

        steps[0].Outcomes.ShouldBe([Given.When("được", Given.Next), Given.When("không", Given.To(3))]);
        steps[1].Outcomes.Select(outcome => outcome.To).ShouldBe([Given.End]);
        steps[2].Outcomes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<bpmn:subProcess id=\"x\" />", "x", "LC3101")]
    [InlineData("<bpmn:boundaryEvent id=\"x\" attachedToRef=\"a\" />", "x", "LC3101")]
    [InlineData("<bpmn:startEvent id=\"x\"><bpmn:timerEventDefinition /></bpmn:startEvent>", "x", "LC3101")]
    [InlineData("<bpmn:callActivity id=\"x\" />", "x", "LC3102")]
    [InlineData("<bpmn:startEvent id=\"x\" />", "P", "LC3103")]
    [InlineData("<bpmn:userTask id=\"x\" />", "x", "LC3104")]
    public void What_a_procedure_cannot_hold_is_named_at_its_element(string extra, string element, string code)
    {
        var reading = BpmnReader.Read(Drawing($"<bpmn:startEvent id=\"s\" /><bpmn:userTask id=\"a\" name=\"a\" /><bpmn:endEvent id=\"e\" />{extra}", "s>a", "a>e"));

        reading.Diagnostics.ShouldContain(diagnostic => diagnostic.Code == code && diagnostic.Place.Element == element && diagnostic.Severity == Severity.Error);
        reading.Procedures[0].Steps.ShouldContain(step => step.Place.Element == "a");
    }

    [Fact]
    public void Faults_of_the_flow_are_named_at_their_places()
    {
        var reading = BpmnReader.Read(Drawing(
            """
            <bpmn:startEvent id="s" /><bpmn:userTask id="a" name="a" /><bpmn:userTask id="b" name="b" /><bpmn:exclusiveGateway id="g" />
            <bpmn:exclusiveGateway id="h" /><bpmn:userTask id="c" name="c" /><bpmn:endEvent id="e" />
            """, "s>a", "a>b", "a>c", "b>g", "g>e", "g>h:tiếp", "h>e:x", "h>c:y"));

        reading.Diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Place.Element)).ShouldBe(
            [("LC3106", "a"), ("LC3107", "f4"), ("LC3108", "h"), ("LC3105", "c")], ignoreOrder: true);
    }

    [Theory]
    [InlineData("", "LC3001")]
    [InlineData("<a>", "LC3001")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "LC3001")]
    [InlineData("<a/>", "LC3002")]
    public void What_is_no_drawing_is_refused(string drawing, string code)
    {
        var reading = BpmnReader.Read(drawing);

        reading.Procedures.ShouldBeEmpty();
        reading.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public void A_limit_that_cannot_be_read_is_named()
    {
        var reading = BpmnReader.Read(Example().Replace("value=\"2.5\" unit=\"workingDay\"", "value=\"-1\" unit=\"fortnight\"", StringComparison.Ordinal));

        var diagnostic = reading.Diagnostics.ShouldHaveSingleItem();
        (diagnostic.Code, diagnostic.Place.Element).ShouldBe(("LC3110", "Step_3"));
    }

    private static string Example() => File.ReadAllText(Path.Combine(Repository(), "designer", "test", "drawings", "licence.bpmn"));

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LaoCai.Workflows.sln"))) folder = folder.Parent!; // the tests run inside the repository
        return folder.FullName;
    }

    /// <summary>Flows are written <c>a&gt;b</c> or <c>a&gt;b:name</c>, and are called f0, f1, ….</summary>
    private static string Drawing(string elements, params string[] flows)
    {
        var drawn = flows.Select((flow, index) =>
        {
            var (ends, name) = flow.Split(':') is [var first, var second] ? (first, second) : (flow, "");
            var ids = ends.Split('>');
            return $"<bpmn:sequenceFlow id=\"f{index}\" name=\"{name}\" sourceRef=\"{ids[0]}\" targetRef=\"{ids[1]}\" />";
        });
        return $"""
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"><bpmn:process id="P" name="Thử">
            {elements}{string.Concat(drawn)}</bpmn:process></bpmn:definitions>
            """;
    }
}
