using System.Globalization;
using LaoCai.Workflows.Engine.Simulation;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Simulations;

/// <summary>What a simulation is called on the page, in the table and in the picture.</summary>
internal static class SimulationText
{
    public static readonly Phrase Title = new("Mô phỏng một năm", "Simulate a year");
    public static readonly Phrase Arrived = new("Tiếp nhận", "Received");
    public static readonly Phrase Finished = new("Đã xong", "Finished");
    public static readonly Phrase Open = new("Còn đang giải quyết", "Still open");
    public static readonly Phrase Stopped = new("Dừng vì lỗi quy trình", "Stopped by a fault");
    public static readonly Phrase Late = new("Trễ hạn", "Late");
    public static readonly Phrase FinishedLate = new("xong trễ", "finished late");
    public static readonly Phrase OpenLate = new("đang trễ", "open and late");
    public static readonly Phrase Lead = new("Thời gian giải quyết", "Time to finish");
    public static readonly Phrase Lateness = new("Trễ bao lâu", "How late");
    public static readonly Phrase WorkingHours = new("giờ làm việc", "working hours");
    public static readonly Phrase Median = new("trung vị", "median");
    public static readonly Phrase Most = new("dài nhất", "most");
    public static readonly Phrase Step = new("Bước", "Step");
    public static readonly Phrase Tasks = new("Số việc", "Tasks");
    public static readonly Phrase LateSteps = new("Trễ bước", "Late");
    public static readonly Phrase Wait = new("Chờ", "Wait");
    public static readonly Phrase Queue = new("Hàng chờ", "Queue");
    public static readonly Phrase Mean = new("trung bình", "mean");
    public static readonly Phrase Longest = new("nhiều nhất", "longest");
    public static readonly Phrase AtEnd = new("cuối kỳ", "at the end");
    public static readonly Phrase Staff = new("Nhân sự", "People");
    public static readonly Phrase Role = new("Vai trò", "Role");
    public static readonly Phrase Unit = new("Đơn vị", "Unit");
    public static readonly Phrase Number = new("Số người", "Number");
    public static readonly Phrase Utilisation = new("Thời gian bận", "Busy");
    public static readonly Phrase Load = new("Khối lượng việc", "Load");
    public static readonly Phrase Needed = new("Nên có", "Enough");
    public static readonly Phrase BottleneckTitle = new("Điểm nghẽn", "Bottleneck");
    public static readonly Phrase NoBottleneck = new("Không có bước nào phải chờ đáng kể.", "Nothing waits long enough to speak of.");
    public static readonly Phrase Picture = new("Số việc đang chờ ở từng bước, cuối mỗi ngày", "Tasks waiting at each step at the end of each day");
    public static readonly Phrase Waiting = new("Số việc đang chờ", "Tasks waiting");
    public static readonly Phrase Anyone = new("mọi vai trò", "any role");
    public static readonly Phrase AnyUnit = new("mọi đơn vị", "any unit");
    public static readonly Phrase Nobody = new("chưa có ai", "nobody");

    public static readonly Phrase NotFound = new("Không tìm thấy thủ tục hoặc lần mô phỏng này.", "There is no such procedure or run.");
    public static readonly Phrase TooLarge = new("Tệp quá lớn. Hãy gộp hồ sơ theo ngày (cột at và count).", "The file is too large. Give a count for each day (columns at and count).");
    public static readonly Phrase BadYear = new("Năm phải từ 1991 đến 2099.", "The year must be from 1991 to 2099.");
    public static readonly Phrase BadCount = new("Số hồ sơ phải từ 1 đến 100.000.", "The number of dossiers must be from 1 to 100,000.");

    public static Phrase NoneInYear(int year) => new($"Không có hồ sơ nào được tiếp nhận trong năm {year}.", $"No dossier was received in {year}.");

    public static Phrase Period(SimulationReport report) => new(
        string.Create(CultureInfo.InvariantCulture, $"Từ {VietnamTime.Day(report.From):dd/MM/yyyy} đến {VietnamTime.Day(report.Until.AddTicks(-1)):dd/MM/yyyy}; lịch làm việc {report.Calendar[..12]}, hạt giống {report.Seed}"),
        string.Create(CultureInfo.InvariantCulture, $"{VietnamTime.Day(report.From):yyyy-MM-dd} to {VietnamTime.Day(report.Until.AddTicks(-1)):yyyy-MM-dd}; calendar {report.Calendar[..12]}, seed {report.Seed}"));

