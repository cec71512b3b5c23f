using System.Text;
using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Definitions.Tests.Samples;
using LaoCai.Workflows.Engine.Calendars;
using static LaoCai.Workflows.Definitions.Tests.Given;

namespace LaoCai.Workflows.Definitions.Tests.Bpmn;

public sealed class BpmnReaderTests
{
    private const string Head = """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:lc="urn:laocai-workflows:bpmn:1"><bpmn:process id="P" name="Thử">
        """;

    private const string Tail = "</bpmn:process></bpmn:definitions>";

    private static string Example => Path.Combine(ShippedSamples.Folder, "..", "designer", "test", "drawings", "licence.bpmn");

    private static Reading Read(string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        return BpmnReader.Read(stream);
    }

    private static Reading Inside(string elements) => Read(Head + elements + Tail);

    private static string Flow(string id, string from, string to, string? name = null) =>
        $"""<bpmn:sequenceFlow id="{id}" sourceRef="{from}" targetRef="{to}"{(name is null ? "" : $" name=\"{name}\"")}/>""";

    private static string Task(string id, string type = "userTask") => $"""<bpmn:{type} id="{id}" name="Việc {id}"/>""";

    private static string Codes(Reading reading) => string.Join(' ', reading.Diagnostics.Select(diagnostic => $"{diagnostic.Code}@{diagnostic.Place}"));

    [Fact]
    public void The_designers_own_drawing_is_read_and_compiles()
    {
        using var stream = File.OpenRead(Example);

        var reading = BpmnReader.Read(stream);

        var procedure = reading.Procedures.ShouldHaveSingleItem();
        reading.Diagnostics.ShouldBeEmpty();
        procedure.Code.ShouldBe("QT-MAU-01");
        procedure.Steps.Select(step => step.Role!.Role).ShouldBe(["receptionist", "unitHead", "specialist", "unitHead", "agencyHead", "receptionist"]);
        procedure.Steps[0].Outcomes.Select(outcome => (outcome.When, outcome.To)).ShouldBe([("Hồ sơ đầy đủ", Next), ("Hồ sơ chưa đầy đủ", Applicant)]);
        procedure.Steps[2].Outcomes.Select(outcome => outcome.To).ShouldBe([Next, To(2)]);
        procedure.Steps[0].Documents.ShouldBe(["mau-01"]);
        Compiler.Compile(procedure, CheckContext.Nothing).Document.ShouldNotBeNull();
    }

