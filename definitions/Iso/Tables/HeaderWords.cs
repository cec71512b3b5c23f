using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Text;

namespace LaoCai.Workflows.Definitions.Iso.Tables;

/// <summary>What a column of a step table holds.</summary>
internal enum ColumnRole
{
    None,
    Number,
    Content,

    /// <summary>A drawn flow chart; its text is used only where no column says it better.</summary>
    Flow,
    Actor,

    /// <summary>The unit that hands over, in tables that only say from where to where.</summary>
    From,

    /// <summary>Who helps.</summary>
    Support,
    Time,

    /// <summary>The limit of each procedure as a whole, in tables that hold several.</summary>
    Whole,
    Product,
    Basis,
    Note,
    Phase,

    /// <summary>Name of the procedure, in tables that hold several.</summary>
    Procedure,
}

/// <summary>Recognises a column by the meaning of its heading, whatever its words and place.</summary>
internal static partial class HeaderWords
{
    /// <summary>Longer text is no heading.</summary>
    private const int Longest = 160;

    /// <param name="printed">The heading as printed.</param>
    public static ColumnRole Classify(string printed)
    {
        if (printed.Length is 0 or > Longest) return ColumnRole.None;
        var heading = Plain(printed);
        return heading.Length == 0 ? ColumnRole.None : Known(heading);
    }

    /// <summary>The same for words with a slip of the pen; asked only where the other headings are already those of a step table.</summary>
    public static ColumnRole Mended(string printed) =>
        printed.Length is > 0 and < 80 && Spelling.Mend(Plain(printed)) is { } meant ? Known(meant) : ColumnRole.None;

    /// <summary>Folded, without marks, and without the number that some forms give their columns: <c>2. Nội dung công việc</c>.</summary>
    private static string Plain(string printed) => Bare().Replace(OwnNumber().Replace(Letters.Fold(printed), "", 1), " ").Trim();

    private static ColumnRole Known(string heading)
    {
        if (Other().IsMatch(heading)) return ColumnRole.None;
        if (Number().IsMatch(heading)) return ColumnRole.Number;
        if (Procedure().IsMatch(heading)) return ColumnRole.Procedure;
        if (Phase().IsMatch(heading)) return ColumnRole.Phase;
        if (Time().IsMatch(heading)) return ColumnRole.Time;
        if (From().IsMatch(heading)) return ColumnRole.From;
        if (Support().IsMatch(heading)) return ColumnRole.Support;
        if (Flow().IsMatch(heading)) return ColumnRole.Flow;
        if (Product().IsMatch(heading)) return ColumnRole.Product;
        if (Basis().IsMatch(heading)) return ColumnRole.Basis;
        if (Note().IsMatch(heading)) return ColumnRole.Note;
        if (Actor().IsMatch(heading)) return ColumnRole.Actor;
        return Content().IsMatch(heading) ? ColumnRole.Content : ColumnRole.None;
    }

#pragma warning disable MA0009 // linear in practice: no nested repetition, and never asked about more than one short line
    /// <summary>True for words that mean an actor where the other headings are already those of a step table.</summary>
    public static bool MayBeActor(string printed) =>
        printed.Length is > 0 and < 80 && LooseActor().IsMatch(Bare().Replace(Letters.Fold(printed), " ").Trim());

    /// <summary>True for a column that a table of steps has no use for: where one goes and what it costs.</summary>
    public static bool IsOfCounter(string printed) =>
        printed.Length is > 0 and < 80 && Counter().IsMatch(Bare().Replace(Letters.Fold(printed), " ").Trim());

    /// <summary>True for a heading of what explains a step that another column names.</summary>
    public static bool Explains(string printed) => Explanation().IsMatch(Plain(printed));

    [GeneratedRegex(@"^(dien giai|mo ta|chi tiet|noi dung chi tiet|huong dan|cach thuc|cach tien hanh|yeu cau)\b")]
    private static partial Regex Explanation();

    /// <summary>True for a heading below which procedures are named, and not numbered or sorted.</summary>
    public static bool IsNameOfProcedure(string printed) => Name().IsMatch(Plain(printed));

    [GeneratedRegex(@"^(ten )?(cac )?(tthc|thu tuc hanh chinh|thu tuc)$|^ten (cac )?(tthc|thu tuc)\b")]
    private static partial Regex Name();

    /// <summary>True for a heading that may mean the limit of a whole procedure.</summary>
    public static bool IsOfWhole(string printed) => Whole().IsMatch(Plain(printed));

    [GeneratedRegex(@"^(tong )?(thoi (han|gian))( (giai quyet|quy dinh|theo quy dinh|cua tthc|tthc|thu tuc|ho so))*$|^tong thoi (han|gian)")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^\s*\d{1,2}\s*[\.\)]\s+(?=\p{L})")]
    private static partial Regex OwnNumber();

    [GeneratedRegex(@"^(muc )?(thu )?(phi|le phi)\b|^noi (tiep nhan|nop)|^dia diem")]
    private static partial Regex Counter();

