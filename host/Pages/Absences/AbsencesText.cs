using LaoCai.Workflows.Host.Absences;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Absences;

internal static class AbsencesText
{
    public static readonly Phrase Menu = new("Nghỉ, làm thay", "Absences");
    public static readonly Phrase Title = new("Nghỉ và người làm thay", "Absences and substitutes");
    public static readonly Phrase Intro = new(
        "Khi một người nghỉ, người làm thay thấy và xử lý được việc của người đó; hết nghỉ, việc trở về người cũ.",
        "While somebody is away, the substitute sees and does their tasks; afterwards the tasks are theirs again.");
    public static readonly Phrase Enter = new("Đăng ký nghỉ", "Enter an absence");
    public static readonly Phrase Whose = new("Người nghỉ", "Who is away");
    public static readonly Phrase Choose = new("Chọn", "Choose");
    public static readonly Phrase From = new("Từ ngày", "From");
    public static readonly Phrase Until = new("Đến hết ngày", "Until, inclusive");
    public static readonly Phrase Substitutes = new("Người làm thay, theo thứ tự", "Substitutes, in order");
    public static readonly Phrase SubstitutesHint = new(
        "Người đầu tiên có mặt sẽ làm thay. Nếu không ai có mặt, trưởng đơn vị chịu trách nhiệm.",
        "The first who is there stands in. If nobody is, the head of the unit does.");
    public static readonly Phrase AskHead = new(
        "Muốn cử người khác vị trí, hãy đề nghị trưởng đơn vị nhập kèm văn bản ủy quyền.",
        "For somebody of another post, ask the head of the unit, who enters it with the written authorisation.");
    public static readonly Phrase Nobody = new("(không có)", "(nobody)");
    public static readonly Phrase SamePost = new("cùng vị trí", "same post");
    public static readonly Phrase OtherPost = new("cần văn bản ủy quyền", "needs a written authorisation");
    public static readonly Phrase Authority = new("Văn bản ủy quyền", "Written authorisation");
    public static readonly Phrase AuthorityHint = new(
        "Số và ngày của văn bản; bắt buộc khi người làm thay không cùng vị trí. Người được ủy quyền không được ủy quyền tiếp.",
        "Its number and date; needed where a substitute does not hold the same post. Lent authority is not handed on.");
    public static readonly Phrase Note = new("Căn cứ nghỉ", "Decision on the leave");
    public static readonly Phrase Save = new("Lưu lịch nghỉ", "Save the absence");
    public static readonly Phrase Saved = new("Đã lưu lịch nghỉ. Người làm thay đã được báo.", "The absence is saved and the substitutes were told.");
    public static readonly Phrase Ended = new("Đã kết thúc đợt nghỉ.", "The absence was ended.");
    public static readonly Phrase List = new("Các đợt nghỉ đang và sắp diễn ra", "Absences now and to come");
    public static readonly Phrase None = new("Không có đợt nghỉ nào.", "There are no absences.");
    public static readonly Phrase Person = new("Người nghỉ", "Person");
    public static readonly Phrase Days = new("Thời gian", "Days");
    public static readonly Phrase Now = new("Đang nghỉ", "Away now");
    public static readonly Phrase HeadStandsIn = new("Trưởng đơn vị", "The head of the unit");
    public static readonly Phrase Act = new("Thao tác", "Action");
    public static readonly Phrase End = new("Kết thúc sớm", "End it");
    public static readonly Phrase Cancel = new("Hủy", "Cancel it");
    public static readonly Phrase Picture = new("Lịch nghỉ bốn tuần, mỗi người một dòng", "Absences over four weeks, a line a person");
    public static readonly Phrase PictureTitle = new("Bốn tuần tới", "The next four weeks");

    public static Phrase Range(DateOnly from, DateOnly until) => new($"{VietnamTime.Text(from)} – {VietnamTime.Text(until)}", $"{VietnamTime.Text(from)} – {VietnamTime.Text(until)}");

    public static Phrase By(string authority) => new($"theo {authority}", $"by {authority}");

    /// <summary>Names with the last day each, for a sentence.</summary>
    public static string Colleagues(IEnumerable<StandsInFor> standsIn) =>
        string.Join(", ", standsIn.Select(one => $"{one.Name} (→ {VietnamTime.Text(one.Until)})").Distinct());

    /// <summary>What stands in the way, by the stable code.</summary>
    public static Phrase Trouble(string code) => code switch
    {
        "absence.dates-missing" => new("Hãy nhập cả ngày bắt đầu và ngày kết thúc.", "Give both the first and the last day."),
        "absence.dates-reversed" => new("Ngày kết thúc trước ngày bắt đầu.", "The last day lies before the first."),
        "absence.too-long" => new("Một đợt nghỉ dài tối đa một năm.", "An absence lasts at most a year."),
        "absence.past" => new("Đợt nghỉ này đã qua.", "These days are over already."),
        "absence.overlaps" => new("Người này đã có lịch nghỉ trùng với những ngày đó.", "The person is absent on some of these days already."),
        "absence.substitute-repeated" => new("Mỗi người làm thay chỉ chọn một lần.", "Name each substitute once."),
        "absence.substitute-self" => new("Không tự làm thay chính mình.", "Nobody stands in for themselves."),
        "absence.authority-missing" => new("Người làm thay không cùng vị trí: cần số và ngày của văn bản ủy quyền.", "A substitute of another post needs the authorisation's number and date."),
        "absence.authority-not-yours" => new("Chỉ người đứng đầu đơn vị được ủy quyền. Hãy đề nghị trưởng đơn vị nhập đợt nghỉ này.", "Only the head of the unit lends authority; ask them to enter this absence."),
        "absence.authority-elsewhere" => new("Chỉ ủy quyền trong cùng cơ quan.", "Authority is lent within the agency alone."),
        "absence.not-yours" or "absence.not-found" => new("Bạn không được sửa lịch nghỉ này.", "This absence is not yours to change."),
        _ => new($"Không lưu được ({code}). Chưa có gì được ghi.", $"This was refused ({code}). Nothing was saved."),
    };
}
