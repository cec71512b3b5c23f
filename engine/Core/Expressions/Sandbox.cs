using System.Globalization;
using System.Text;
using System.Text.Json;
using Acornima.Ast;
using Jint;
using Jint.Constraints;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Expressions;

/// <summary>
/// One JavaScript engine for one evaluation. Engines are never used again: a script could leave something behind in the built-in
/// objects that the next instance's script would see.
/// </summary>
internal sealed class Sandbox
{
    /// <summary>Vietnam's legal time is UTC+07:00 all year (Decision 134/2002/QĐ-TTg).</summary>
    private static readonly TimeZoneInfo LegalTime = TimeZoneInfo.CreateCustomTimeZone("UTC+07", TimeSpan.FromHours(7), "UTC+07", "UTC+07");

    // What a script can take gigabytes or the real time with in a single call, or needs no condition for.
    private static readonly JsString[] Withheld =
    [
        .. new[]
        {
            "ArrayBuffer", "SharedArrayBuffer", "DataView", "Atomics", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array",
            "Uint32Array", "Float16Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array", "WebAssembly", "Proxy", "Reflect", "WeakRef",
            "FinalizationRegistry", "ShadowRealm", "Intl", "Temporal",
        }.Select(name => new JsString(name)),
    ];

    private static readonly TimeSpan RegexTime = TimeSpan.FromMilliseconds(100);
    private const int MostText = 256 * 1024;

    private readonly Jint.Engine _engine;
    private readonly ScriptWorld _world;
    private readonly ScriptLimits _limits;
    private readonly ScriptVariables _variables;

    private Sandbox(Jint.Engine engine, ScriptWorld world, ScriptLimits limits)
    {
        _engine = engine;
        _world = world;
        _limits = limits;
        _variables = new ScriptVariables(engine, world);
    }

    public static ScriptOutcome Run(in Prepared<Script> script, ScriptSurvey survey, ScriptWorld world, ScriptLimits limits)
    {
        try
        {
            using Jint.Engine engine = new(options => Configure(options, world, limits));
            Sandbox sandbox = new(engine, world, limits);
            sandbox.Furnish(survey);
            JsValue result = engine.Evaluate(script).UnwrapIfPromise(limits.Time);

            return JsValueJson.ToJson(result, limits, out ScriptFault? fault) is { } value && (fault = sandbox._variables.Keep(limits)) is null
                ? new ScriptOutcome(value, null)
                : new ScriptOutcome(JsonFields.Null, fault);
        }
        catch (Exception fault) when (FaultOf(fault) is { } known)
        {
            return new ScriptOutcome(JsonFields.Null, known);
        }
    }

    private static ScriptFault? FaultOf(Exception fault) => fault switch
    {
        TimeoutException or System.Text.RegularExpressions.RegexMatchTimeoutException or ExecutionCanceledException => new("script.too-long", "The script ran too long."),
        StatementsCountOverflowException => new("script.too-many-statements", "The script ran too many statements."),
        MemoryLimitExceededException => new("script.too-much-memory", "The script used too much memory."),
        RecursionDepthOverflowException or InsufficientExecutionStackException => new("script.too-deep", "The script's calls are nested too deeply."),
        JavaScriptException thrown => new("script.threw", Shortened(thrown.Message)),
        PromiseRejectedException rejected => new("script.threw", Shortened(rejected.RejectedValue.ToString())),
        JintException other => new("script.threw", Shortened(other.Message)),
        InvalidOperationException or ArgumentException or InvalidCastException or FormatException => new("script.bad-value", Shortened(fault.Message)),
        _ => null,
    };

    private static string Shortened(string message) => message.Length <= 500 ? message : message[..500];

    private static void Configure(Options options, ScriptWorld world, ScriptLimits limits)
    {
        options.LimitMemory(limits.MemoryBytes).MaxStatements(limits.Statements).LimitRecursion(limits.Recursion).TimeoutInterval(limits.Time);
        options.DisableStringCompilation();
        options.Constraints.StackOverflowGuard = true;
        options.Constraints.RegexTimeout = RegexTime;
        options.Constraints.MaxArraySize = 100_000;
        options.Constraints.PromiseTimeout = limits.Time;
        options.Json.MaxParseDepth = JsonFields.MaxDepth;
        options.Culture = CultureInfo.InvariantCulture;
        options.TimeZone = LegalTime;
        options.TimeSystem = new FixedTime(world.Now);
    }

    private void Furnish(ScriptSurvey survey)
    {
        if (survey.Names.Contains("variables"))
        {
            _engine.SetValue("variables", _variables.AsObject());
        }

        foreach (string name in survey.Names)
        {
            if (FunctionNamed(name) is { } function)
            {
                _engine.SetValue(name, new ClrFunction(_engine, name, (_, arguments) => function(arguments)));
            }
        }

        if (!survey.IsPlain)
        {
            Restrict();
        }
    }

    private void Restrict()
    {
        foreach (JsString name in Withheld)
        {
            _engine.Global.Delete(name);
        }

        _engine.Global.Get("String").AsObject().Get("prototype").AsObject().Set("repeat", new ClrFunction(_engine, "repeat", Repeat));
        ObjectInstance json = _engine.Global.Get("JSON").AsObject();
        json.Set("stringify", new ClrFunction(_engine, "stringify", (_, arguments) => Stringify(arguments)));
        _engine.Global.Get("Math").AsObject().Set("random", new ClrFunction(_engine, "random", (_, _) => NextRandom()));
    }

