using System.Text.Json;
using CsCheck;
using LaoCai.Workflows.Engine.Expressions;

namespace LaoCai.Workflows.Engine.Tests.Expressions;

public sealed class SimpleExpressionTests
{
    private const string Variables = """
        {"KQ":{"outcome":"Đạt","so":12,"le":1.5,"co":true,"khong":null,"ds":[1,2],"trong":{"a":"b"},"rong":""},"So":3,"Chu":"ba","Co":false,"Rong":null,"Ds":[1,"hai"],"trang_thai":"xong","Kết quả":7}
        """;

    private static readonly Gen<string> Operand = AnyOf(
        "variables.KQ.outcome", "variables.KQ.so", "variables.KQ.le", "variables.KQ.co", "variables.KQ.khong", "variables.KQ.ds", "variables.KQ.ds.length", "variables.KQ.trong.a",
        "variables.KQ.rong", "variables.KQ.khongCo", "variables.KQ['outcome']", "variables.KhongCo", "variables.So", "variables['Kết quả']", "getVariable('So')", "getVariable('Chu')", "getVariable(\"Co\")",
        "getVariable('Rong')", "getVariable('KhongCo')", "getVariable('KQ').outcome", "getVariable('Chu').length", "getVariable('Rong').x", "getKQ().so", "getSo()", "getTrangThai()", "getInput('Vao')", "getVao()",
        "getInput('KhongCo')", "1", "0", "12", "1.5", "''", "'ba'", "\"Đạt\"", "'3'", "true", "false", "null", "undefined", "variables.KQ.toString", "variables.Ds[0]", "NaN");

    private static readonly Gen<string> Expression = Gen.Recursive<string>((depth, inner) =>
    {
        Gen<string> part = depth > 2 ? Operand : Gen.Frequency((3, Operand), (2, inner));

        return Gen.Frequency(
            (2, Operand),
            (4, Gen.Select(part, AnyOf("===", "!==", "==", "!=", "<", "<=", ">", ">=", "+", "&&", "||"), part, (a, op, b) => $"({a} {op} {b})")),
            (1, part.Select(a => $"!{a}")));
    });

    private static Gen<string> AnyOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    [Fact]
    public void The_native_evaluation_gives_what_the_JavaScript_engine_gives() => Expression.Sample(
        source =>
        {
            CompiledScript script = CompiledScript.Compile(source, out string? problem).ShouldNotBeNull(problem);

            ScriptOutcome native = script.Evaluate(new TestWorld(Variables, "{\"Vao\":5}"), ScriptLimits.Default);
            ScriptOutcome engine = script.EvaluateInSandbox(new TestWorld(Variables, "{\"Vao\":5}"), ScriptLimits.Default);

            return (native.Fault?.Code == engine.Fault?.Code) && (native.Fault is not null || JsonElement.DeepEquals(native.Value, engine.Value));
        },
        iter: 1_500,
        threads: 1);

    [Theory]
    [InlineData("variables.KQ.outcome === \"Đạt\"", true)]
    [InlineData("getVariable('KQ').outcome == 'Đạt' && getVariable('So') > 2", true)]
    [InlineData("getVariable('So') + 1 === 4", true)]
    [InlineData("!variables.Co", true)]
    [InlineData("[1].length > 0", false)]
    [InlineData("variables.KQ.constructor === 1", false)]
    [InlineData("So = 5", false)]
    public void Common_conditions_need_no_JavaScript_engine(string source, bool simple) =>
        CompiledScript.Compile(source, out _)!.IsSimple.ShouldBe(simple);

    [Theory]
    [InlineData("trangThai", "getTrangThai()")]
    [InlineData("trang_thai", "getTrangThai()")]
    [InlineData("trang thai", "getTrangThai()")]
    [InlineData("C", "getC()")]
    public void Accessors_raise_the_words_of_a_name(string variable, string script) =>
        CompiledScript.Compile(script, out _)!.EvaluateInSandbox(new TestWorld($"{{\"{variable}\":1}}"), ScriptLimits.Default).Value.GetInt32().ShouldBe(1);
}
