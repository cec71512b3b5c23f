using LaoCai.Workflows.Engine.Calendars;
using static LaoCai.Workflows.Definitions.Tests.Iso.Docx;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>What people and programs do to the text of a Word document.</summary>
public sealed class WordTextTests
{
    private static readonly TestCell[] Heading = ["TT", "Nội dung công việc", "Trách nhiệm", "Thời gian"];

    [Theory]
    [InlineData("Tiếp nhận hồ sơ", "decomposed letters")]
    [InlineData("Tiếp\u00A0nhận\u2009hồ sơ", "other spaces")]
    [InlineData("Ti\u00ADếp nh\u200Bận h\u200Eồ sơ\uFEFF", "invisible characters")]
    [InlineData("  Tiếp   nhận\thồ sơ  ", "doubled spaces")]
    [InlineData("- Tiếp nhận hồ sơ", "a bullet")]
    public void Text_is_composed_and_clean(string printed, string because)
    {
        var text = printed == "Tiếp nhận hồ sơ" ? printed.Normalize(System.Text.NormalizationForm.FormD) : printed;

        Only(text).Text.ShouldBe("Tiếp nhận hồ sơ", because);
    }

    [Fact]
    public void Tracked_changes_are_read_as_if_accepted()
    {
        const string change = "w:id=\"1\" w:author=\"a\" w:date=\"2026-01-01T00:00:00Z\"";
        var content = $"<w:p><w:ins {change}>{Run("Tiếp nhận")}</w:ins><w:del {change}><w:r><w:delText>Nhận</w:delText></w:r></w:del>{Run(" hồ sơ")}"
            + $"<w:moveFrom {change}>{Run(" cũ")}</w:moveFrom><w:moveTo {change}>{Run(" mới")}</w:moveTo></w:p>";
        var deletedRow = $"<w:tr><w:trPr><w:del {change}/></w:trPr>{((TestCell)"9").Xml}{((TestCell)"Bỏ").Xml}{((TestCell)"Văn thư").Xml}{((TestCell)"09 ngày").Xml}</w:tr>";
        var joined = $"<w:p><w:pPr><w:rPr><w:del {change}/></w:rPr></w:pPr>{Run("Văn")}</w:p><w:p>{Run(" thư")}</w:p>";
        var table = Table(Heading, ["1", Raw(content), Raw(joined), "01 ngày"]).Replace("</w:tbl>", deletedRow + "</w:tbl>", StringComparison.Ordinal);

        var step = new Docx().Xml(table).Procedure().Steps.ShouldHaveSingleItem();

        (step.Text, step.Actor).ShouldBe(("Tiếp nhận hồ sơ mới", "Văn thư"));
    }

    [Fact]
    public void Fields_show_their_result_and_not_their_code()
    {
        const string field = "<w:r><w:fldChar w:fldCharType=\"{0}\"/></w:r>";
        var complex = string.Format(null, field, "begin") + "<w:r><w:instrText> IF </w:instrText></w:r>" + string.Format(null, field, "begin") + Run("trong mã")
            + string.Format(null, field, "end") + string.Format(null, field, "separate") + Run("Tiếp nhận") + string.Format(null, field, "end");

        Only(Raw($"<w:p>{complex}<w:fldSimple w:instr=\"REF a\">{Run(" hồ sơ")}</w:fldSimple></w:p>")).Text.ShouldBe("Tiếp nhận hồ sơ");
    }

    [Fact]
    public void Hidden_text_is_not_there_and_content_controls_are()
    {
        var cell = Raw($"<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p>{Run("Tiếp nhận")}{Run(" bí mật", "<w:vanish/>")}<w:smartTag>{Run(" hồ sơ")}</w:smartTag></w:p></w:sdtContent></w:sdt>");

        Only(cell).Text.ShouldBe("Tiếp nhận hồ sơ");
    }

    [Fact]
    public void A_text_box_is_read_once_though_word_stores_it_twice()
    {
        var box = $"<w:txbxContent>{Lines("Tiếp nhận hồ sơ")}</w:txbxContent>";
        var cell = Raw($"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
            + $"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>");

        Only(cell).Detail.ShouldBe("Tiếp nhận hồ sơ");
    }

    [Fact]
    public void A_drawn_fraction_is_a_fraction()
    {
        var formula = Raw($"<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>{Run(" ngày")}</w:p>");
        var raised = Raw($"<w:p>{Run("1")}{Run("1", "<w:vertAlign w:val=\"superscript\"/>")}{Run("/")}{Run("2", "<w:vertAlign w:val=\"subscript\"/>")}{Run(" ngày")}</w:p>");

        var steps = new Docx().Rows(Heading, ["1", "A làm", "Văn thư", formula], ["2", "B làm", "Văn thư", raised]).Procedure().Steps;

