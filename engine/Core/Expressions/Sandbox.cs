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
internal sealed partial class Sandbox
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
    private const int LongestName = 200;

    private readonly Jint.Engine _engine;
    private readonly ScriptWorld _world;
    private readonly ScriptLimits _limits;
    private readonly ScriptVariables _variables;

    /// <summary>The first script of a process would otherwise wait, within its own limit of time, for the JavaScript engine to be compiled.</summary>
    static Sandbox()
    {
        using Jint.Engine engine = new(options => options.TimeSystem = new FixedTime(DateTimeOffset.UnixEpoch));
        engine.SetValue("doc", new ClrFunction(engine, "doc", (_, arguments) => arguments[0]));
        engine.Evaluate("const o = { a: [1, 2].map(x => doc(x) + 1), b: `${typeof doc}` }; o.a.length === 2 && String(o.b) !== '' && !isNaN(o.a[0])");
    }

    private Sandbox(Jint.Engine engine, ScriptWorld world, ScriptSurvey survey, ScriptLimits limits)
    {
        _engine = engine;
        _world = world;
        _limits = limits;
        _variables = new ScriptVariables(engine, world, survey, limits);
    }

    public static ScriptOutcome Run(in Prepared<Script> script, ScriptSurvey survey, ScriptWorld world, ScriptLimits limits)
    {
        try
        {
            using Jint.Engine engine = new(options => Configure(options, world, limits));
            Sandbox sandbox = new(engine, world, survey, limits);
            sandbox.Furnish(survey);
            JsValue result = engine.Evaluate(script).UnwrapIfPromise(limits.Time);

            if (JsValueJson.ToJson(result, limits, world.IsEarlier, out ScriptFault? fault) is not { } value || (fault = sandbox._variables.Keep()) is not null)
            {
                return new ScriptOutcome(JsonFields.Null, fault);
            }

            sandbox.KeepName();

            return new ScriptOutcome(value, null);
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
        CorrelationIsFixedException => new("script.sets-correlation", fault.Message),
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

    private JsString Repeat(JsValue owner, JsValue[] arguments)
    {
        string text = TypeConverter.ToString(owner);
        double count = Math.Truncate(TypeConverter.ToNumber(At(arguments, 0)));

        return !(count >= 0 && count * text.Length <= MostText)
            ? throw new JavaScriptException(_engine.Intrinsics.Error, "Invalid count value")
            : new JsString(new StringBuilder().Insert(0, text, (int)count).ToString());
    }

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
