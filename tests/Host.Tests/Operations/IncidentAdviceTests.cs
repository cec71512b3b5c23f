using LaoCai.Workflows.Host.Operations;

namespace LaoCai.Workflows.Host.Tests.Operations;

public sealed class IncidentAdviceTests
{
    [Theory]
    [InlineData("child.not-published", "Ban hành quy trình con")]
    [InlineData("variable.wrong-type", "nhập lại")]
    [InlineData("deadline.uncountable", "lịch làm việc")]
    [InlineData("timer.uncountable", "lịch làm việc")]
    [InlineData("timer.bad-instant", "sửa quy trình")]
    [InlineData("timer.bad-time-span", "sửa quy trình")]
    [InlineData("flow.endless", "sửa quy trình")]
    [InlineData("flow.too-many-open", "sửa quy trình")]
    [InlineData("task.payload-unreadable", "sửa quy trình")]
    [InlineData("script.threw", "sửa quy trình")]
    [InlineData("script.too-many-statements", "sửa quy trình")]
    public void Every_fault_of_the_engine_has_advice_of_its_own(string code, string advice)
    {
        IncidentAdvice.Do(code).Vietnamese.ShouldContain(advice);
        IncidentAdvice.What(code).ShouldNotBe(IncidentAdvice.What("fault"));
        IncidentAdvice.Do(code).English.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_fault_that_a_definition_raises_itself_has_the_general_advice() => IncidentAdvice.Do("het-ho-so").Vietnamese.ShouldContain("Chạy lại");
}
