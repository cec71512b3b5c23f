using System.Globalization;
using System.Runtime.InteropServices;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>The id of a task as the world knows it: <c>&lt;instance id as 32 hexadecimal digits&gt;-&lt;execution number&gt;</c>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TaskId(Guid InstanceId, int ExecutionNo)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{InstanceId:N}-{ExecutionNo}");

    public static bool TryParse(ReadOnlySpan<char> text, out TaskId id)
    {
        id = default;

        if (text.Length < 34 || text[32] != '-' || !Guid.TryParseExact(text[..32], "N", out Guid instance)
            || !int.TryParse(text[33..], NumberStyles.None, CultureInfo.InvariantCulture, out int no) || no < 1)
        {
            return false;
        }

        id = new TaskId(instance, no);

        return true;
    }
}
