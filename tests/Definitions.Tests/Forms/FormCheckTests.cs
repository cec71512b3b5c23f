using System.Text.Json;
using LaoCai.Workflows.Definitions.Forms;

namespace LaoCai.Workflows.Definitions.Tests.Forms;

public sealed class FormCheckTests
{
    private const string Household = """
        {
          "type": "default", "schemaVersion": 18, "components": [
            { "type": "text", "text": "# Thông tin cơ sở" },
            { "type": "textfield", "key": "ten", "label": "Tên cơ sở", "validate": { "required": true, "minLength": 3, "maxLength": 20 } },
            { "type": "number", "key": "dienTich", "label": "Diện tích (m²)", "decimalDigits": 1, "validate": { "min": 10, "max": 500 } },
            { "type": "number", "key": "soBan", "increment": 5 },
            { "type": "select", "key": "loai", "values": [ { "label": "Hộ kinh doanh", "value": "ho" }, { "label": "Doanh nghiệp", "value": "dn" } ], "validate": { "required": true } },
            { "type": "textfield", "key": "maSo", "label": "Mã số thuế", "validate": { "required": true, "pattern": "^[0-9]{10}$" }, "conditional": { "hide": "=loai != \"dn\"" } },
            { "type": "checklist", "key": "giayTo", "values": [ { "label": "Đơn", "value": "don" }, { "label": "Bản vẽ", "value": "banVe" } ] },
            { "type": "checkbox", "key": "camKet", "validate": { "required": true } },
            { "type": "datetime", "subtype": "date", "key": "ngayCap" },
            { "type": "textfield", "key": "email", "validate": { "validationType": "email" } },
            { "type": "textfield", "key": "daKhoa", "disabled": true },
            { "type": "group", "path": "diaChi", "conditional": { "hide": "=loai = null" }, "components": [ { "type": "textfield", "key": "xa", "label": "Xã" } ] }
          ]
        }
        """;