    public static Phrase Circle(string at, int dossiers) => at == "circle"
        ? new($"{dossiers} hồ sơ đi vòng không dứt", $"{dossiers} dossiers go round without end")
        : new($"{dossiers} hồ sơ dừng tại “{at}”", $"{dossiers} dossiers stopped at “{at}”");

    /// <summary>Which step it is, and how much of the waiting happens there.</summary>
    public static Phrase Where(Bottleneck bottleneck, StepFigures step) => new(
        $"{Named(step, PageLanguage.Vietnamese)}: {Percent(bottleneck.WaitShare, PageLanguage.Vietnamese)} tổng thời gian chờ của cả quy trình.",
        $"{Named(step, PageLanguage.English)}: {Percent(bottleneck.WaitShare, PageLanguage.English)} of all waiting.");

    /// <summary>Why it is the bottleneck, and what would help.</summary>
    public static Phrase Why(Bottleneck bottleneck)
    {
        var (vi, en) = (Percent(bottleneck.Load, PageLanguage.Vietnamese), Percent(bottleneck.Load, PageLanguage.English));
        return bottleneck.Cause switch
        {
            BottleneckCause.Nobody => new("Không có ai làm bước này.", "Nobody does this step."),
            BottleneckCause.Overload => new(
                $"Việc đến bằng {vi} thời gian mà {bottleneck.People} người có: làm không kịp, hàng chờ cứ dài thêm. Cần khoảng {bottleneck.Needed} người.",
                $"The work that comes is {en} of the time that {bottleneck.People} people have: it never gets done and the queue grows. About {bottleneck.Needed} people would be enough."),
            BottleneckCause.Busy => new(
                $"{bottleneck.People} người bận {vi} thời gian: mỗi đợt cao điểm phải rất lâu mới giải quyết hết. {bottleneck.Needed} người thì đủ.",
                $"{bottleneck.People} people are busy {en} of their time: every rush takes long to be worked off. {bottleneck.Needed} would be enough."),
            BottleneckCause.Rushes => new(
                $"Tính chung cả kỳ thì {bottleneck.People} người là đủ (khối lượng việc {vi} thời gian); việc dồn vào một số giờ, số ngày cao điểm.",
                $"On average {bottleneck.People} people are enough (a load of {en}); the work comes in rushes."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What was made up, so that nobody takes it for measured.</summary>
    public static IReadOnlyList<Phrase> Assumptions(StaffPlan staffing) =>
    [
        new($"Bước không ghi thời gian làm: trung bình {Percent(staffing.Effort, PageLanguage.Vietnamese)} thời hạn của bước; bước không có thời hạn: {StaffPlan.WithoutLimit.TotalMinutes:0} phút.",
            $"Work that nothing is said of takes {Percent(staffing.Effort, PageLanguage.English)} of the step's limit on average; without a limit {StaffPlan.WithoutLimit.TotalMinutes:0} minutes."),
        new($"Bước không ghi tỷ lệ kết quả: {Percent(SimulationRun.LeadingShare, PageLanguage.Vietnamese)} hồ sơ đi tiếp, còn lại chia đều cho các kết quả khác.",
            $"Of outcomes that nothing is said of, {Percent(SimulationRun.LeadingShare, PageLanguage.English)} lead on and the rest is spread evenly."),
        staffing.Order == TaskOrder.Deadline
            ? new("Việc gần đến hạn làm trước.", "What is due first is done first.")
            : new("Việc đến trước làm trước.", "First come, first served."),
    ];

    public static string Named(StepFigures step, PageLanguage language) =>
        step.No is { } no ? $"{Step.In(language)} {no.ToString(CultureInfo.InvariantCulture)}. {step.Title}" : step.Title;

    /// <summary>A number with the marks of the language: 1.234,5 in Vietnamese.</summary>
    public static string Figure(double value, PageLanguage language, int digits = 0) => value.ToString($"N{digits}", Marks(language));

    public static string Percent(double share, PageLanguage language) => Figure(share * 100, language, share is > 0 and < 0.1 ? 1 : 0) + (language == PageLanguage.English ? "%" : " %");

    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    private static NumberFormatInfo Marks(PageLanguage language) => language == PageLanguage.English ? NumberFormatInfo.InvariantInfo : Vietnamese;
}