    [Fact]
    public void A_shipped_document_drawn_and_read_compiles_to_the_same_definition()
    {
        foreach (var file in ShippedSamples.Files.Keys)
        {
            using var document = new MemoryStream(ShippedSamples.Bytes(file));
            foreach (var procedure in DocumentCompiler.Compile(document).Procedures)
            {
                using var drawing = new MemoryStream(BpmnWriter.Write(procedure));
                var drawn = BpmnReader.Read(drawing).Procedures.ShouldHaveSingleItem();

                LaoCai.Workflows.Engine.Documents.ContentHash.Of(ElsaWriter.Write(drawn)).ShouldBe(LaoCai.Workflows.Engine.Documents.ContentHash.Of(ElsaWriter.Write(procedure)));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("không phải XML")]
    [InlineData("<a><b></a>")]
    [InlineData("<html/>")]
    [InlineData("<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><d>&a;</d>")]
    [InlineData("<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><d>&b;</d>")]
    public void What_is_no_drawing_is_refused_with_one_diagnostic(string text)
    {
        var reading = Read(text);

        reading.Procedures.ShouldBeEmpty();
        reading.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LC2601");
    }

    /// <summary>A drawing of these elements and flows; a flow is written <c>a&gt;b</c> or <c>a&gt;b:name</c>, and they are called f0, f1, ….</summary>
    private static Reading Drawing(string elements, params string[] flows) => Inside(elements + string.Concat(flows.Select((flow, index) =>
    {
        var (ends, name) = flow.Split(':', 2) is [var first, var second] ? (first, second) : (flow, null);
        var ids = ends.Split('>');
        return Flow($"f{index}", ids[0], ids[1], name);
    })));

    private const string StartEnd = """<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>""";

    private static string Tasks(params string[] ids) => string.Concat(ids.Select(id => Task(id)));

    [Theory]
    [InlineData("""<bpmn:subProcess id="x"/>""", "LC2604@x")]
    [InlineData("""<bpmn:boundaryEvent id="x" attachedToRef="a"/>""", "LC2604@x")]
    [InlineData("""<bpmn:scriptTask id="x"/>""", "LC2604@x")]
    [InlineData("""<bpmn:intermediateCatchEvent id="x"/>""", "LC2604@x")]
    [InlineData("""<bpmn:intermediateCatchEvent id="x"><bpmn:signalEventDefinition/></bpmn:intermediateCatchEvent>""", "LC2604@x")]
    [InlineData("""<bpmn:intermediateCatchEvent id="x"><bpmn:timerEventDefinition/><bpmn:messageEventDefinition/></bpmn:intermediateCatchEvent>""", "LC2604@x")]
    [InlineData("""<bpmn:startEvent id="x"><bpmn:timerEventDefinition/></bpmn:startEvent>""", "LC2605@x LC2609@x")]
    [InlineData("""<bpmn:userTask id="x" name="X"><bpmn:multiInstanceLoopCharacteristics/></bpmn:userTask>""", "LC2605@x LC2616@x")]
    [InlineData("""<bpmn:task id="x" name="X"/>""", "LC2606@x LC2616@x")]
    [InlineData("""<bpmn:userTask id="a" name="lần hai"/>""", "LC2603@a")]
    [InlineData("""<bpmn:sequenceFlow id="x" sourceRef="a" targetRef="không"/>""", "LC2610@x")]
    [InlineData("""<bpmn:textAnnotation id="x"><bpmn:text>Nhớ kiểm tra</bpmn:text></bpmn:textAnnotation>""", "LC2607@x")]
    [InlineData("""<other xmlns="urn:khac" id="x"/>""", "LC2605@x")]
    public void What_a_procedure_cannot_hold_is_named_at_its_element(string extra, string codes)
    {
        var reading = Drawing(StartEnd + Tasks("a") + extra, "s>a", "a>e");

        Codes(reading).ShouldBe(codes);
        reading.Procedures[0].Steps.ShouldHaveSingleItem().Place.Element.ShouldBe("a");
    }

    [Theory]
    [InlineData("P3D", 3, TimeUnit.Day)]
    [InlineData("PT36H", 36, TimeUnit.Hour)]
    [InlineData("P1DT30M", 1470, TimeUnit.Minute)]
    public void A_timer_of_another_tool_waits_as_long_as_it_says(string duration, int value, TimeUnit unit)
    {
        var reading = Drawing(StartEnd + Timer(duration), "s>a", "a>e");

        Codes(reading).ShouldBe("");
        var step = reading.Procedures[0].Steps.ShouldHaveSingleItem();
        step.Automation.ShouldBe(new Automation.Pause());
        step.Limit!.Limit.ShouldBe(new TimeLimit(value, unit));
    }

    [Theory]
    [InlineData("một tuần")]
    [InlineData("-P1D")]
    [InlineData("P99999999999D")]
    public void A_timer_that_says_no_length_is_named(string duration) =>
        Codes(Drawing(StartEnd + Timer(duration), "s>a", "a>e")).ShouldBe("LC2618@a");

    [Fact]
    public void A_call_of_another_tool_is_a_linked_procedure()
    {
        var reading = Drawing(StartEnd + """<bpmn:callActivity id="a" name="Hộ tịch" calledElement="qt-ho-tich"/>""", "s>a", "a>e");

        reading.Procedures[0].Steps.ShouldHaveSingleItem().Automation.ShouldBe(new Automation.Linked("qt-ho-tich"));
    }

    private static string Timer(string duration) =>
        $"<bpmn:intermediateCatchEvent id=\"a\" name=\"Chờ\"><bpmn:timerEventDefinition><bpmn:timeDuration>{duration}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>";

    [Fact]
    public void A_condition_is_left_out_but_not_in_silence()
    {
        var reading = Inside(StartEnd + Tasks("a") + Flow("1", "s", "a")
            + """<bpmn:sequenceFlow id="2" sourceRef="a" targetRef="e"><bpmn:conditionExpression>${x}</bpmn:conditionExpression></bpmn:sequenceFlow>""");

        Codes(reading).ShouldBe("LC2608@2");
    }

    [Fact]
    public void A_drawing_begins_in_one_place()
    {
        Codes(Drawing("""<bpmn:endEvent id="e"/>""" + Tasks("a"), "a>e")).ShouldBe("LC2609@document");
    }

    [Fact]
    public void Faults_of_the_flow_are_named_at_their_places()
    {
        var reading = Drawing(
            StartEnd + Tasks("a", "b", "c") + """<bpmn:exclusiveGateway id="g"/><bpmn:exclusiveGateway id="h"/>""",
            "s>a", "a>b", "a>c", "b>g", "g>e", "g>h:tiếp", "h>e:x", "h>c:y");

        reading.Diagnostics.Select(diagnostic => $"{diagnostic.Code}@{diagnostic.Place}")
            .ShouldBe(["LC2611@a", "LC2612@h", "LC2614@f4", "LC2616@c"], ignoreOrder: true);
    }

    [Fact]
    public void A_step_where_the_flow_stops_is_named()
    {
        Codes(Drawing(StartEnd + Tasks("a", "b"), "s>a", "a>b")).ShouldBe("LC2615@b");
    }

    [Fact]
    public void Branches_of_more_than_one_step_are_refused()
    {
        var reading = Drawing(
            StartEnd + """<bpmn:parallelGateway id="t"/><bpmn:parallelGateway id="g"/>""" + Tasks("a", "b", "c"),
            "s>t", "t>a", "t>b", "a>c", "c>g", "b>g", "g>e");

        Codes(reading).ShouldContain("LC2613@t");
    }

    [Fact]
    public void Steps_between_a_split_and_its_join_are_done_together_and_what_follows_is_decided_by_whom_it_names()
    {
        var reading = Drawing(
            StartEnd + """<bpmn:parallelGateway id="t"/><bpmn:parallelGateway id="j"/><bpmn:exclusiveGateway id="g" default="f9"/>""" + Tasks("x", "a", "b", "c"),
            "s>x", "x>t", "t>a", "t>b", "a>j", "b>j", "j>g", "g>x:Bước 3: Không đạt", "g>x:Làm lại", "g>c", "c>e");

        reading.Diagnostics.ShouldBeEmpty();
        var steps = reading.Procedures[0].Steps;
        steps.Select(step => (step.No, step.Text, step.Together)).ShouldBe([(1, "Việc x", null), (2, "Việc a", 2), (3, "Việc b", 2), (4, "Việc c", null)]);
        steps[1].Outcomes.ShouldBe([When("Làm lại", To(1))]);
        steps[2].Outcomes.ShouldBe([When("Không đạt", To(1))]);
    }

    [Fact]
    public void The_default_way_out_of_a_route_needs_no_name()
    {
        var steps = Drawing(StartEnd + Tasks("a", "b") + """<bpmn:exclusiveGateway id="g" default="f2"/>""", "s>a", "a>g", "g>b", "g>a:lại", "b>e").Procedures[0].Steps;

        steps[0].Outcomes.ShouldBe([When(RouteGraph.GoesOn, Next), When("lại", To(1))]);
    }

    [Fact]
    public void A_way_past_other_steps_and_a_way_out_in_the_middle_are_outcomes_too()
    {
        var steps = Drawing(
            StartEnd + Tasks("a", "b", "c") + """<bpmn:exclusiveGateway id="g"/><bpmn:endEvent id="f"/>""", "s>a", "a>g", "g>b:được", "g>c:không", "b>e", "c>f").Procedures[0].Steps;

        steps[0].Outcomes.ShouldBe([When("được", Next), When("không", To(3))]);
        steps[1].Outcomes.Select(outcome => outcome.To).ShouldBe([End]);
        steps[2].Outcomes.ShouldBeEmpty();
        steps.ShouldAllBe(step => step.AllOutcomes);
    }

    [Fact]
    public void An_inference_counts_until_it_is_confirmed_and_a_step_without_a_role_has_its_lanes()
    {
        var example = File.ReadAllText(Example);
        BpmnReader.Read(example).Procedures[0].Steps[2].Inferences.ShouldHaveSingleItem().Confirmed.ShouldBeFalse();

        var steps = BpmnReader.Read(example
            .Replace("<lc:inference ", "<lc:inference confirmed=\"true\" ", StringComparison.Ordinal)
            .Replace(" role=\"specialist\" unit=\"specialist\" time", " time", StringComparison.Ordinal)).Procedures[0].Steps;

        steps[2].Inferences.ShouldHaveSingleItem().Confirmed.ShouldBeTrue();
        steps[2].Role.ShouldBe(new ActorRole("specialist", "specialist"));
    }

    [Fact]
    public void A_limit_that_cannot_be_read_is_named()
    {
        var reading = BpmnReader.Read(File.ReadAllText(Example).Replace("value=\"2.5\" unit=\"workingDay\"", "value=\"-1\" unit=\"fortnight\"", StringComparison.Ordinal));

        Codes(reading).ShouldStartWith("LC2618@");
        reading.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Place.Element == "Step_3");
    }

    [Fact]
    public void The_flow_decides_the_order_where_the_numbers_disagree_with_it()
    {
        string Numbered(string id, int no) => $"""<bpmn:userTask id="{id}" name="{id}"><bpmn:extensionElements><lc:step no="{no}"/></bpmn:extensionElements></bpmn:userTask>""";

        var reading = Inside("""<bpmn:startEvent id="s"/>""" + Numbered("a", 1) + Numbered("b", 2) + Numbered("c", 3)
            + Flow("1", "s", "a") + Flow("2", "a", "c") + Flow("3", "c", "b") + """<bpmn:endEvent id="e"/>""" + Flow("4", "b", "e"));

        reading.Diagnostics.ShouldBeEmpty();
        reading.Procedures[0].Steps.Select(step => (step.No, step.Text)).ShouldBe([(1, "a"), (2, "c"), (3, "b")]);
        reading.Procedures[0].Steps.ShouldAllBe(step => step.Outcomes.Count == 0);
    }

    [Fact]
    public void A_step_added_without_a_number_stands_where_the_flow_puts_it()
    {
        using var drawing = new MemoryStream(BpmnWriter.Write(Procedure(Step(1), Step(2))));
        var xml = new StreamReader(drawing).ReadToEnd()
            .Replace("""sourceRef="buoc1" targetRef="buoc2" """, """sourceRef="buoc1" targetRef="moi" """, StringComparison.Ordinal)
            .Replace("<bpmn:sequenceFlow id=\"luong1\"", Task("moi") + Flow("them", "moi", "buoc2") + "<bpmn:sequenceFlow id=\"luong1\"", StringComparison.Ordinal);

        Read(xml).Procedures[0].Steps.Select(step => step.Text).ShouldBe(["Việc 1", "Việc moi", "Việc 2"]);
    }

    [Fact]
    public void A_value_that_is_none_and_a_word_that_is_not_in_the_vocabulary_are_told()
    {
        var reading = Inside("""<bpmn:startEvent id="s"/>""" + """
            <bpmn:userTask id="a" name="A"><bpmn:extensionElements><lc:step no="một" mau="đỏ"><lc:limit value="2,5" unit="workingDay"/></lc:step></bpmn:extensionElements></bpmn:userTask><bpmn:endEvent id="e"/>
            """ + Flow("1", "s", "a") + Flow("2", "a", "e"));

        Codes(reading).ShouldBe("LC2618@a LC2619@a LC2618@a", "the limit, the word, the number");
    }
}
