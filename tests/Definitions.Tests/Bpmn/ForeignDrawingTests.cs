using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Tests.Samples;

namespace LaoCai.Workflows.Definitions.Tests.Bpmn;

/// <summary>Drawings in the shape in which other modelling tools save them: they are read, and whatever a procedure cannot have is named.</summary>
public sealed class ForeignDrawingTests
{
    [Fact]
    public void A_drawing_of_Camunda_Modeler_is_read_with_a_remark_on_each_thing_that_does_not_count()
    {
        var reading = Read("camunda-modeler.bpmn");

        reading.Procedures.ShouldHaveSingleItem().Name.ShouldBe("Chấp thuận đấu nối cấp nước");
        Remarks(reading, "LC2604").ShouldBe(["Participant_dan", "Flow_nop", "Activity_tra", "Activity_khaoSat", "Event_qua", "DataObjectReference_1", "DataObject_1"], ignoreOrder: true);
        Remarks(reading, "LC2605").ShouldBe(["StartEvent_1"]); // a message that starts it
        Remarks(reading, "LC2608").ShouldBe(["Flow_co"]);
        Remarks(reading, "LC2607").Count.ShouldBe(3); // the message's declaration, the note and its line
        reading.Diagnostics.Where(one => one.Code == "LC2619").Select(one => one.English).ShouldBe(
        [
            Word("Process_dauNoi", "historyTimeToLive"),
            Word("Activity_tiepNhan", "assignee"), Word("Activity_tiepNhan", "formKey"), Word("Activity_tiepNhan", "userTask"),
            Word("Activity_tiepNhan", "assignmentDefinition"), Word("Activity_tiepNhan", "formDefinition"), Word("Activity_tra", "calledDecision"),
        ]);
    }

    [Fact]
    public void A_drawing_of_Bizagi_is_read_past_its_empty_process_with_a_remark_on_each_thing_that_does_not_count()
    {
        var reading = Read("bizagi.bpmn");

        reading.Procedures.ShouldHaveSingleItem().Name.ShouldBe("Cấp giấy phép xây dựng nhà ở riêng lẻ");
        Remarks(reading, "LC2604").ShouldBe(["Id_re", "Id_email"], ignoreOrder: true);
        Remarks(reading, "LC2605").ShouldBe(["Id_tham"]); // the loop
        Remarks(reading, "LC2606").ShouldBe(["Id_nhan", "Id_tra", "Id_xay"], ignoreOrder: true);
        Remarks(reading, "LC2620").ShouldBe(["Id_7f1c1f0e-5e0d-4b31-a3a2-5f0a2f6fd003"]);
        reading.Diagnostics.ShouldContain(one => one.Code == "LC2607" && one.Place.Element == "Id_pool0");
        reading.Diagnostics.ShouldContain(one => one.Code == "LC2607" && one.English.Contains("Kiểm tra hiện trạng", StringComparison.Ordinal));
        reading.Diagnostics.ShouldContain(one => one.Code == "LC2619" && one.Place.Element == "Id_phong");
    }

    private static string Word(string element, string name) => $"“{element}”: the vocabulary has no “{name}”; it is not used.";

    private static IReadOnlyList<string?> Remarks(Reading reading, string code) => [.. reading.Diagnostics.Where(one => one.Code == code).Select(one => one.Place.Element)];

    private static Reading Read(string name)
    {
        using var stream = File.OpenRead(Path.Combine(ShippedSamples.Folder, "..", "designer", "test", "drawings", name));
        return BpmnReader.ReadOne(stream);
    }
}
