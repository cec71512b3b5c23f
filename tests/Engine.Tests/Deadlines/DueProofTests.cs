using CsCheck;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Tests.Calendars;
using static LaoCai.Workflows.Engine.Tests.Calendars.Given;

namespace LaoCai.Workflows.Engine.Tests.Deadlines;

public sealed class DueProofTests
{
    private static readonly Gen<(AnyCalendar, DateTime, TimeLimit, CountingRule)> GenCase =
        Gen.Select(AnyCalendar.GenCalendar, AnyCalendar.GenMinute, CalendarPropertyTests.GenLimit, CalendarPropertyTests.GenRule);

    [Fact]
    public void The_proof_always_comes_to_the_due_instant() =>
        GenCase.Sample((any, from, limit, rule) =>
            DueProof.Of(limit, AnyCalendar.Instant(from), rule, any.Calendar).DueAt == any.Calendar.Due(limit, AnyCalendar.Instant(from), rule), iter: 600);

    [Fact]
    public void Every_day_from_the_first_to_the_last_is_told_once() =>
        GenCase.Where((_, _, limit, _) => limit.Unit is TimeUnit.WorkingDay or TimeUnit.WorkingHour or TimeUnit.Day && limit.Value > 0)
            .Sample((any, from, limit, rule) =>
            {
                DueProof proof = DueProof.Of(limit, AnyCalendar.Instant(from), rule, any.Calendar);

                DateOnly last = any.Calendar.DateOf(proof.DueAt.AddTicks(-1));
                proof.Lines.Select(line => line.Day.Date).ShouldBe(
                    Enumerable.Range(0, last.DayNumber - DateOnly.FromDateTime(from).DayNumber + 1).Select(day => DateOnly.FromDateTime(from).AddDays(day)));
                proof.Lines.ShouldAllBe(line => line.Reason != ProofReason.Counted || line.Day.Hours.IsWorking || limit.Unit == TimeUnit.Day);
            }, iter: 200);

    [Fact]
    public void The_intervals_that_count_are_the_working_time_up_to_the_due_instant() =>
        GenCase.Where((_, _, limit, rule) => limit.Unit == TimeUnit.WorkingHour || (limit.Unit == TimeUnit.WorkingDay && rule == CountingRule.InternalStep))
            .Sample((any, from, limit, rule) =>
            {
                DueProof proof = DueProof.Of(limit, AnyCalendar.Instant(from), rule, any.Calendar);

                TimeSpan counted = TimeSpan.FromTicks(proof.Lines.Sum(line => line.Counted.Sum(interval => interval.Length.Ticks)));
                counted.ShouldBe(any.Calendar.WorkingBetween(proof.StartedAt, proof.DueAt));
                (limit.Unit != TimeUnit.WorkingHour || counted == Hours((double)limit.Value)).ShouldBeTrue();
            }, iter: 200);

    [Fact]
    public void A_running_deadline_is_proved_with_its_own_rule_and_calendar_version()
    {
        Deadline deadline = DeadlineRules.Start(0, WorkingDays(3), At("2026-03-05 09:00"), null, EightHours, "the version");

        DueProof proof = DueProof.Of(deadline, EightHours);

        proof.DueAt.ShouldBe(deadline.DueAt);
        proof.Calendar.ShouldBe("the version");
        proof.Rule.ShouldBe(CountingRule.Statutory);
    }

    [Fact]
    public void A_proof_is_told_in_Vietnamese_and_English()
    {
        WorkingCalendar calendar = Calendar(
            "07:30-11:30 13:30-17:00",
            off: [Off("2025-04-30", "2025-05-02", "Lễ")],
            working: [MakeUp("2025-04-26", insteadOf: "2025-05-02")]);

        DueProof proof = DueProof.Of(WorkingDays(4), At("2025-04-25 09:00"), CountingRule.Statutory, calendar);

        string hash = calendar.Version[..12];
        ProofWriter.Write(proof).Select(line => line.Vi).ShouldBe(
        [
            "Thời hạn: 4 ngày làm việc.",
            "Cách tính: ngày đầu tiên không tính, tính từ ngày làm việc tiếp theo, hết hạn khi hết giờ làm việc của ngày cuối cùng (Bộ luật Dân sự 2015, Điều 147, 148).",
            "Bắt đầu: 09:00 thứ Sáu, 25/04/2025.",
            "Thứ Sáu, 25/04/2025: ngày đầu tiên, không tính.",
            "Thứ Bảy, 26/04/2025: tính, ngày thứ 1, làm bù (07:30–11:30, 13:30–17:00).",
            "Chủ nhật, 27/04/2025: nghỉ hằng tuần, không tính.",
            "Thứ Hai, 28/04/2025: tính, ngày thứ 2 (07:30–11:30, 13:30–17:00).",
            "Thứ Ba, 29/04/2025: tính, ngày thứ 3 (07:30–11:30, 13:30–17:00).",
            "Thứ Tư, 30/04/2025: Lễ, không tính.",
            "Thứ Năm, 01/05/2025: Lễ, không tính.",
            "Thứ Sáu, 02/05/2025: Lễ, không tính.",
            "Thứ Bảy, 03/05/2025: nghỉ hằng tuần, không tính.",
            "Chủ nhật, 04/05/2025: nghỉ hằng tuần, không tính.",
            "Thứ Hai, 05/05/2025: tính, ngày thứ 4 (07:30–11:30, 13:30–17:00).",
            "Đến hạn: 17:00 thứ Hai, 05/05/2025.",
            $"Lịch làm việc phiên bản {hash}, múi giờ Asia/Ho_Chi_Minh.",
        ]);
        ProofWriter.Write(proof)[4].En.ShouldBe("Saturday, 26 April 2025: counted, day 1, make-up day (07:30–11:30, 13:30–17:00).");
    }

    [Fact]
    public void Every_limit_and_rule_can_be_told() =>
        GenCase.Sample((any, from, limit, rule) =>
            ProofWriter.Write(DueProof.Of(limit, AnyCalendar.Instant(from), rule, any.Calendar)).ShouldAllBe(line => line.Vi.EndsWith('.') && line.En.EndsWith('.')), iter: 200);
}
