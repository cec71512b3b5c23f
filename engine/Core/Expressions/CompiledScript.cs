using System.Text.Json;
using Acornima;
using Acornima.Ast;
using Jint;

namespace LaoCai.Workflows.Engine.Expressions;

/// <summary>What an evaluation gave: a value (null stands for undefined too) or a fault; never both.</summary>
public readonly record struct ScriptOutcome(JsonElement Value, ScriptFault? Fault);

/// <summary>A parsed script; immutable, and safe to use from many threads.</summary>
public sealed class CompiledScript
{
    private readonly Prepared<Script> _prepared;
    private readonly ScriptSurvey _survey;
    private readonly SimpleExpression? _simple;

    private CompiledScript(string source, Prepared<Script> prepared, ScriptSurvey survey, SimpleExpression? simple)
    {
        Source = source;
        _prepared = prepared;
        _survey = survey;
        _simple = simple;
    }

    public string Source { get; }

    /// <summary>Whether the script is one that mostly runs without a JavaScript engine.</summary>
    public bool IsSimple => _simple is not null;

    /// <summary>Parses a script; null, with the reason, when it cannot be parsed or is longer than <see cref="ScriptLimits.SourceLength"/>.</summary>
    public static CompiledScript? Compile(string source, out string? problem)
    {
        if (source.Length > ScriptLimits.Default.SourceLength)
        {
            problem = $"A script may have {ScriptLimits.Default.SourceLength} characters; this one has {source.Length}.";

            return null;
        }

        try
        {
            Script script = new Parser(new ParserOptions { AllowReturnOutsideFunction = true }).ParseScript(source);
            Prepared<Script> prepared = Jint.Engine.PrepareScript(source, options: new ScriptPreparationOptions
            {
                ParsingOptions = new ScriptParsingOptions { AllowReturnOutsideFunction = true },
            });
            problem = null;

            return new CompiledScript(source, prepared, ScriptSurvey.Of(script, source), SimpleExpressionParser.Parse(script));
        }
        catch (Exception fault) when (fault is ParseErrorException or ScriptPreparationException or InsufficientExecutionStackException)
        {
            problem = fault.Message;

            return null;
        }
    }

    /// <summary>Evaluates within the limits. Variables that the script wrote are set in the world only when it ran to its end.</summary>
    public ScriptOutcome Evaluate(ScriptWorld world, ScriptLimits limits) =>
        _simple is not null && _simple.TryEvaluate(world, out ScriptValue value)
            ? new ScriptOutcome(value.ToJson(), null)
            : EvaluateInSandbox(world, limits);

    /// <summary>As <see cref="Evaluate"/>, always by the JavaScript engine, so that the two can be compared.</summary>
    public ScriptOutcome EvaluateInSandbox(ScriptWorld world, ScriptLimits limits) => Sandbox.Run(_prepared, _survey, world, limits);

    /// <summary>The truth of a condition: true, 1 and any other number but 0, and the text <c>true</c> in any case (Elsa's conversion to Boolean).</summary>
    internal bool? EvaluateCondition(ScriptWorld world, ScriptLimits limits, out ScriptFault? fault)
    {
        if (_simple is not null && _simple.TryEvaluate(world, out ScriptValue value) && value.Kind is ScriptValueKind.Boolean)
        {
            fault = null;

            return value.IsTrue;
        }

        ScriptOutcome outcome = Evaluate(world, limits);
        fault = outcome.Fault;

        return fault is null ? ValueConversion.IsTrue(outcome.Value) : null;
    }
}