    private Func<JsValue[], JsValue>? FunctionNamed(string name) => name switch
    {
        "getVariable" => arguments => _variables.Get(Text(arguments, 0)),
        "setVariable" => arguments => _variables.Set(Text(arguments, 0), At(arguments, 1)),
        "getInput" => arguments => Input(Text(arguments, 0)),
        "getLastResult" => _ => Script(_world.LastResult),
        "getOutputFrom" => arguments => _world.TryGetOutput(Text(arguments, 0), out JsonElement output) ? Script(output) : JsValue.Null,
        "getWorkflowDefinitionId" => _ => new JsString(_world.DefinitionId),
        "getWorkflowDefinitionVersionId" => _ => new JsString(_world.DefinitionVersionId),
        "getWorkflowDefinitionVersion" => _ => JsNumber.Create(_world.DefinitionVersion),
        "getWorkflowInstanceId" => _ => new JsString(_world.InstanceId.ToString("N")),
        "getCorrelationId" => _ => _world.CorrelationId is { } id ? new JsString(id) : JsValue.Null,
        "isNullOrEmpty" => arguments => At(arguments, 0).IsNull() || At(arguments, 0).IsUndefined() || Text(arguments, 0).Length == 0 ? JsBoolean.True : JsBoolean.False,
        "isNullOrWhiteSpace" => arguments => At(arguments, 0).IsNull() || At(arguments, 0).IsUndefined() || string.IsNullOrWhiteSpace(Text(arguments, 0)) ? JsBoolean.True : JsBoolean.False,
        "toJson" => Stringify,
        "newGuid" or "newGuidString" => _ => new JsString(_world.NextGuid().ToString("D")),
        "stringToBase64" => arguments => new JsString(Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(arguments, 0)))),
        "stringFromBase64" => arguments => new JsString(Encoding.UTF8.GetString(Convert.FromBase64String(Text(arguments, 0)))),
        _ => Accessor(name),
    };

    /// <summary><c>getX</c>, <c>setX</c>, <c>getResultFromX</c>; null when the name is none of them.</summary>
    private Func<JsValue[], JsValue>? Accessor(string name)
    {
        if (name.Length <= 3 || name[..3] is not ("get" or "set"))
        {
            return null;
        }

        string rest = name[3..];

        if (name[0] == 'g')
        {
            if (_world.InputNames.FirstOrDefault(input => input == rest) is { } input)
            {
                return _ => Input(input);
            }

            if (rest.StartsWith("ResultFrom", StringComparison.Ordinal) && _world.ActivitiesWithOutput.FirstOrDefault(activity => PascalCase.Of(activity) == rest[10..]) is { } source)
            {
                return _ => _world.TryGetOutput(source, out JsonElement output) ? Script(output) : JsValue.Null;
            }
        }

        return _world.VariableNames.FirstOrDefault(variable => PascalCase.Of(variable) == rest) is not { } variable ? null
            : name[0] == 'g' ? _ => _variables.Get(variable)
            : arguments => _variables.Set(variable, At(arguments, 0));
    }

    private JsValue Input(string name) => _world.TryGetInput(name, out JsonElement value) ? Script(value) : JsValue.Null;

    private JsValue Script(JsonElement? value) => value is { } json ? JsValueJson.ToScript(_engine, json) : JsValue.Null;

    private static JsValue At(JsValue[] arguments, int index) => index < arguments.Length ? arguments[index] : JsValue.Undefined;

    private static string Text(JsValue[] arguments, int index) => TypeConverter.ToString(At(arguments, index));

    private JsString Repeat(JsValue owner, JsValue[] arguments)
    {
        string text = TypeConverter.ToString(owner);
        double count = Math.Truncate(TypeConverter.ToNumber(At(arguments, 0)));

        return !(count >= 0 && count * text.Length <= MostText)
            ? throw new JavaScriptException(_engine.Intrinsics.Error, "Invalid count value")
            : new JsString(new StringBuilder().Insert(0, text, (int)count).ToString());
    }

    /// <summary>Without a replacer, and never more than a result may have.</summary>
    private JsValue Stringify(JsValue[] arguments) =>
        At(arguments, 0).IsUndefined() ? JsValue.Undefined
        : JsValueJson.ToJson(At(arguments, 0), _limits, out ScriptFault? fault) is { } json ? new JsString(Encoding.UTF8.GetString(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(json)))
        : throw new JavaScriptException(_engine.Intrinsics.Error, fault!.Message);

    /// <summary>Follows from the command, so that a replay draws the same number.</summary>
    private JsNumber NextRandom() => JsNumber.Create((BitConverter.ToUInt64(_world.NextGuid().ToByteArray()) >> 11) * (1.0 / (1UL << 53)));

    private sealed class FixedTime(DateTimeOffset now) : ITimeSystem
    {
        public TimeZoneInfo DefaultTimeZone => LegalTime;

        public DateTimeOffset GetUtcNow() => now;

        public TimeSpan GetUtcOffset(long epochMilliseconds) => LegalTime.BaseUtcOffset;

        public bool TryParse(string date, out long epochMilliseconds) =>
            new DefaultTimeSystem(LegalTime, CultureInfo.InvariantCulture).TryParse(date, out epochMilliseconds);
    }
}
