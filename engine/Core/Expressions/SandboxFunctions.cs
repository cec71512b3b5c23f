namespace LaoCai.Workflows.Engine.Expressions;

/// <summary>Names of the functions that Elsa offers to scripts and that ours offers too.</summary>
internal static class SandboxFunctions
{
    private static readonly HashSet<string> Fixed = new(StringComparer.Ordinal)
    {
        "getVariable", "setVariable", "getInput", "getLastResult", "getOutputFrom", "getWorkflowDefinitionId", "getWorkflowDefinitionVersionId",
        "getWorkflowDefinitionVersion", "getWorkflowInstanceId", "getCorrelationId", "isNullOrEmpty", "isNullOrWhiteSpace", "toJson",
        "newGuid", "newGuidString", "stringToBase64", "stringFromBase64",
    };

    private static readonly HashSet<string> Younger = new(StringComparer.Ordinal)
    {
        "setCorrelationId", "getWorkflowInstanceName", "setWorkflowInstanceName", "parseGuid", "newShortGuid", "getGuidString", "getShortGuid",
        "bytesToString", "bytesFromString", "bytesToBase64", "bytesFromBase64",
    };

    /// <summary>Whether history from before the rules of today knows the function.</summary>
    public static bool IsYounger(string name) => Younger.Contains(name);

    /// <summary>Whether a name has a meaning of its own, so that no accessor of a variable takes it.</summary>
    public static bool IsReserved(string name) => Fixed.Contains(name) || Younger.Contains(name);

    /// <summary>Whether calling it can neither run a script's own code nor make much out of little.</summary>
    public static bool IsHarmless(string name) =>
        Fixed.Contains(name) || name.StartsWith("get", StringComparison.Ordinal) || name.StartsWith("set", StringComparison.Ordinal);
}
