using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Tests.Elsa;

public sealed class DefinitionIdsTests
{
    private static string Id(string name, string? code = "QT 01/CX-HCTP", string? variant = null) =>
        DefinitionIds.Of(new Procedure { Name = name, Code = code, Variant = variant });

    [Fact]
    public void An_id_is_readable_without_marks()
    {
        Id("Đăng ký khai sinh").ShouldStartWith("qt-01-cx-hctp-dang-ky-khai-sinh-");
        Id("Đăng ký khai sinh").ShouldMatch("^[a-z0-9-]+$");
    }

    [Fact]
    public void Composed_and_decomposed_letters_give_the_same_id()
    {
        Id("Đăng ký khai sinh").ShouldBe(Id("Đăng ký khai sinh".Normalize(System.Text.NormalizationForm.FormD)));
    }

    [Fact]
    public void Names_that_differ_only_in_marks_codes_or_variants_give_different_ids()
    {
        string[] ids = [Id("Cấp bản sao"), Id("Cáp bán sào"), Id("Cấp bản sao", "QT 01"), Id("Cấp bản sao", variant: "Có xác minh"), Id("Cấp bản sao", null)];

        ids.Distinct().Count().ShouldBe(ids.Length);
    }

    [Fact]
    public void Parts_do_not_run_into_one_another()
    {
        Id("B C", "A").ShouldNotBe(Id("C", "A B"));
    }

    [Fact]
    public void A_long_name_is_cut_at_a_word()
    {
        var id = Id(string.Join(' ', Enumerable.Repeat("nghiêng", 40)));

        id.Length.ShouldBeLessThanOrEqualTo(81);
        id.ShouldContain("-nghieng-");
        id.ShouldNotContain("--");
    }
}
