using LaoCai.Workflows.Definitions.Forms;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>What stands in the way of using a form, in the analyst's words.</summary>
/// <param name="Form">Key of the form.</param>
/// <param name="Place">Component or step.</param>
/// <param name="Code">Stable, see <see cref="SchemaProblem"/>; <c>form.unknown</c>: a step asks for a form that there is not.</param>
/// <param name="Message">A sentence.</param>
internal sealed record FormTrouble(string Form, string Place, string Code, string Message)
{
    public static FormTrouble Of(string form, SchemaProblem problem) => new(form, problem.Place, problem.Code, problem.Code switch
    {
        "form.component" => $"Thành phần “{problem.What}” ({problem.Place}) không dùng được: máy chủ không kiểm tra được nó.",
        "form.key" => $"Khóa “{problem.What}” bị trùng hoặc không hợp lệ; khóa gồm chữ, số và gạch dưới.",
        "form.condition" => $"Điều kiện ẩn của “{problem.Place}” không hiểu được: {problem.What}",
        "form.options" => $"“{problem.Place}” phải có danh sách lựa chọn cố định.",
        "form.rule" => $"Quy tắc của “{problem.Place}” không dùng được: {problem.What}",
        "form.size" => "Biểu mẫu quá lớn hoặc lồng nhau quá sâu.",
        _ => "Đây không phải là một biểu mẫu.",
    });
}