        steps.Select(step => step.Limit!.Limit.Value).ShouldBe([0.5m, 1.5m]);
    }

    [Fact]
    public void Automatic_numbers_are_counted_where_the_cell_is_empty()
    {
        var steps = new Docx().List(1, "decimal", "Bước %1").Rows(
            Heading,
            [Raw(Numbered("")), "Tiếp nhận", "Một cửa", "01 ngày"],
            [Raw(Numbered("")), "Thẩm định", "Chuyên viên", "01 ngày"],
            [Raw(Numbered("")), "Xem xét. Nếu không đạt thì chuyển lại bước 2", "Lãnh đạo phòng", "01 ngày"]).Procedure().Steps;

        steps[2].Outcomes.ShouldHaveSingleItem().To.ShouldBe(new Procedures.RouteTarget.ToStep(2));
    }

    [Fact]
    public void A_numbered_list_in_a_cell_keeps_its_numbers_in_the_detail_only()
    {
        var step = new Docx().List(1, "lowerLetter", "%1)").Rows(
            Heading, ["1", Raw(Numbered("Kiểm tra hồ sơ") + Numbered("Quét hồ sơ")), "Một cửa", "01 ngày"]).Procedure().Steps.ShouldHaveSingleItem();

        step.Text.ShouldBe("Kiểm tra hồ sơ");
        step.Detail.ShouldBe("a) Kiểm tra hồ sơ\nb) Quét hồ sơ");
    }

    [Fact]
    public void A_footnote_says_what_a_day_is()
    {
        var time = Raw($"<w:p>{Run("02 ngày")}<w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p>");

        var step = new Docx().Footnote(3, "Đơn vị tính thời gian là ngày làm việc, bằng 8 tiếng giờ hành chính.")
            .Rows(Heading, ["1", "Tiếp nhận", "Một cửa", time], ["2", "Thẩm định", "Chuyên viên", "04 giờ"]).Procedure().Steps;

        step.Select(each => each.Limit!.Limit.Unit).ShouldBe([TimeUnit.WorkingDay, TimeUnit.WorkingHour]);
    }

    [Theory]
    [InlineData(".VnTime", "TiÕp nhËn hå s¬ ®¨ng ký", "Tiếp nhận hồ sơ đăng ký")]
    [InlineData(".VnTimeH", "TiÕp nhËn hå s¬", "TIẾP NHẬN HỒ SƠ")]
    [InlineData("VNI-Times", "Tieáp nhaän hoà sô ñaêng kyù", "Tiếp nhận hồ sơ đăng ký")]
    [InlineData("VNI-Times", "UÛy ban nhaân daân xaõ", "Ủy ban nhân dân xã")]
    [InlineData("VNI-Times", "Giaáy chöùng nhaän quyeàn söû duïng ñaát", "Giấy chứng nhận quyền sử dụng đất")]
    [InlineData(".VnTime", "Tiếp nhận hồ sơ", "Tiếp nhận hồ sơ")]
    [InlineData("Times New Roman", "Tiếp nhận hồ sơ", "Tiếp nhận hồ sơ")]
    public void Old_encodings_are_converted_by_their_fonts(string font, string stored, string read)
    {
        var cell = Raw($"<w:p>{Run(stored, $"<w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/>")}</w:p>");

        Only(cell).Text.ShouldBe(read);
    }

    [Fact]
    public void An_old_font_may_stand_in_the_style()
    {
        var step = new Docx().Styles("<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr></w:rPrDefault></w:docDefaults>")
            .Rows(["TT", "Néi dung c«ng viÖc", "Tr¸ch nhiÖm", "Thêi gian"], ["1", "TiÕp nhËn", "V¨n th­", "01 ngµy"]).Procedure().Steps.ShouldHaveSingleItem();

        (step.Text, step.Actor, step.Limit!.Limit.Value).ShouldBe(("Tiếp nhận", "Văn thư", 1));
    }

    [Fact]
    public void A_line_broken_within_a_sentence_goes_on()
    {
        Only("Tiếp nhận và kiểm tra\nhồ sơ của tổ chức\n- Quét hồ sơ").Text.ShouldBe("Tiếp nhận và kiểm tra hồ sơ của tổ chức");
        Only("Bước 1:\nTiếp nhận hồ sơ").Text.ShouldBe("Tiếp nhận hồ sơ");
    }

    [Fact]
    public void Several_lines_of_actors_are_joined()
    {
        var step = new Docx().Rows(Heading, ["1", "Xem xét", "- Lãnh đạo UBND tỉnh;\n- Chuyên viên UBND tỉnh.", "01 ngày"]).Procedure().Steps.ShouldHaveSingleItem();

        step.Actor.ShouldBe("Lãnh đạo UBND tỉnh / Chuyên viên UBND tỉnh");
    }

    private static Procedures.Step Only(TestCell content) =>
        new Docx().Rows(Heading, ["1", content, "Bộ phận Một cửa", "01 ngày"]).Procedure().Steps.ShouldHaveSingleItem();
}
