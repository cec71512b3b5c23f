using System.Xml.Linq;
using CsCheck;
using LaoCai.Workflows.Definitions.Drawing;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Documents;
using static LaoCai.Workflows.Definitions.Tests.Given;

namespace LaoCai.Workflows.Definitions.Tests.Drawing;

public sealed class ProcessDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static Procedure Typical() => Procedure(
        Step(1, "receptionist", When("Phù hợp", Next), When("Chưa phù hợp", Applicant)) with { Text = "Tiếp nhận hồ sơ, kiểm tra tính pháp lý và nội dung hồ sơ" },
        Step(2, "unitHead") with { Text = "Phân công, chuyển hồ sơ cho công chức xử lý" },
        Step(3, "specialist") with { Text = "Thẩm định hồ sơ", Together = 1 },
        Step(4, "otherAgency") with { Text = "Cho ý kiến về quy hoạch", Together = 1 },
        Step(5, "agencyHead", When("Đồng ý", Next), When("Không đồng ý", To(2)), When("Từ chối", End)) with { Text = "Xem xét, ký duyệt kết quả" },
        Step(6, "clerk") with { Text = "Vào sổ, đóng dấu" },
        Step(7, "receptionist") with { Text = "Trả kết quả cho cá nhân, tổ chức" });

    private static XElement Draw(Procedure procedure, StepMarks? marks = null) =>
        XElement.Parse(ProcessDrawing.Svg(ElsaWriter.Write(procedure), marks ?? StepMarks.None));

    private static IEnumerable<XElement> Cards(XElement svg) => svg.Elements(Svg + "g").Where(group => group.Attribute("data-step") is not null);

    private static XElement Card(XElement svg, string id) => Cards(svg).Single(card => (string?)card.Attribute("data-step") == id);

    [Fact]
    public void Every_step_and_the_waiting_for_the_applicant_has_a_card()
    {
        Cards(Draw(Typical())).Select(card => (string?)card.Attribute("data-step"))
            .ShouldBe(["buoc1", "buoc2", "buoc3", "buoc4", "buoc5", "buoc6", "buoc7", "boSung1"], ignoreOrder: true);
    }

    [Fact]
    public void Current_done_and_late_steps_are_told_in_words()
    {
        var svg = Draw(Typical(), new()
        {
            Done = new HashSet<string> { "buoc1", "buoc2" },
            Current = new HashSet<string> { "buoc2", "buoc3", "buoc4" },
            Late = new HashSet<string> { "buoc4" },
        });

        Card(svg, "buoc1").Value.ShouldContain("✓ Đã xong");
        Card(svg, "buoc2").Value.ShouldContain("Đang xử lý");
        Card(svg, "buoc4").Value.ShouldContain("Quá hạn");
        Card(svg, "buoc6").Value.ShouldNotContain("Đã xong");
        svg.Element(Svg + "desc")!.Value.ShouldContain("Bước 3: Thẩm định hồ sơ, Chuyên viên, công chức thụ lý, thời hạn 1 ngày làm việc, đang xử lý");
    }

    [Fact]
    public void Words_on_the_way_back_lie_on_no_line()
    {
        var svg = Draw(Procedure(
            Step(1, "receptionist"), Step(2, "specialist"), Step(3, "unitHead", When("Đồng ý", Next), When("Không đồng ý", To(2))),
            Step(4, "agencyHead", When("Đồng ý", Next), When("Không đồng ý", To(2))), Step(5, "receptionist")));

        var lines = svg.Descendants(Svg + "path").SelectMany(path => System.Text.RegularExpressions.Regex.Matches((string)path.Attribute("d")!, "Q(?<x>[0-9.]+) ", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))).Select(match => Number(match.Groups["x"].Value)).ToList();
        var words = svg.Elements(Svg + "text").Where(text => text.Value == "Không đồng ý").Select(text => Number((string)text.Attribute("x")!)).ToList();

        words.Count.ShouldBe(2);
        words.Max().ShouldBeLessThan(lines.Min()); // they end at their x

        static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Outcomes_stand_beside_their_arrows()
    {
        var words = Draw(Typical()).Elements(Svg + "text").Select(text => text.Value).ToList();

        words.ShouldContain("Không đồng ý");
        words.ShouldContain("Từ chối");
        words.ShouldContain("Chưa phù hợp");
        words.ShouldContain("Đã bổ sung");
    }

    [Fact]
    public void A_definition_and_its_procedure_give_the_same_steps_and_arrows()
    {
        Generated.Procedures.Select(procedure =>
        {
            var drawn = DefinitionPicture.Of(ElsaWriter.Write(procedure));
            var told = ProcedurePicture.Of(procedure);
            var reached = drawn.Nodes.Select(node => node.Id).ToHashSet();
            var ofBoth = told.Edges.Where(edge => reached.Contains(edge.From) || edge.From == "batDau").ToHashSet();
            return (Drawn: string.Join(", ", drawn.Edges.Except(ofBoth)), Told: string.Join(", ", ofBoth.Except(drawn.Edges)));
        }).Sample(difference => difference is ("", ""));
    }

    [Fact]
    public void Cards_never_overlap_and_stay_inside_the_picture()
    {
        Generated.Procedures.Select(procedure =>
        {
            var picture = ProcedurePicture.Of(procedure);
            var placed = PictureLayout.Place(picture, Arrows.LeftRoom(picture));
            var nodes = placed.Nodes.Values.ToList();
            var outside = nodes.Where(node => node.X < 0 || node.Bottom > placed.Height).Select(node => node.Node.Id);
            var overlapping = nodes.SelectMany((one, index) => nodes.Skip(index + 1).Select(other => (one, other))).Where(pair =>
                    pair.one.X < pair.other.Right && pair.other.X < pair.one.Right && pair.one.Y < pair.other.Bottom && pair.other.Y < pair.one.Bottom)
                .Select(pair => $"{pair.one.Node.Id} {pair.other.Node.Id}");
            return string.Join(", ", outside.Concat(overlapping));
        }).Sample(faults => faults.Length == 0);
    }

    [Fact]
    public void Hostile_texts_are_only_text()
    {
        var hostile = "</text><script>alert(1)</script> \" ' & \u0001 \ud800 ]]>";
        var procedure = Procedure(Step(1, "receptionist", When(hostile, Next), When("B", End)) with { Text = hostile }, Step(2)) with { Name = hostile };

        var svg = Draw(procedure);

        svg.DescendantsAndSelf().Select(element => element.Name.LocalName).Distinct()
            .ShouldBe(["svg", "title", "desc", "defs", "marker", "path", "text", "circle", "g", "rect"], ignoreOrder: true);
        svg.DescendantsAndSelf().Attributes().ShouldNotContain(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void A_very_long_title_is_cut_and_the_whole_of_it_stays_readable()
    {
        var title = string.Join(' ', Enumerable.Repeat("nghiêng", 60)) + new string('w', 300);

        var card = Card(Draw(Procedure(Step(1) with { Text = title })), "buoc1");

        card.Elements(Svg + "text").Select(text => text.Value).ShouldContain(line => line.EndsWith('…'));
        card.Element(Svg + "title")!.Value.ShouldContain(title);
    }

    [Fact]
    public void A_procedure_with_faults_is_drawn_as_well()
    {
        var faulty = Procedure(Step(1, "receptionist", When("A", To(9)), When("B", To(1))), Step(2));

        Cards(XElement.Parse(ProcessDrawing.Svg(faulty, StepMarks.None))).Count().ShouldBe(2);
    }

    [Fact]
    public void A_long_chain_of_silent_activities_is_followed_without_end_of_stack()
    {
        const int count = 20_000;
        var activities = Enumerable.Range(0, count).Select(i => new ActivityNode { Id = $"a{i}", Type = ActivityTypes.SetVariable })
            .Prepend(new ActivityNode { Id = "s", Type = ActivityTypes.Start }).ToList();
        var connections = Enumerable.Range(0, count).Select(i => new Connection(i == 0 ? "s" : $"a{i - 1}", "Done", $"a{i}")).ToList();
        var document = new WorkflowDocument
        {
            DefinitionId = "dai",
            Root = new() { Id = "luong", Type = ActivityTypes.Flowchart, Flowchart = new() { Activities = activities, Connections = connections } },
        };

        XElement.Parse(ProcessDrawing.Svg(document, StepMarks.None)).Elements(Svg + "circle").Count().ShouldBe(3);
    }
}
