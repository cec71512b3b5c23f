using System.Globalization;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Catalogue;

internal static class CatalogueText
{
    public static readonly Phrase Menu = new("Danh mục", "Catalogue");
    public static readonly Phrase Title = new("Danh mục dịch vụ công", "Catalogue of public services");
    public static readonly Phrase Intro = new(
        "Các dịch vụ công trực tuyến mức độ 3, 4 của tỉnh, kèm quy trình đang áp dụng hoặc bản nháp chờ khảo sát.",
        "The province's online services of levels 3 and 4, each with its process in force or with a draft that waits for a survey.");
    public static readonly Phrase Find = new("Tên dịch vụ, lĩnh vực hoặc cơ quan", "Name, field or agency");
    public static readonly Phrase FindHint = new("Gõ có dấu hoặc không dấu", "With or without diacritics");
    public static readonly Phrase Level = new("Cấp", "Level");
    public static readonly Phrase AnyLevel = new("Tất cả các cấp", "All levels");
    public static readonly Phrase Search = new("Tìm", "Search");
    public static readonly Phrase None = new("Không có dịch vụ nào khớp.", "No service matches.");
    public static readonly Phrase Name = new("Dịch vụ công", "Public service");
    public static readonly Phrase Field = new("Lĩnh vực", "Field");
    public static readonly Phrase Agency = new("Cơ quan quyết định", "Deciding agency");
    public static readonly Phrase Online = new("Mức độ", "Online level");
    public static readonly Phrase Process = new("Quy trình", "Process");
    public static readonly Phrase Group = new("Nhóm", "Group");
    public static readonly Phrase Source = new("Nguồn", "Source");
    public static readonly Phrase InForce = new("Đang áp dụng", "In force");
    public static readonly Phrase Draft = new("Bản nháp chờ khảo sát", "Draft, to be surveyed");
    public static readonly Phrase DraftWarning = new(
        "Bản nháp sinh từ trình tự thường gặp của nhóm dịch vụ; chưa cơ quan nào xác nhận và không được ban hành.",
        "A draft made from the usual steps of this kind of service; no agency has confirmed it, and it is not published.");
    public static readonly Phrase Download = new("Tải bản nháp (Word) để khảo sát", "Download the draft (Word) for the survey");
    public static readonly Phrase Steps = new("Các bước của bản nháp", "Steps of the draft");
    public static readonly Phrase Back = new("Danh mục dịch vụ công", "Catalogue of public services");
    public static readonly Phrase NotFound = new("Danh mục không có dịch vụ này.", "The catalogue has no such service.");
    public static readonly Phrase Places = new("Cơ quan, huyện, xã trong danh mục", "Agencies, districts and communes of the catalogue");

    public static Phrase LevelOf(string level) => level switch
    {
        "province" => new("Cấp tỉnh", "Province"),
        "district" => new("Cấp huyện", "District"),
        _ => new("Cấp xã", "Commune"),
    };

    public static Phrase Count(int services) => new(
        string.Create(CultureInfo.InvariantCulture, $"{services} dịch vụ"), string.Create(CultureInfo.InvariantCulture, $"{services} services"));

    public static Phrase PlaceCount(int agencies, int districts, int communes) => new(
        string.Create(CultureInfo.InvariantCulture, $"{agencies} cơ quan, {districts} huyện, thành phố và {communes} xã, phường, thị trấn"),
        string.Create(CultureInfo.InvariantCulture, $"{agencies} agencies, {districts} districts and {communes} communes"));
}
