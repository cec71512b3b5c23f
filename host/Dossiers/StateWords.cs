using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>Where a dossier stands, in Vietnamese, a line a fact, as a clerk would tell it.</summary>
public static class StateWords
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="state">The state, now or as it was.</param>
    /// <param name="variables">What the flow remembers, by name.</param>
    /// <param name="person">Name of a person by id; the id itself where it is unknown.</param>
    /// <param name="unit">Name of a unit by code.</param>
    public static IEnumerable<string> Of(InstanceState state, IReadOnlyDictionary<string, JsonElement> variables, Func<string, string> person, Func<string, string> unit)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(variables);
        yield return string.Create(CultureInfo.InvariantCulture, $"Tình trạng: {Status(state.SubStatus)}, sau {state.Revision} lần ghi nhận");
        if (DueOf(state, 0) is { } appointment) yield return $"Hạn trả kết quả: {VietnamTime.Text(appointment)}";
        foreach (var task in state.Tasks)
        {
            var role = task.Role is { } code ? RoleCatalogue.Shipped.Find(code)?.Vietnamese ?? code : "bất kỳ ai";
            var due = DueOf(state, task.ExecutionNo) is { } at ? $", hạn {VietnamTime.Text(at)}" : "";
            yield return $"Đang chờ bước “{task.Step.Title}”: {role}{(task.Unit is { } of ? $" ({unit(of)})" : "")}{due}{(task.Assignee is { } by ? $", {person(by)} đã nhận" : "")}";
        }

        foreach (var timer in state.Timers) yield return $"Chờ đến {VietnamTime.Text(timer.FireAt)} ({timer.ActivityId})";
        foreach (var wait in state.EventWaits) yield return $"Chờ sự kiện “{wait.Name}” ({wait.ActivityId})";
        foreach (var child in state.ChildWaits) yield return $"Chờ quy trình con {child.ChildId} ({child.ActivityId})";
        foreach (var incident in state.Incidents)
            yield return string.Create(CultureInfo.InvariantCulture, $"Sự cố {incident.No} lúc {VietnamTime.Text(incident.At)} tại {incident.ActivityId}: {incident.Code}: {incident.Message}");
        foreach (var (name, value) in variables)
        {
            if (value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null)) yield return $"Dữ liệu {name}: {JsonSerializer.Serialize(value, Readable)}";
        }
    }

    private static string Status(InstanceSubStatus status) => status switch
    {
        InstanceSubStatus.Executing or InstanceSubStatus.Suspended => "đang giải quyết",
        InstanceSubStatus.Held => "đang tạm dừng",
        InstanceSubStatus.Finished => "đã kết thúc",
        InstanceSubStatus.Cancelled => "đã hủy",
        InstanceSubStatus.Faulted => "dừng vì sự cố",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static DateTimeOffset? DueOf(InstanceState state, int no) => state.Deadlines.FirstOrDefault(deadline => deadline.ExecutionNo == no)?.DueAt;
}
