using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Tests.Execution;

namespace LaoCai.Workflows.Engine.Tests.Compilation;

public sealed class PublishingChecksTests
{
    public static TheoryData<string, string> Refused
    {
        get
        {
            TheoryData<string, string> data = [];

            void Add(string code, Flow flow) => data.Add(code, flow.Json());

            Add("activity.unknown-type", Flow.Of().With("goi", "HttpRequest").Connect("batDau > goi"));
            Add("connection.unknown-activity", Flow.Of().Task("a").Connect("batDau > a > khongCo"));
            Add("input.no-type-name", Flow.Of().With("a", "RunTask", ("taskName", new System.Text.Json.Nodes.JsonObject { ["value"] = "x" })).Connect("batDau > a"));
            Add("expression.unknown-type", Flow.Of().With("a", "Event", ("eventName", System.Text.Json.Nodes.JsonNode.Parse("""{"typeName":"String","expression":{"type":"Liquid","value":"x"}}""")!)).Connect("batDau > a"));
            Add("expression.bad-script", Flow.Of().Decision("re", "a === ").Connect("batDau > re"));
            Add("expression.bad-script", Flow.Of().Decision("re", new string('(', 9_000)).Connect("batDau > re"));
            Add("expression.bad-object", Flow.Of().With("tach", "FlowFork", ("branches", System.Text.Json.Nodes.JsonNode.Parse("""{"typeName":"String[]","expression":{"type":"Object","value":"[A"}}""")!)).Connect("batDau > tach"));
            Add("activity.duplicate-id", Flow.Of().Task("a").Task("a").Connect("batDau > a"));
            Add("task.payload-unreadable", Flow.Of().Task("a", "{\"limit\":{\"value\":2,\"unit\":\"week\"}}").Connect("batDau > a"));
            Add("clock.unreadable", Flow.Of().Task("a").Connect("batDau > a").Custom("legalLimit", "\"15 ngày\""));
            Add("task.payload-unreadable", Flow.Of().Task("a", "{\"limit\":{\"value\":100000,\"unit\":\"workingDay\"}}").Connect("batDau > a"));
            Add("variable.unknown", Flow.Of().Task("a", result: "khongCo").Connect("batDau > a"));
            Add("variable.unknown", Flow.Of().Set("a", "KhongCo", "1").Connect("batDau > a"));
            Add("variable.bad-default", Flow.Of().Variable("So", "Int32", "mười").Task("a").Connect("batDau > a"));
            Add("variable.duplicate", Flow.Of().Variable("X").Variable("X").Task("a").Connect("batDau > a"));
            Add("activity.not-reachable", Flow.Of().Task("a").Task("le").Connect("batDau > a"));
            Add("connection.unknown-port", Flow.Of().Decision("re", "true").Task("a").Connect("batDau > re", "re.Yes > a"));
            Add("connection.unknown-port", Flow.Of().With("ket", "End").Task("a").Connect("batDau > ket > a"));
            Add("connection.duplicate", Flow.Of().Task("a").Connect("batDau > a", "batDau > a"));
            Add("connection.invalid-backward", Flow.Of().Decision("loai", "true").Task("a").Task("b").Decision("dat", "true").Connect("batDau > loai", "loai.True > a > dat", "loai.False > b > dat", "dat.False > a"));
            Add("join.never-goes-on", Flow.Of().Decision("re", "true").Task("a").Task("b").Join("gop", "WaitAll").Task("sau").Connect("batDau > re", "re.True > a > gop", "re.False > b > gop > sau"));
            Add("join.unknown-mode", Flow.Of().Join("gop", "WaitSome").Connect("batDau > gop"));
            Add("loop.breaks-join", Flow.Of().Fork("tach", "A", "B").Task("a").Decision("dat", "true").Task("b").Join("gop", "WaitAll").Task("ky").Connect("batDau > tach", "tach.A > a > dat", "dat.True > gop", "dat.False > a", "tach.B > b > gop > ky"));
            Add("loop.endless", Flow.Of().Variable("X").Set("a", "X", "1").Join("b", "WaitAny").Connect("batDau > a > b > a"));
            Add("timer.bad-time-span", Flow.Of().With("cho", "Delay", ("timeSpan", Flow.Literal("năm phút"))).Connect("batDau > cho"));
            Add("timer.bad-instant", Flow.Of().With("cho", "StartAt", ("dateTime", Flow.Literal("mai"))).Connect("batDau > cho"));
            Add("event.no-name", Flow.Of().With("cho", "Event").Connect("batDau > cho"));
            Add("child.no-definition", Flow.Of().With("goi", "DispatchWorkflow").Connect("batDau > goi"));
            Add("switch.duplicate-label", Flow.Of().With("re", "FlowSwitch", ("cases", System.Text.Json.Nodes.JsonNode.Parse("""[{"label":"A","condition":{"type":"Literal","value":true}},{"label":"A","condition":{"type":"Literal","value":true}}]""")!)).Connect("batDau > re"));
            data.Add("flowchart.empty", """{"definitionId":"a","root":{"id":"l","type":"Elsa.Flowchart"}}""");
            data.Add("root.not-a-flowchart", """{"definitionId":"a","root":{"id":"l","type":"Elsa.Sequence"}}""");
            data.Add("document.too-large", $$"""{"definitionId":"a","root":{{string.Concat(Enumerable.Range(0, 9).Select(i => $$"""{"id":"l{{i}}","type":"Elsa.Flowchart","activities":["""))}}{{string.Concat(Enumerable.Repeat("]}", 9))}}}""");

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_definition_that_cannot_be_right_is_refused_with_a_code_and_a_place(string code, string json)
    {
        DocumentReading reading = DocumentReader.Read(json);
        reading.Problems.ShouldBeEmpty();

        IReadOnlyList<DefinitionProblem> problems = PublishingChecks.Check(reading.Document!);

        problems.ShouldContain(problem => problem.Code == code && problem.Message.Length > 20, string.Join('\n', problems));
    }

    [Fact]
    public void A_definition_with_forks_joins_loops_and_nested_flowcharts_is_taken()
    {
        Flow flow = Flow.Of().Variable("KQ").Task("soan", "{\"outcomes\":[\"Trình\"]}", "KQ").Fork("tach", "A", "B").Task("a").Task("b").Join("gop", "WaitAll").Decision("dat", "variables.KQ.outcome === 'Đạt'").Task("ky")
            .Connect("batDau > soan > tach", "tach.A > a > gop", "tach.B > b > gop > dat", "dat.True > ky", "dat.False > soan");

        PublishingChecks.Check(flow.Document()).ShouldBeEmpty();
    }

    [Fact]
    public void All_problems_are_told_and_not_only_the_first()
    {
        Flow flow = Flow.Of().With("goi", "HttpRequest").Decision("re", "((").Task("a", "{\"title\":1}").Connect("batDau > khongCo");

        PublishingChecks.Check(flow.Document()).Select(problem => problem.Code).ShouldBe(
            ["activity.unknown-type", "connection.unknown-activity", "expression.bad-script", "task.payload-unreadable"], ignoreOrder: true);
    }

    [Fact]
    public void A_huge_definition_is_refused_quickly()
    {
        Flow flow = Flow.Of();

        for (int i = 0; i < 2_001; i++)
        {
            flow.Task($"t{i}");
        }

        PublishingChecks.Check(flow.Document()).ShouldContain(problem => problem.Code == "document.too-large");
    }
}