    // Columns of other tables: registers, tracking slips, retention lists, curricula vitae.
    [GeneratedRegex(@"luu tru|noi luu|thoi gian luu|thoi han luu|ky ten|ky nhan|^ky$|lan sua doi|sua doi|ngay nhan|gio nhan|gio giao|ngay giao|tu thang|tu ngay|tu nam|cong tac|luy ke|cong don|thoi gian nop( tien| phi| thue|$)|thoi diem|dia diem|dia chi|ban chinh|ban sao|soan thao|phe duyet$|xem xet$|chu ky|ho va ten|ho ten")]
    private static partial Regex Other();

    [GeneratedRegex(@"^(so )?(tt|stt|thu tu|so thu tu)( cac)?( buoc.*| cong viec| quy trinh)?$|^(so |ma |ky hieu )?buoc( so| thu| tt)?$|^(id|step|no|#|so|ma so|ky hieu|muc)\.?$|^buoc (tt|stt)$|^(tt|stt) buoc$|^stt.{0,3}buoc$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(ten )?(cac )?(tthc|thu tuc hanh chinh|thu tuc)$|^ten (cac )?(tthc|thu tuc)|^linh vuc|^danh muc (tthc|thu tuc)|^ma (so )?(tthc|thu tuc)")]
    private static partial Regex Procedure();

    [GeneratedRegex(@"^(cac )?giai doan( thuc hien)?$|^phase$")]
    private static partial Regex Phase();

    [GeneratedRegex(@"^(tong )?(thoi (gian|han|luong)|thgian|tgian|t gian)|^tg( |$)|^so (ngay|gio)|^(ngay|gio)( lam viec)?$|^dinh muc thoi gian|^han (xu ly|giai quyet|hoan thanh)|(^|processing ?)time( |$)|^duration")]
    private static partial Regex Time();

    [GeneratedRegex(@"^(phong ban|don vi|bo phan|co quan|noi)( ban giao| chuyen| giao)( giao)?( ho so| di)?$|^tu (don vi|bo phan|phong)|^from$|^tu form$")]
    private static partial Regex From();

    [GeneratedRegex(@"^phoi hop|^(don vi|co quan|bo phan|nguoi|can bo|ca nhan)(\W+(don vi|ca nhan|co quan))?\W+phoi hop")]
    private static partial Regex Support();

    [GeneratedRegex(@"^(buoc.{0,3})?(luu do|so do|flow)")]
    private static partial Regex Flow();

    [GeneratedRegex(@"^(ket qua|san pham|bieu mau|mau bieu|mau|ho so|tai lieu|bm|bieu|ten bieu mau|cac bieu mau|dau ra|form|phieu|van ban\W+(tai lieu|bieu mau|san pham))(?! thuc hien buoc)")]
    private static partial Regex Product();

    [GeneratedRegex(@"^(can cu|co so) phap ly|^van ban|^can cu")]
    private static partial Regex Basis();

    [GeneratedRegex(@"^(ghi chu|luu y|chu thich|note)")]
    private static partial Regex Note();

    [GeneratedRegex(@"^phan cong( trach nhiem| thuc hien| nhiem vu)?$|^(lanh dao|don vi|co quan|bo phan|phong ban|phong|ca nhan|nguoi|can bo|cong chuc|can bo cong chuc|chuyen vien|chuc danh|chuc vu|vi tri|chu the|noi|cap)(\W+(hoac |va )?(don vi|ca nhan|nguoi|co quan|bo phan|phong ban|ban|can bo|cong chuc|chuc danh|vi tri|to chuc|vien chuc))*\W*( (chu tri|chiu)?.{0,3}(thuc hien|xu ly|giai quyet|trach nhiem|chu tri|phu trach|tiep nhan|dam nhan|nhan|thuc thi|tham gia|chinh|cong viec).{0,40})?$|^trach nhiem|^chiu trach nhiem|^nguoi |^chu tri|^doi tuong thuc hien|^nhom nguoi dung|^(unit|actor|role|department|responsib\w*|implementing ?agenc\w*|who)$")]
    private static partial Regex Actor();

    [GeneratedRegex(@"^(don vi|co quan|bo phan|phong ban|phong|ca nhan|nguoi|can bo|cong chuc|chuyen vien|lanh dao|chuc danh|chuc vu|vi tri|chu the|noi|cap|to chuc|ai|phan cong|nhan su)\b|thuc hien$|xu ly$|phu trach|trach nhiem|dam nhiem")]
    private static partial Regex LooseActor();

    [GeneratedRegex(@"^(noi dung|nd|trinh tu|dau viec|hang muc|ten noi dung|cong viec|ten cong viec|cac buoc|buoc (thuc hien|cong viec|xu ly|tien hanh|giai quyet)|ten (buoc|form|cong viec|hoat dong)|dien giai|mo ta|hoat dong|cach thuc|cach tien hanh|quy trinh|qua trinh|thao tac|nhiem vu|viec|cac cong viec|cac noi dung|chi tiet|huong dan|tien trinh|task|content\w*|description|activity|what|action)( |$)")]
    private static partial Regex Content();

    [GeneratedRegex(@"[\*\:\.\(\)\[\]""]+|\s+")]
    private static partial Regex Bare();
}
