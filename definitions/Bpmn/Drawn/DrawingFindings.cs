using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Bpmn.Drawn;

/// <summary>What can be said of a drawing: codes LC3001 to LC3199, each at its element.</summary>
internal static class DrawingFindings
{
    public static Diagnostic NotXml(string reason) => new(
        "LC3001", Severity.Error, $"Tệp không phải bản vẽ BPMN đọc được: {reason}", $"The file is no readable BPMN drawing: {reason}", Place.Document);

    public static Diagnostic NoProcess() => new(
        "LC3002", Severity.Error, "Bản vẽ không chứa quy trình nào.", "The drawing holds no process.", Place.Document);

    public static Diagnostic TooMany(int limit) => new(
        "LC3003", Severity.Error, $"Bản vẽ có hơn {limit} phần tử.", $"The drawing has over {limit} elements.", Place.Document);

    public static Diagnostic Foreign(string element, string type) => new(
        "LC3101", Severity.Error,
        $"Phần tử “{type}” nằm ngoài bộ được chấp nhận.", $"The element “{type}” is outside the accepted set.", At(element),
        "Đổi thành bước, chỗ rẽ nhánh hoặc điểm kết thúc, hoặc xóa đi.");

    public static Diagnostic NotCompiled(DrawnNode node, string what, string english) => new(
        "LC3102", Severity.Error,
        $"{what} chưa chạy được: trình biên dịch mới nhận bước, rẽ nhánh và song song.", $"{english} does not run yet: the compiler takes steps, routes and parallel branches.", At(node.Id));

    public static Diagnostic Starts(string element, int count) => new(
        "LC3103", Severity.Error,
        count == 0 ? "Quy trình chưa có điểm bắt đầu." : "Quy trình có nhiều hơn một điểm bắt đầu.",
        count == 0 ? "The procedure has no start." : "The procedure has more than one start.", At(element));

    public static Diagnostic NotLinked(DrawnNode node) => new(
        "LC3104", Severity.Error, "Không đường nào từ điểm bắt đầu đi tới đây.", "No path from the start leads here.", At(node.Id));

    public static Diagnostic DeadEnd(DrawnNode node) => new(
        "LC3105", Severity.Error, "Luồng dừng ở đây.", "The flow stops here.", At(node.Id), "Nối tới bước sau hoặc tới điểm kết thúc.");

    public static Diagnostic SeveralWays(DrawnNode node) => new(
        "LC3106", Severity.Error,
        "Nhiều luồng ra khỏi đây mà không có chỗ rẽ nhánh.", "Several flows leave here without a route.", At(node.Id),
        "Đặt chỗ rẽ nhánh hoặc chỗ tách song song.");

    public static Diagnostic Unnamed(string flow) => new(
        "LC3107", Severity.Error, "Luồng ra khỏi chỗ rẽ chưa có tên kết quả.", "A flow that leaves a route has no outcome name.", At(flow));

    public static Diagnostic RouteWithoutStep(DrawnNode node) => new(
        "LC3108", Severity.Error,
        "Chỗ rẽ nhánh phải đứng ngay sau một bước, vì người làm bước ấy chọn kết quả.",
        "A route must stand directly behind a step, since whoever does the step chooses the outcome.", At(node.Id));

    public static Diagnostic Branches(DrawnNode node) => new(
        "LC3109", Severity.Error,
        "Mỗi nhánh song song phải có đúng một bước rồi gộp lại ở cùng một chỗ.",
        "Each parallel branch must hold exactly one step and meet the others at one join.", At(node.Id));

    public static Diagnostic Limit(string element, string text) => new(
        "LC3110", Severity.Error, $"Thời hạn “{text}” không đọc được.", $"The time limit “{text}” cannot be read.", At(element),
        "Ghi một số không âm và một đơn vị.");

    public static Place At(string element) => new() { Element = element };
}
