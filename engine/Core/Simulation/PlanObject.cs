using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>One object of a staffing or arrivals file; every wrong member becomes a fault, and reading goes on.</summary>
internal sealed class PlanObject
{
    private readonly PlanFaults _faults;
    private readonly Dictionary<string, JsonEntry> _members = new(StringComparer.Ordinal);

    /// <param name="entry">The object.</param>
    /// <param name="faults">Where faults go.</param>
    /// <param name="known">Names that it may have; null: any.</param>
    public PlanObject(JsonEntry entry, PlanFaults faults, IReadOnlyList<string>? known)
    {
        (Line, _faults) = (entry.Line, faults);

        if (entry.Kind != JsonTokenType.StartObject)
        {
            faults.Add("bad-value", Line, "Ở đây phải là một đối tượng JSON.", "An object is expected here.");
        }

        foreach ((string name, JsonEntry value) in entry.Members)
        {
            if (known?.Contains(name) == false)
            {
                faults.Add("unknown-entry", value.Line, $"Không có mục nào tên là “{name}”.", $"No entry is called “{name}”.");
            }
            else if (!_members.TryAdd(name, value))
            {
                faults.Add("duplicate", value.Line, $"Mục “{name}” được ghi hai lần.", $"The entry “{name}” is given twice.");
            }
        }
    }

    public int Line { get; }
    public IEnumerable<KeyValuePair<string, JsonEntry>> Members => _members;

    public JsonEntry? Member(string name) => _members.GetValueOrDefault(name);

    /// <summary>A text; null where there is none or it is null.</summary>
    public string? Text(string name)
    {
        JsonEntry? member = Member(name);

        if (member is { Kind: not (JsonTokenType.String or JsonTokenType.Null) })
        {
            _faults.Add("bad-value", member.Line, $"“{name}” phải là chữ.", $"“{name}” must be a text.");
        }

        return member?.Text;
    }

    /// <summary>A number within bounds; null where there is none, and with a fault where it is wrong.</summary>
    public decimal? Number(string name, decimal over, decimal most)
    {
        JsonEntry? member = Member(name);

        if (member is null || member.Number is { } number && number > over && number <= most)
        {
            return member?.Number;
        }

        _faults.Add("bad-number", member.Line, $"“{name}” phải là số lớn hơn {over} và không quá {most}.", $"“{name}” must be a number over {over} and at most {most}.");

        return null;
    }
}
