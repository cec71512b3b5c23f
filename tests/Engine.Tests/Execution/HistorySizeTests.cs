using System.Text;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Tests.Execution;

public sealed class HistorySizeTests
{
    private const string Payload = """
        {"no":4,"title":"Thẩm định hồ sơ, trình lãnh đạo phòng","role":"specialist","unit":"deciding","limit":{"value":2.5,"unit":"workingDay"},
         "escalation":{"warnAt":[0.5,0.8],"chain":[{"role":"head","after":{"value":4,"unit":"workingHour"}}]},"outcomes":["Đạt","Không đạt","Bổ sung"],
         "form":"phieu-tham-dinh","documents":["mau-04"],"legalBasis":["Nghị định 61/2018/NĐ-CP, Điều 19"]}
        """;

    [Fact]
    public void A_completion_that_opens_the_next_task_leaves_less_than_700_bytes_of_history()
    {
        Instance instance = Instance.Started(Flow.Of().Variable("KQ").Task("buoc-04", Payload, "KQ").Decision("re", "variables.KQ.outcome === 'Đạt'").Task("buoc-05", Payload, "KQ")
            .Connect("batDau > buoc-04 > re", "re.True > buoc-05"));
        WorkflowCommand.CompleteTask command = new(instance.TaskIdOf("buoc-04"), "Đạt", System.Text.Json.JsonSerializer.SerializeToElement(new { ghiChu = "Hồ sơ đầy đủ, hợp lệ" }));

        instance.Do(command).ShouldBeNull();

        string history = WorkflowCommandJson.Write(command) + WorkflowEventJson.Write(instance.Events);
        Encoding.UTF8.GetByteCount(history).ShouldBeLessThan(450, history);
        InstanceStateJson.Write(instance.Lookup, instance.State!).Length.ShouldBeLessThan(800);
    }
}