    [Theory]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "camKet": true }""")]
    [InlineData("""{ "ten": "Quán Mây", "loai": "dn", "maSo": "0123456789", "camKet": true, "dienTich": 20.50, "soBan": 15, "giayTo": ["don", "banVe"], "ngayCap": "2026-02-28", "email": "may@laocai.vn", "diaChi": { "xa": "Bát Xát" } }""")]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "camKet": true, "dienTich": null, "giayTo": [], "email": "", "maSo": null }""")]
    public void What_the_browser_lets_through_is_taken(string data) => Check(data).ShouldBeEmpty();

    [Theory]
    [InlineData("""{ "loai": "ho", "camKet": true }""", "ten", FieldFault.Missing)]
    [InlineData("""{ "ten": "", "loai": "ho", "camKet": true }""", "ten", FieldFault.Missing)]
    [InlineData("""{ "ten": "  A ", "loai": "ho", "camKet": true }""", "ten", FieldFault.TooShort)]
    [InlineData("""{ "ten": "Quán ăn vùng cao Bát Xát", "loai": "ho", "camKet": true }""", "ten", FieldFault.TooLong)]
    [InlineData("""{ "ten": ["Quán Mây"], "loai": "ho", "camKet": true }""", "ten", FieldFault.WrongKind)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "camKet": false }""", "camKet", FieldFault.Missing)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "hop-tac-xa", "camKet": true }""", "loai", FieldFault.NoOption)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "camKet": true, "dienTich": 9.9 }""", "dienTich", FieldFault.TooSmall)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "camKet": true, "dienTich": 501 }""", "dienTich", FieldFault.TooLarge)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "camKet": true, "dienTich": 20.55 }""", "dienTich", FieldFault.TooPrecise)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "camKet": true, "dienTich": "20" }""", "dienTich", FieldFault.WrongKind)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "camKet": true, "soBan": 7 }""", "soBan", FieldFault.NoMultiple)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "camKet": true, "giayTo": ["don", "khac"] }""", "giayTo", FieldFault.NoOption)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "camKet": true, "giayTo": ["don", "don"] }""", "giayTo", FieldFault.NoOption)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "camKet": true, "ngayCap": "2026-02-30" }""", "ngayCap", FieldFault.WrongKind)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "camKet": true, "email": "không phải địa chỉ" }""", "email", FieldFault.NotLikePattern)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "dn", "camKet": true }""", "maSo", FieldFault.Missing)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "dn", "maSo": "12", "camKet": true }""", "maSo", FieldFault.NotLikePattern)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "maSo": "0123456789", "camKet": true }""", "maSo", FieldFault.NotAsked)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "camKet": true, "daKhoa": "x" }""", "daKhoa", FieldFault.NotAsked)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "camKet": true, "quyen": "admin" }""", "quyen", FieldFault.NotAsked)]
    [InlineData("""{ "ten": "Quán Mây", "loai": "ho", "camKet": true, "diaChi": { "xa": "Bát Xát", "tinh": "Lào Cai" } }""", "diaChi.tinh", FieldFault.NotAsked)]
    public void What_the_browser_would_refuse_is_refused_by_field(string data, string key, FieldFault fault)
    {
        var problem = Check(data).ShouldHaveSingleItem();

        (problem.Key, problem.Fault).ShouldBe((key, fault));
    }

    [Fact]
    public void A_pattern_made_to_run_for_ever_refuses_and_ends()
    {
        const string schema = """{ "components": [ { "type": "textfield", "key": "a", "validate": { "pattern": "^(([a-z])+.)+[A-Z]([a-z])+$" } } ] }""";

        var problems = FormCheck.Check(Form(schema), JsonElement.Parse($$"""{ "a": "{{new string('a', 5_000)}}" }"""));

        problems.ShouldHaveSingleItem().Fault.ShouldBe(FieldFault.NotLikePattern);
    }

    [Theory]
    [InlineData("""{ "type": "iframe", "url": "https://example.org" }""", "form.component")]
    [InlineData("""{ "type": "html", "content": "<script>1</script>" }""", "form.component")]
    [InlineData("""{ "type": "script" }""", "form.component")]
    [InlineData("""{ "type": "textfield", "key": "__proto__.x y" }""", "form.key")]
    [InlineData("""{ "type": "textfield" }""", "form.key")]
    [InlineData("""{ "type": "textfield", "key": "a", "conditional": { "hide": "=for x in [1] return x" } }""", "form.condition")]
    [InlineData("""{ "type": "textfield", "key": "a", "conditional": { "hide": "a = 1" } }""", "form.condition")]
    [InlineData("""{ "type": "textfield", "key": "a", "validate": { "pattern": "([" } }""", "form.rule")]
    [InlineData("""{ "type": "textfield", "key": "a", "validate": { "minLength": "=b" } }""", "form.rule")]
    [InlineData("""{ "type": "textfield", "key": "a", "readonly": true }""", "form.rule")]
    [InlineData("""{ "type": "select", "key": "a", "valuesExpression": "=b" }""", "form.options")]
    public void A_schema_with_a_part_that_the_server_cannot_check_is_named(string component, string code)
    {
        var (form, problems) = FormReader.Read(JsonElement.Parse($$"""{ "type": "default", "components": [ {{component}} ] }"""));

        form.ShouldBeNull();
        problems.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("=a > 3 and not(b)", true)]
    [InlineData("=a + 1 = 6 or c", true)]
    [InlineData("=a * 2 - 4 / 2 >= 8", true)]
    [InlineData("=loai in [\"dn\", \"ho\"]", true)]
    [InlineData("=list contains(ds, \"x\")", true)]
    [InlineData("=contains(ten, \"Mây\")", true)]
    [InlineData("=khongCo = null", true)]
    [InlineData("=dia.xa != \"Sa Pa\"", true)]
    [InlineData("=khongCo > 1", false)]
    [InlineData("=a = \"5\"", false)]
    [InlineData("=a / 0 > 1", false)]
    [InlineData("=-a < -4 and (false or a = 5)", true)]
    [InlineData("=organic = 1", false)]
    public void Conditions_are_evaluated_as_in_the_browser(string condition, bool holds)
    {
        var data = JsonElement.Parse("""{ "a": 5, "b": false, "c": true, "loai": "ho", "ds": ["x", "y"], "ten": "Quán Mây", "dia": { "xa": "Bát Xát" } }""");

        FormCondition.Parse(condition).ShouldNotBeNull().Holds(data).ShouldBe(holds);
    }

    [Fact]
    public void A_condition_nested_beyond_reason_is_not_understood()
    {
        FormCondition.Parse("=" + new string('(', 900) + "1" + new string(')', 900)).ShouldBeNull();
    }

    private static IReadOnlyList<FieldProblem> Check(string data) => FormCheck.Check(Form(Household), JsonElement.Parse(data));

    private static FormSchema Form(string schema)
    {
        var (form, problems) = FormReader.Read(JsonElement.Parse(schema));
        problems.ShouldBeEmpty();
        return form!;
    }
}
