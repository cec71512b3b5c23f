namespace LaoCai.Workflows.Engine.Expressions;

/// <summary>How much one evaluation of one script may use. A condition of a real procedure needs a hundredth of any of these.</summary>
/// <param name="Time">Of the clock on the wall.</param>
/// <param name="Statements">Statements run, loops counted at every round.</param>
/// <param name="MemoryBytes">Allocated in total, freed or not.</param>
/// <param name="Recursion">Depth of calls.</param>
/// <param name="SourceLength">Characters of a script; longer ones are refused at publishing.</param>
/// <param name="ResultBytes">Of the JSON form of a result or of a variable that a script writes.</param>
public sealed record ScriptLimits(TimeSpan Time, int Statements, long MemoryBytes, int Recursion, int SourceLength, int ResultBytes)
{
    public static readonly ScriptLimits Default = new(TimeSpan.FromMilliseconds(250), 10_000, 8 * 1024 * 1024, 64, 16 * 1024, 256 * 1024);
}

/// <summary>Why a script gave no value.</summary>
/// <param name="Code">
/// Stable: <c>script.threw</c>, <c>script.too-long</c> (time), <c>script.too-many-statements</c>, <c>script.too-much-memory</c>,
/// <c>script.too-deep</c>, <c>script.result-too-large</c> or <c>script.bad-value</c>.
/// </param>
/// <param name="Message">For people.</param>
public sealed record ScriptFault(string Code, string Message);
