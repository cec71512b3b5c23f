using CsCheck;
using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Tasks;
using static LaoCai.Workflows.Definitions.Tests.Given;

namespace LaoCai.Workflows.Definitions.Tests.Bpmn;

public sealed class BpmnIdentityTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Const("Thẩm định hồ sơ"), Gen.Const("Dòng một\nDòng hai"), Gen.Const("<b> & \"ngoặc\" 'đơn'"), Gen.Const("Dấu, phẩy; chấm."), Gen.Const(" cách "));

    private static readonly Gen<PrintedLimit?> Limits =
        from value in Gen.Int[0, 40].Select(quarters => quarters / 4m)
        from unit in Gen.Enum<TimeUnit>()
        from source in Gen.Enum<UnitSource>()
        from text in Texts
        from some in Gen.Bool
        select some ? new PrintedLimit(new(value, unit), text, source, value > 5 ? "kể từ ngày nhận" : null) : null;

    private static readonly Gen<Automation?> Automations = Gen.Select(Gen.Int[0, 9], Gen.Bool, Texts).Select(Automation? (one) => one.Item1 switch
    {
        0 => new Automation.Pause(),
        1 => new Automation.Await(one.Item3.Trim()),
        2 => new Automation.Linked(one.Item3.Trim(), one.Item2),
        3 => new Automation.Print("mau-05"),
        _ => null,
    });

    private static readonly Gen<Procedure> Drawable =
        from procedure in Generated.Procedures.Where(procedure => RouteGraph.Of(procedure) is var graph && graph.Reached().Count == graph.Stages.Count)
        from limits in Limits.Array[procedure.Steps.Count]
        from details in Texts.Array[procedure.Steps.Count]
        from some in Gen.Bool.Array[procedure.Steps.Count]
        from whole in Limits
        from automations in Automations.Array[procedure.Steps.Count]
        select Normal(procedure) with
        {
            Name = details[0].Trim(),
            Variant = some[0] ? "Có xác minh" : null,
            Edition = "02",
            IssuedOn = some[0] ? new DateOnly(2026, 3, 2) : null,
            Agency = "Sở Công Thương",
            LegalLimit = whole,
            Sets = some[0] ? 2 : null,
            Components = [new(details[0], "Bản chính", 1, some[0] ? "Khi nộp thay" : null)],
            Fees = [details[0], "b"],
            Results = ["Giấy phép"],
            LegalBasis = [details[0]],
            Forms = some[0] ? ["Mẫu 01"] : [],
            Escalation = some[0] ? new([0.5m, 0.8m], [new("unitHead", null, new(4, TimeUnit.WorkingHour)) { Channels = ["page", "webhook:sms"] }, new("agencyHead", "deciding", new(1.5m, TimeUnit.WorkingDay))]) : null,
            Steps = [.. Normal(procedure).Steps.Select((step, at) => step with
            {
                Detail = some[at] ? details[at] : "",
                Phase = some[at] ? "Giai đoạn I" : null,
                Automation = automations[at],
                Limit = limits[at],
                Group = some[at] ? 3 : null,
                Products = some[at] ? [details[at]] : [],
                Form = some[at] ? "don-de-nghi" : null,
                Documents = some[at] ? ["mau-01", "mau-05"] : [],
                LegalBasis = some[at] ? ["Điều 12"] : [],
                Escalation = some[at] ? new EscalationPolicy([0.25m], []) : null,
                Inferences = some[at] ? [new("Suy ra", details[at]), new("Đã rõ", "câu", Confirmed: true)] : [],
            })],
        };

    /// <summary>One way to say what two ways mean: the step after is the next, the end after the last step is the next, a block has the number of its first step, and what is implied is written out.</summary>
    private static Procedure Normal(Procedure procedure)
    {
        var graph = RouteGraph.Of(procedure);
        var last = graph.Stages.Count - 1;
        return RouteGraph.Explicit(procedure with
        {
            Steps = [.. graph.Stages.SelectMany(stage => stage.Steps.Select(step => step with
            {
                Together = stage.Parallel ? stage.First.No : null,
                Outcomes = [.. step.Outcomes.Select(outcome => outcome with
                {
                    To = outcome.To switch
                    {
                        RouteTarget.End when stage.Index == last => Next,
                        RouteTarget.ToStep to when StageOf(to.No) == stage.Index + 1 => Next,
                        RouteTarget.ToStep to => To(graph.Stages[StageOf(to.No)].First.No),
                        var other => other,
                    },
                })],
            }))],
        });

        int StageOf(int no) => graph.Stages.First(stage => stage.Steps.Any(step => step.No == no)).Index;
    }

    private static string Whole(Procedure procedure) => string.Join('\n', new[]
    {
        $"{procedure with { Steps = [], Place = Place.Document, Components = [], Fees = [], Results = [], LegalBasis = [], Forms = [], Escalation = null }}",
        $"{string.Join('|', procedure.Components)} {string.Join('|', procedure.Fees)} {string.Join('|', procedure.Results)}",
        $"{string.Join('|', procedure.LegalBasis)} {string.Join('|', procedure.Forms)} {Text(procedure.Escalation)}",
    }.Concat(procedure.Steps.Select(step => string.Join(' ', [
        $"{step with { Outcomes = [], Products = [], Documents = [], LegalBasis = [], Inferences = [], Escalation = null, Place = step.Place with { Element = null } }}",
        string.Join('|', step.Outcomes), string.Join('|', step.Products), string.Join('|', step.Documents), string.Join('|', step.LegalBasis),
        string.Join('|', step.Inferences), Text(step.Escalation),
    ]))));

    private static string Text(EscalationPolicy? policy) => policy is null ? "" : $"{string.Join(' ', policy.WarnAt)}: {string.Join(", ", policy.Chain.Select(rung => $"{rung.Role} {rung.Unit} {rung.After} {string.Join(' ', rung.Channels)}"))}";

    private static Reading Read(byte[] drawing)
    {
        using var stream = new MemoryStream(drawing);
        return BpmnReader.Read(stream);
    }

    [Fact]
    public void A_procedure_drawn_reads_as_it_was()
    {
        Drawable.Select(procedure => (Drawn: Whole(procedure), Read: string.Join("\n\n", Read(BpmnWriter.Write(procedure)).Procedures.Select(Whole))))
            .Sample(pair => pair.Drawn == pair.Read);
    }

    [Fact]
    public void A_drawing_of_ours_has_nothing_to_report()
    {
        Drawable.Select(procedure => string.Join('\n', Read(BpmnWriter.Write(procedure)).Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Message}")))
            .Sample(diagnostics => diagnostics.Length == 0);
    }

    [Fact]
    public void A_drawing_read_and_drawn_again_is_the_same_file()
    {
        Drawable.Sample(procedure =>
        {
            var first = BpmnWriter.Write(procedure);
            return BpmnWriter.Write(Read(first).Procedures[0]).AsSpan().SequenceEqual(first);
        });
    }
}
