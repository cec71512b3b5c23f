using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Bpmn;

/// <summary>What there is to say about a drawing: LC2601 to LC2620. The place is the element's id.</summary>
internal static class BpmnFindings
{
    public static Diagnostic NotReadable(XmlFault fault) => Say(
        "LC2601", Severity.Error, null, $"Tệp không phải là bản vẽ BPMN đọc được: {fault.Vietnamese}.", $"The file is no readable BPMN drawing: {fault.English}.");

    public static Diagnostic NoProcess() => Say(
        "LC2602", Severity.Error, null, "Bản vẽ không có quy trình nào (bpmn:process).", "The drawing has no bpmn:process.");

    public static Diagnostic SameId(string id) => Say(
        "LC2603", Severity.Error, id, $"Hai phần tử có cùng mã “{id}”.", $"Two elements have the id “{id}”.");

    public static Diagnostic Unsupported(string id, string name, string type) => Say(
        "LC2604",
        Severity.Error,
        id,
        $"“{name}” ({type}): loại phần tử này không dùng được trong quy trình.",
        $"“{name}” ({type}): this kind of element cannot be used in a procedure.",
        "Dùng bước (userTask), cổng rẽ nhánh, cổng song song, chờ thời gian, chờ sự kiện, thủ tục liên thông, văn bản tự động, bắt đầu và kết thúc.");

    public static Diagnostic UnsupportedInside(string id, string what) => Say(
        "LC2605",
        Severity.Error,
        id,
        $"Phần tử “{id}” chứa “{what}”, chưa dùng được trong quy trình.",
        $"The element “{id}” contains “{what}”, which cannot be used in a procedure.",
        "Bỏ phần này khỏi bản vẽ.");

    public static Diagnostic TakenAsStep(BpmnNode node) => Say(
        "LC2606",
        Severity.Warning,
        node.Id,
        $"“{node.Name}” là {node.Type}; được hiểu là một bước do người thực hiện.",
        $"“{node.Name}” is a {node.Type}; it is taken as a step done by a person.",
        "Đổi thành userTask.");

    public static Diagnostic LeftOut(string? id, string what) => Say(
        "LC2607", Severity.Info, id, $"“{what}” chỉ là ghi chú trên bản vẽ, không thuộc quy trình.", $"“{what}” is a note on the drawing and no part of the procedure.");

    public static Diagnostic ConditionLeftOut(string id, string name) => Say(
        "LC2608",
        Severity.Warning,
        id,
        $"Luồng “{name}” có biểu thức điều kiện; quy trình rẽ theo kết quả do người xử lý chọn, biểu thức không được dùng.",
        $"The flow “{name}” has a condition expression; a procedure follows the outcome a person chooses, and the expression is not used.",
        "Đặt tên luồng theo kết quả và bỏ biểu thức.");

    public static Diagnostic Start(string? id, int count) => Say(
        "LC2609",
        Severity.Error,
        id,
        count == 0 ? "Bản vẽ không có sự kiện bắt đầu." : $"Bản vẽ có {count} sự kiện bắt đầu.",
        count == 0 ? "The drawing has no start event." : $"The drawing has {count} start events.",
        "Giữ đúng một sự kiện bắt đầu.");

    public static Diagnostic Loose(string id, string end) => Say(
        "LC2610",
        Severity.Error,
        id,
        end.Length == 0 ? $"Luồng “{id}” có một đầu không nối vào đâu." : $"Luồng “{id}” nối với “{end}”, là phần tử không có trong quy trình.",
        end.Length == 0 ? $"The flow “{id}” has an end that is tied to nothing." : $"The flow “{id}” is tied to “{end}”, which the process does not have.",
        "Bỏ luồng này, hoặc nối lại.");

    public static Diagnostic SeveralWays(BpmnNode node) => Say(
        "LC2611",
        Severity.Error,
        node.Id,
        $"“{node.Name}” có nhiều luồng ra mà không qua cổng.",
        $"“{node.Name}” has several outgoing flows and no gateway.",
        "Đặt một cổng rẽ nhánh hoặc cổng song song sau bước này.");

    public static Diagnostic GatewayAfterGateway(BpmnNode node) => Say(
        "LC2612",
        Severity.Error,
        node.Id,
        $"Cổng “{node.Id}” rẽ nhánh ngay sau một cổng khác; không biết kết quả thuộc bước nào.",
        $"The gateway “{node.Id}” parts directly after another; whose outcome decides is not known.",
        "Gộp hai cổng thành một, hoặc thêm một bước ở giữa.");

    public static Diagnostic Branches(BpmnNode node) => Say(
        "LC2613",
        Severity.Error,
        node.Id,
        $"Cổng song song “{node.Id}”: mỗi nhánh phải có đúng một bước và các nhánh phải gặp lại ở một cổng song song.",
        $"The parallel gateway “{node.Id}”: each branch must have exactly one step, and all must meet in one parallel gateway.",
        "Chia lại các nhánh song song.");

    public static Diagnostic Unnamed(string flow) => Say(
        "LC2614",
        Severity.Error,
        flow,
        "Luồng ra khỏi cổng rẽ nhánh chưa có tên; không biết đó là kết quả nào.",
        "A flow that leaves a gateway has no name; which outcome it is cannot be known.",
        "Đặt tên luồng theo kết quả, hoặc chọn làm luồng mặc định.");

    public static Diagnostic DeadEnd(BpmnNode node) => Say(
        "LC2615",
        Severity.Error,
        node.Id,
        $"“{node.Name}”: luồng dừng ở đây.",
        $"“{node.Name}”: the flow stops here.",
        "Nối tới bước sau hoặc tới sự kiện kết thúc.");

    public static Diagnostic NotReached(BpmnNode node) => Say(
        "LC2616",
        Severity.Error,
        node.Id,
        $"“{node.Name}”: không có luồng nào từ sự kiện bắt đầu dẫn đến đây.",
        $"“{node.Name}”: no flow leads here from the start.",
        "Nối bước này vào quy trình hoặc xóa khỏi bản vẽ.");

    public static Diagnostic NoName(string? id) => Say(
        "LC2617", Severity.Error, id, "Quy trình hoặc bước chưa có tên.", "A process or step has no name.", "Đặt tên.");

    public static Diagnostic BadValue(string id, string name, string value, string? repair = null) => Say(
        "LC2618",
        Severity.Error,
        id,
        $"“{id}”: giá trị “{value}” của “{name}” không hợp lệ.",
        $"“{id}”: “{value}” is no value of “{name}”.",
        repair);

    public static Diagnostic UnknownWord(string id, string name) => Say(
        "LC2619",
        Severity.Warning,
        id,
        $"“{id}”: không có “{name}” trong từ vựng của bản vẽ; nội dung này không được dùng.",
        $"“{id}”: the vocabulary has no “{name}”; it is not used.");

    public static Diagnostic AnotherProcess(string? id, string name) => Say(
        "LC2620",
        Severity.Error,
        id,
        $"Bản vẽ có thêm quy trình “{name}”; một bản nháp chỉ có một quy trình, các bước của quy trình này sẽ không chạy.",
        $"The drawing has another process, “{name}”; a draft has one, and the steps of this one would not run.",
        "Tách thành bản nháp khác, hoặc chuyển các bước vào cùng một khung làn.");

    private static Diagnostic Say(string code, Severity severity, string? id, string message, string english, string? repair = null) =>
        new(code, severity, message, english, id is null ? Place.Document : new Place { Element = id }, repair);
}
