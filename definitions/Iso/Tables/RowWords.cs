using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Text;

namespace LaoCai.Workflows.Definitions.Iso.Tables;

/// <summary>Words by which a row below a heading is told from a step. All but the labels ask about folded text.</summary>
internal static partial class RowWords
{
    /// <summary>True for a cell that holds a step's number and nothing else.</summary>
    public static bool IsLabel(string text) => text.Length <= 24 && LabelOnly().IsMatch(Letters.Fold(text));

    public static bool IsTotal(string folded) => Total().IsMatch(folded);

    /// <summary>True for a line of the box at a page's head, which some offices copy into the table: <c>Mã hiệu: …</c>, <c>Trang: 2/4</c>.</summary>
    public static bool IsOfPageHead(string line) => PageHead().IsMatch(Letters.Fold(Letters.Head(line)));

    /// <summary>The number that a label begins with, without the word before it; empty where it has none.</summary>
    public static string NumberOf(string label) => OwnNumber().Match(Letters.Fold(Letters.Head(label))).Groups["no"].Value;

    /// <summary>True for <c>Bước 1</c> and <c>B1</c>, by which the steps of a procedure begin.</summary>
    public static bool IsFirstByWord(string label) => FirstByWord().IsMatch(Letters.Fold(Letters.Head(label)));

#pragma warning disable MA0009 // linear in practice: no nested repetition, and never asked about more than one short line
    [GeneratedRegex(@"^[\W]*(tong( cong| so)?( (thoi gian|thoi han|so ngay|so gio|ngay|gio)\b.*|\W*$|\W*\(.*|\s*:.*| \d.*)|cong\W*(\([ivx\d]+\))?\W*$|cong (tai|giai doan|gd|muc|phan)\b.*|cong\s*:.*|cong thoi gian.*|(thoi gian|thoi han) (giai quyet|thuc hien|xu ly)( (thu tuc|tthc|ho so|cua thu tuc|toan bo|theo quy dinh)\b.*|\W*$|\s*:.*)|total\b.*)")]
    private static partial Regex Total();

    [GeneratedRegex(@"^([\-+*•·]|neu |truong hop |(da |chua |khong |dat |hop le|phu hop|du dieu kien)[^.;]{0,40}:)")]
    public static partial Regex ContinuesList();

    [GeneratedRegex(@"^\W*(neu|truong hop)\b.{3,160}(,| )thi\b.{3,}")]
    public static partial Regex TellsCase();

    [GeneratedRegex(@"^\W*(ghi chu|luu y|chu thich|\(?\*+\)?\s*\w)")]
    public static partial Regex Remark();

    [GeneratedRegex(@"^(\d+(\.\d+)*|[ivx]+|[a-z])?[\.\)]?\s*(bieu mau$|bieu mau:|cac bieu mau|ho so (can )?luu|luu (tru )?ho so|ho so luu tru|tai lieu lien quan|phu luc$|can cu phap ly|co so phap ly|phi, le phi|le phi)")]
    public static partial Regex Section();

    [GeneratedRegex(@"^\W*(buoc|b)?\s*(?<no>\d+(\.\d+)*|[ivx]+(?=\W|$))")]
    private static partial Regex OwnNumber();

    [GeneratedRegex(@"^\s*([IVX]+|[A-H])\s*[\.\)]?\s*$")]
    public static partial Regex Upper();

    [GeneratedRegex(@"^(nguoi|ca nhan|can bo|cong chuc|chuyen vien|chuc danh|chuc vu|vi tri|trach nhiem)\b")]
    public static partial Regex Person();

    [GeneratedRegex(@"^\W*(giai doan|gd\s*\d|phan (thu )?[\divx]|truong hop)")]
    public static partial Regex Phase();

    [GeneratedRegex(@"^\W*(buoc|b|step)?\W*(\d+([\.\-]\d+)*|[ivx]+|[a-z])?\W*$")]
    private static partial Regex LabelOnly();

    [GeneratedRegex(@"^\W*(buoc\s*\d+([\.]\d+)*|b\d+([\.]\d+)*|\d+([\.]\d+)*\s*[\.\)\/:])\s*[\.:\-\)]*\s*(?=\w)")]
    public static partial Regex Leading();

    [GeneratedRegex(@"^\W*(ma hieu|ma so|ky hieu|lan ban hanh|lan bh|ngay (ban hanh|hieu luc|bh)|ngay|trang)\s*:")]
    private static partial Regex PageHead();

    [GeneratedRegex(@"^\W*(buoc|b)\s*0?1\W*$")]
    private static partial Regex FirstByWord();
}
