using System.Text;
using System.Text.Json;
using LaoCai.Workflows.Definitions.Comparison;

namespace LaoCai.Workflows.Definitions.Tests.Comparison;

public sealed class DocumentComparisonTests
{
    [Fact]
    public void Procedures_are_paired_by_name_and_what_is_new_or_gone_is_told()
    {
        var a = Given.Procedure(Given.Step(1)) with { Name = "Cấp mới" };
        var b = Given.Procedure(Given.Step(1)) with { Name = "Cấp lại" };
        var c = Given.Procedure(Given.Step(1)) with { Name = "Thu hồi" };

        var differences = DocumentComparison.Of([a, b], [b, c]);

        differences.Select(difference => (difference.Name, difference.Before is null, difference.After is null, difference.IsSame)).ShouldBe(
            [("Cấp lại", false, false, true), ("Thu hồi", true, false, false), ("Cấp mới", false, true, false)]);
    }

    [Fact]
    public void The_json_names_step_field_and_both_sides()
    {
        var before = Given.Procedure(Given.Step(1), Given.Step(2));
        var after = Given.Procedure(Given.Step(1), Given.Step(2) with { Role = new("agencyHead", "deciding") });

        using var json = new MemoryStream();
        ComparisonJson.Write(json, DocumentComparison.Of([before], [after]));

        var change = JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(json.ToArray()))[0].GetProperty("changes").EnumerateArray().ShouldHaveSingleItem();
        (change.GetProperty("kind").GetString(), change.GetProperty("step").GetInt32(), change.GetProperty("field").GetString()).ShouldBe(("step", 2, "role"));
        change.GetProperty("after").GetString()!.ShouldContain("Lãnh đạo cơ quan");
    }
}
