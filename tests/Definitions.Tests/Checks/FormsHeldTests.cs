using LaoCai.Workflows.Definitions.Checks;

namespace LaoCai.Workflows.Definitions.Tests.Checks;

public sealed class FormsHeldTests
{
    [Theory]
    [InlineData("Mẫu số 05: Biên bản kiểm tra", "5")]
    [InlineData("BM.07", "7")]
    [InlineData("Tờ trình theo mẫu 12", "12")]
    public void A_form_that_no_list_holds_is_pointed_out(string product, string number)
    {
        var found = FormsHeld.Find(Procedure(product)).ShouldHaveSingleItem();

        found.Code.ShouldBe("LC2402");
        found.Message.ShouldContain($"“{number}”");
    }

    [Theory]
    [InlineData("Mẫu 1")]
    [InlineData("Mẫu số 02")]
    [InlineData("Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 09)")]
    [InlineData("02 bộ hồ sơ")]
    [InlineData("Giấy phép")]
    public void What_is_held_or_is_no_form_is_not(string product) => FormsHeld.Find(Procedure(product)).ShouldBeEmpty();

    [Fact]
    public void A_document_that_lists_no_forms_by_number_is_not_judged() =>
        FormsHeld.Find(Procedure("Mẫu số 05") with { Forms = ["Xem mục 5"] }).ShouldBeEmpty();

    private static Definitions.Procedures.Procedure Procedure(string product) =>
        Given.Procedure(Given.Step(1) with { Products = [product] }) with { Forms = ["Mẫu số 01: Đơn đề nghị", "Mẫu số 02: Bản kê khai"] };
}
