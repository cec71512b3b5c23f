using System.Text;
using System.Xml.Linq;
using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Tests.Bpmn;

/// <summary>An analyst's own positions stay when the document is drawn again.</summary>
public sealed class KeptLayoutTests
{
    private static readonly Procedure Before = Given.Procedure(
        Step(1, "Tiếp nhận hồ sơ", "receptionist"), Step(2, "Thẩm định hồ sơ", "specialist"),
        Step(3, "Ký duyệt", "agencyHead", new Outcome("Đồng ý", Given.Next), new Outcome("Không đồng ý", Given.To(2))), Step(4, "Trả kết quả", "receptionist"));

    [Fact]
    public void Nothing_moves_when_one_step_says_something_else()
    {
        var moved = Moved(BpmnWriter.Write(Before));
        var after = Before with { Steps = [.. Before.Steps.Select(step => step.No == 3 ? step with { Text = "Xem xét và ký giấy phép" } : step)] };

        Shapes(BpmnWriter.Write(after, moved)).ShouldBe(Shapes(moved));
        Ways(BpmnWriter.Write(after, moved)).ShouldBe(Ways(moved));
    }

    [Fact]
    public void A_new_step_finds_a_free_place_and_the_others_stay()
    {
        var moved = Moved(BpmnWriter.Write(Before));
        var after = Given.Procedure(
            Before.Steps[0], Before.Steps[1], Step(3, "Kiểm tra thực địa", "specialist"), Before.Steps[2] with { No = 4 }, Before.Steps[3] with { No = 5 });

        var drawn = BpmnWriter.Write(after, moved);

        var (places, old) = (Steps(drawn), Steps(moved));
        old.ShouldAllBe(one => places[one.Key].Equals(one.Value));
        places.Count.ShouldBe(5);
        places.Values.SelectMany((one, at) => places.Values.Skip(at + 1).Select(other => (one, other)))
            .ShouldAllBe(pair => pair.one.X + pair.one.Width <= pair.other.X || pair.other.X + pair.other.Width <= pair.one.X || pair.one.Y + pair.one.Height <= pair.other.Y || pair.other.Y + pair.other.Height <= pair.one.Y);
        using var stream = new MemoryStream(drawn);
        BpmnReader.Read(stream).Procedures.ShouldHaveSingleItem().Steps.Select(step => step.Text).ShouldBe(after.Steps.Select(step => step.Text));
    }

    [Fact]
    public void A_step_of_somebody_new_has_a_lane_below_and_the_others_stay()
    {
        var moved = Moved(BpmnWriter.Write(Before));
        var after = Given.Procedure(
            Before.Steps[0], Before.Steps[1], Step(3, "Họp hội đồng", "council"), Before.Steps[2] with { No = 4 }, Before.Steps[3] with { No = 5 });

        var drawn = BpmnWriter.Write(after, moved);

        var (places, old) = (Steps(drawn), Steps(moved));
        old.ShouldAllBe(one => places[one.Key].Equals(one.Value));
        places["Họp hội đồng"].Y.ShouldBeGreaterThan(old.Values.Max(place => place.Y + place.Height));
        var boxes = Boxes(XDocument.Parse(Encoding.UTF8.GetString(drawn))).ToDictionary(box => box.Id, box => box.Bounds);
        var pool = boxes["beBoi"];
        boxes.Values.ShouldAllBe(box => box.X >= pool.X && box.Y >= pool.Y && box.X + box.Width <= pool.X + pool.Width && box.Y + box.Height <= pool.Y + pool.Height);
    }

    [Fact]
    public void Another_procedure_is_drawn_afresh()
    {
        var other = Given.Procedure(Step(1, "Niêm yết", "council"), Step(2, "Họp hội đồng", "council"));

        BpmnWriter.Write(other, Moved(BpmnWriter.Write(Before))).ShouldBe(BpmnWriter.Write(other));
        BpmnWriter.Write(Before, "no drawing"u8.ToArray()).ShouldBe(BpmnWriter.Write(Before));
    }

    private static Step Step(int no, string text, string role, params Outcome[] outcomes) => Given.Step(no, role, outcomes) with { Text = text };

    /// <summary>The drawing after an analyst has pushed everything about, each thing by another distance.</summary>
    private static byte[] Moved(byte[] drawing)
    {
        var document = XDocument.Parse(Encoding.UTF8.GetString(drawing));
        var by = 0;
        foreach (var shape in document.Descendants().Where(element => element.Name.LocalName == "BPMNShape" && element.Attribute("isHorizontal") is null))
        {
            var bounds = shape.Elements().Single();
            bounds.SetAttributeValue("x", (int)bounds.Attribute("x")! + (by++ % 7));
        }

        foreach (var point in document.Descendants().Where(element => element.Name.LocalName == "waypoint")) point.SetAttributeValue("x", (int)point.Attribute("x")! + 3);
        return Encoding.UTF8.GetBytes(document.ToString());
    }

    private static Dictionary<string, (int X, int Y, int Width, int Height)> Steps(byte[] drawing)
    {
        var document = XDocument.Parse(Encoding.UTF8.GetString(drawing));
        var names = document.Descendants().Where(element => element.Name.LocalName == "userTask").ToDictionary(task => (string)task.Attribute("id")!, task => (string)task.Attribute("name")!);
        return Boxes(document).Where(box => names.ContainsKey(box.Id)).ToDictionary(box => names[box.Id], box => box.Bounds);
    }

    private static string[] Shapes(byte[] drawing) => [.. Boxes(XDocument.Parse(Encoding.UTF8.GetString(drawing))).Select(box => $"{box.Id} {box.Bounds}")];

    private static string[] Ways(byte[] drawing) =>
    [
        .. XDocument.Parse(Encoding.UTF8.GetString(drawing)).Descendants().Where(element => element.Name.LocalName == "BPMNEdge")
            .Select(edge => $"{edge.Attribute("bpmnElement")!.Value} {string.Join(' ', edge.Elements().Where(point => point.Name.LocalName == "waypoint").Select(point => $"{point.Attribute("x")!.Value},{point.Attribute("y")!.Value}"))}"),
    ];

    private static IEnumerable<(string Id, (int X, int Y, int Width, int Height) Bounds)> Boxes(XDocument document) =>
        document.Descendants().Where(element => element.Name.LocalName == "BPMNShape").Select(shape => ((string)shape.Attribute("bpmnElement")!, Box(shape.Elements().Single())));

    private static (int X, int Y, int Width, int Height) Box(XElement bounds) =>
        ((int)bounds.Attribute("x")!, (int)bounds.Attribute("y")!, (int)bounds.Attribute("width")!, (int)bounds.Attribute("height")!);
}
