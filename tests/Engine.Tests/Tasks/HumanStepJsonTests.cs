using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Json;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Tests.Tasks;

public sealed class HumanStepJsonTests
{
    [Fact]
    public void A_step_comes_back_as_it_was_written()
    {
        HumanStep step = new()
        {
            No = 4,
            Title = "Thẩm định hồ sơ",
            Role = "specialist",
            Unit = "deciding",
            Limit = new TimeLimit(2.5m, TimeUnit.WorkingDay),
            LimitGroup = "tham-dinh",
            Escalation = new EscalationPolicy(
                [0.5m, 0.8m],
                [new EscalationRung("head", null, new TimeLimit(4, TimeUnit.WorkingHour)), new EscalationRung("office", "province", new TimeLimit(1, TimeUnit.WorkingDay)) { Channels = ["page", "webhook:sms"] }])
            {
                Name = "Hồ sơ gấp",
            },
            Outcomes = ["Đạt", "Không đạt"],
            Form = "phieu-tham-dinh",
            Documents = ["mau-04"],
            LegalBasis = ["Nghị định 61/2018/NĐ-CP, Điều 19"],
        };

        string json = HumanStepJson.Write(step);
        (HumanStep read, IReadOnlyList<FieldProblem> problems) = HumanStepJson.Read(JsonFields.Parse(json));

        problems.ShouldBeEmpty();
        HumanStepJson.Write(read).ShouldBe(json);
        json.ShouldContain("\"limit\":{\"value\":2.5,\"unit\":\"workingDay\"}");
        read.Escalation!.Chain[1].Channels.ShouldBe(["page", "webhook:sms"]);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{\"title\":7}")]
    [InlineData("{\"limit\":{\"value\":\"2\",\"unit\":\"day\"}}")]
    [InlineData("{\"limit\":{\"value\":2,\"unit\":\"week\"}}")]
    [InlineData("{\"limit\":{\"value\":-1,\"unit\":\"day\"}}")]
    [InlineData("{\"limit\":{\"value\":1e9,\"unit\":\"day\"}}")]
    [InlineData("{\"limit\":{\"unit\":\"day\"}}")]
    [InlineData("{\"escalation\":{\"warnAt\":[1.5]}}")]
    [InlineData("{\"escalation\":{\"chain\":[{\"role\":\"head\"}]}}")]
    [InlineData("{\"escalation\":{\"chain\":[{\"role\":\"head\",\"after\":{\"value\":1e9,\"unit\":\"workingDay\"}}]}}")]
    [InlineData("{\"escalation\":{\"chain\":[{\"role\":\"head\",\"after\":{\"value\":1,\"unit\":\"workingDay\"},\"channels\":[\"pigeon\"]}]}}")]
    [InlineData("{\"outcomes\":[\"a\",\"a\"]}")]
    [InlineData("{\"outcomes\":[1]}")]
    public void A_payload_that_says_something_impossible_is_a_problem(string json) =>
        HumanStepJson.Read(JsonFields.Parse(json)).Problems.ShouldNotBeEmpty();

    [Fact]
    public void A_policy_without_names_and_channels_is_written_as_before() =>
        HumanStepJson.Write(new HumanStep { Escalation = new EscalationPolicy([0.5m], [new EscalationRung("head", null, new TimeLimit(4, TimeUnit.WorkingHour))]) })
            .ShouldBe("""{"escalation":{"warnAt":[0.5],"chain":[{"role":"head","after":{"value":4,"unit":"workingHour"}}]}}""");

    [Fact]
    public void Fields_of_others_are_left_alone() =>
        HumanStepJson.Read(JsonSerializer.SerializeToElement(new { colour = "red", title = "Ký" })).ShouldSatisfyAllConditions(
            read => read.Problems.ShouldBeEmpty(),
            read => read.Step.Title.ShouldBe("Ký"));
}
