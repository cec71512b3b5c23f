using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Tests.Catalogue;

public sealed class ActorResolverTests
{
    [Theory]
    [InlineData("Cán bộ tiếp nhận hồ sơ tại Trung tâm Phục vụ hành chính công", "receptionist", "receiving")]
    [InlineData("Công chức của / Sở trực tại TTPVHCC", "receptionist", "receiving")]
    [InlineData("BP TN&TKQ", "receptionist", "receiving")]
    [InlineData("Bộ phận Một cửa", "receptionist", "receiving")]
    [InlineData("Công chức tiếp nhận tại Trung tâm hành chính công cấp xã", "receptionist", "receiving")]
    [InlineData("Bộ phận chuyên trách trả kết quả của TTPVHCC", "receptionist", "receiving")]
    [InlineData("Lãnh đạo phòng chuyên môn / (P.QLCN)", "unitHead", "specialist")]
    [InlineData("TP", "unitHead", "specialist")]
    [InlineData("Lãnh đạo Chi nhánh VPĐKĐĐ", "unitHead", "specialist")]
    [InlineData("CV", "specialist", "specialist")]
    [InlineData("Công chức phòng QLCN", "specialist", "specialist")]
    [InlineData("Công chức Tư pháp - Hộ tịch", "specialist", "specialist")]
    [InlineData("Văn phòng HĐND và UBND cấp xã", "specialist", "deciding")]
    [InlineData("LĐ Sở", "agencyHead", "deciding")]
    [InlineData("Lãnh đạo / UBND cấp xã", "agencyHead", "deciding")]
    [InlineData("Lãnh đạo Uỷ ban nhân dân", "agencyHead", "deciding")]
    [InlineData("Văn thư Sở", "clerk", "deciding")]
    [InlineData("Văn thư / Văn phòng / UBND tỉnh", "clerk", "province")]
    [InlineData("Công chứng viên", "notary", "deciding")]
    [InlineData("Chuyên viên UBND tỉnh", "provinceSpecialist", "province")]
    [InlineData("Lãnh đạo Văn phòng UBND tỉnh", "provinceOffice", "province")]
    [InlineData("Chủ tịch UBND tỉnh", "provinceChair", "province")]
    [InlineData("Cơ quan thuế", "otherAgency", "tax")]
    [InlineData("Công an TP", "otherAgency", "police")]
    [InlineData("Bộ phận thu phí", "feeCollector", "receiving")]
    public void A_printed_actor_is_found_in_the_catalogue(string actor, string role, string unit)
    {
        var found = ActorResolver.Shipped.Resolve(actor);

        found.Responsible.ShouldBe(new ActorRole(role, unit));
        found.Others.ShouldBeEmpty();
    }

    [Fact]
    public void The_first_of_several_actors_in_one_cell_is_responsible()
    {
        var found = ActorResolver.Shipped.Resolve("Lãnh đạo UBND tỉnh / Lãnh đạo Văn phòng UBND tỉnh / Chuyên viên UBND tỉnh");

        found.Responsible.ShouldBe(new ActorRole("provinceChair", "province"));
        found.Others.ShouldBe([new ActorRole("provinceOffice", "province"), new ActorRole("provinceSpecialist", "province")]);
    }

    [Fact]
    public void Decomposed_letters_and_lost_marks_make_no_difference()
    {
        var decomposed = "Lãnh đạo Sở".Normalize(System.Text.NormalizationForm.FormD);

        ActorResolver.Shipped.Resolve(decomposed).Responsible.ShouldBe(new ActorRole("agencyHead", "deciding"));
        ActorResolver.Shipped.Resolve("LANH DAO SO").Responsible.ShouldBe(new ActorRole("agencyHead", "deciding"));
    }

    [Fact]
    public void An_unknown_actor_is_reported_at_its_row()
    {
        var place = new Place { Table = 2, Row = 3, Cell = 3 };
        var procedure = new Procedure
        {
            Name = "Thử",
            Steps = [new Step { No = 1, Text = "Thẩm định", Actor = "Ngân hàng thế giới", Place = place }],
        };

        var (resolved, diagnostics) = ActorResolver.Shipped.Resolve(procedure);

        resolved.Steps[0].Role.ShouldBeNull();
        var diagnostic = diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe("LC2001");
        diagnostic.Severity.ShouldBe(Severity.Error);
        diagnostic.Place.ShouldBe(place);
        diagnostic.Message.ShouldContain("Ngân hàng thế giới");
    }

    [Fact]
    public void A_role_already_given_is_kept()
    {
        var given = new ActorRole("notary", "deciding");
        var procedure = new Procedure { Name = "Thử", Steps = [new Step { No = 1, Text = "Ký", Actor = "Lãnh đạo Sở", Role = given }] };

        ActorResolver.Shipped.Resolve(procedure).Procedure.Steps[0].Role.ShouldBe(given);
    }
}
