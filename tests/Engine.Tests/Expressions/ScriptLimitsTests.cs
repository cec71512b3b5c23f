using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Expressions;
using LaoCai.Workflows.Engine.Tests.Execution;

namespace LaoCai.Workflows.Engine.Tests.Expressions;

public sealed class ScriptLimitsTests
{
    public static TheoryData<string> Runaways =>
    [
        "while (true) { }",
        "for (;;);",
        "let s = 'x'; for (;;) { s = s + s; }",
        "const a = []; for (;;) { a.push([1, 2, 3, 4, 5, 6, 7, 8]); }",
        "function f() { return f(); } f()",
        "new (class A { constructor() { new A(); } })",
        "const o = { get a() { return this.a; } }; o.a",
        "const o = { toString() { return '' + this; } }; '' + o",
        "new Array(1e9).fill(0).length",
        "Array.from({ length: 1e8 }, (_, i) => i).length",
        "'x'.repeat(1e9).length",
        "'x'.repeat(5e8).length",
        "new Uint8Array(2e9).length",
        "new ArrayBuffer(2e9).byteLength",
        "globalThis['Uint8' + 'Array'].from([1]).length",
        "let x = {}; for (let i = 0; i < 30; i++) { x = { a: x, b: x }; } JSON.stringify(x).length",
        "let x = {}; for (let i = 0; i < 30; i++) { x = { a: x, b: x }; } x",
        "let x = {}; x.x = x; x",
        "let x = []; for (let i = 0; i < 100; i++) { x = [x]; } x",
        "JSON.parse('['.repeat(100000))",
        "/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')",
        "[3, 2, 1].sort(() => { for (;;) { } })",
        "[...(function* () { for (;;) { yield 1; } })()].length",
        "async function f() { for (;;) { await 1; } } f()",
        "new Promise(() => { })",
        "eval('1')",
        "new Function('return 1')()",
        "throw new Error('không')",
        "throw null",
        "khongCo.x",
        "getVariable('KhongCo').x",
        "importNamespace('System.IO').File",
        "System.IO.File.ReadAllText('/etc/passwd')",
        "getVariable.constructor('return 1')()",
        "setVariable('V', Array(99999).fill('xxxxxxxxxx')); 1",
        "'\\ud800'.split('')",
    ];

    [Theory]
    [MemberData(nameof(Runaways))]
    public void A_script_that_goes_too_far_is_an_incident_of_its_instance_and_of_no_other(string script)
    {
        Instance instance = Instance.Started(Flow.Of().Variable("X").Variable("V").Set("tinh", "X", script).Task("sau").Connect("batDau > tinh > sau"));
        Instance neighbour = Instance.Started(Flow.Of().Variable("X").Set("tinh", "X", "[1, 2].map(n => n + 1).join()").Task("sau").Connect("batDau > tinh > sau"));

        if (script == "'\\ud800'.split('')")
        {
            instance.State!.Variables["X"].GetArrayLength().ShouldBe(1); // half a character is written as the replacement character

            return;
        }

        instance.State!.SubStatus.ShouldBe(InstanceSubStatus.Faulted);
        instance.State.Incidents.Single().Code.ShouldStartWith("script.");
        neighbour.State!.Variables["X"].GetString().ShouldBe("2,3");
        InstanceStateJson.Write(instance.Lookup, instance.State).Length.ShouldBeLessThan(4_000);
    }

    [Fact]
    public void What_a_script_leaves_in_the_built_in_objects_is_gone_with_it()
    {
        CompiledScript poison = CompiledScript.Compile("Array.prototype.map = () => 'poisoned'; String.prototype.trim = () => 'poisoned'; leaked = 7; 1", out _)!;
        CompiledScript innocent = CompiledScript.Compile("[1].map(n => n + 1)[0] + ' x '.trim() + typeof leaked", out _)!;

        poison.Evaluate(new TestWorld(), ScriptLimits.Default).Fault.ShouldBeNull();

        innocent.Evaluate(new TestWorld(), ScriptLimits.Default).Value.GetString().ShouldBe("2xundefined");
    }

    [Fact]
    public void Chance_and_time_follow_from_the_command()
    {
        CompiledScript script = CompiledScript.Compile("[Math.random(), newGuid(), Date.now(), new Date(2026, 0, 1).getHours(), new Date('2026-01-01T00:00:00Z').getHours()].join('|')", out _)!;

        string first = script.Evaluate(new TestWorld(), ScriptLimits.Default).Value.GetString()!;
        string second = script.Evaluate(new TestWorld(), ScriptLimits.Default).Value.GetString()!;

        second.ShouldBe(first);
        first.ShouldEndWith("|1772413200000|0|7");
    }

    [Fact]
    public void A_script_longer_than_any_condition_is_refused() =>
        CompiledScript.Compile(new string(' ', ScriptLimits.Default.SourceLength) + "1", out string? problem).ShouldSatisfyAllConditions(
            script => script.ShouldBeNull(),
            _ => problem.ShouldNotBeNull());
}
