using System.Text.Json;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Expressions;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>How a step with several ways into it waits (Elsa's FlowJoinMode).</summary>
internal enum JoinMode { WaitAny, WaitAll, WaitAllActive }

internal static class JoinModes
{
    /// <summary>The mode where the document fixes it: WaitAny for a join that names none, WaitAllActive for every other step; null where it is computed.</summary>
    public static JoinMode? Fixed(CompiledActivity activity) =>
        activity.Kind != ActivityKind.FlowJoin ? JoinMode.WaitAllActive
        : activity.Inputs[0] is not { } input ? JoinMode.WaitAny
        : input.Expression is CompiledExpression.Constant constant ? Of(constant.Value)
        : null;

    public static bool IsWaitAll(CompiledActivity activity) => Fixed(activity) == JoinMode.WaitAll;

    /// <summary>The mode of a name or of Elsa's number; WaitAny for null; null for anything else.</summary>
    public static JoinMode? Of(JsonElement value) => ValueConversion.TextOf(value) switch
    {
        "" or "WaitAny" or "0" => JoinMode.WaitAny,
        "WaitAll" or "1" => JoinMode.WaitAll,
        "WaitAllActive" or "2" => JoinMode.WaitAllActive,
        _ => null,
    };
}
