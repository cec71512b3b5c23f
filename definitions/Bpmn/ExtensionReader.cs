using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Tasks;
using static LaoCai.Workflows.Definitions.Bpmn.BpmnNames;

namespace LaoCai.Workflows.Definitions.Bpmn;

/// <summary>Reads the vocabulary's elements; a value that is none, or a word that the vocabulary does not have, is reported.</summary>
internal sealed class ExtensionReader(List<Diagnostic> diagnostics)
{
    private const decimal Longest = 100_000;

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["procedure"] = ["code", "variant", "edition", "issuedOn", "agency", "surveyOf", "sets", "limit", "component", "fee", "result", "legalBasis", "form", "escalation", "source"],
        ["step"] =
        [
            "no", "phase", "actor", "role", "unit", "time", "group", "form", "detail", "limit", "document", "product", "legalBasis", "escalation", "source",
            "inference",
        ],
        ["actor"] = ["role", "unit"],
        ["wait"] = ["event", "limit"],
        ["linked"] = ["procedure", "wait"],
        ["automatic"] = ["document"],
    };

    /// <summary>A procedure's header; the name is the process's.</summary>
    public Procedure Procedure(string id, string name, XElement? element)
    {
        var place = new Place { Element = id };
        if (element is null) return new() { Name = name, Place = place };
        Check(id, element);
        return new()
        {
            Name = name,
            Code = Text(element, "code"),
            Variant = Text(element, "variant"),
            Edition = Text(element, "edition"),
            IssuedOn = Date(id, element, "issuedOn"),
            Agency = Text(element, "agency"),
            SurveyOf = Text(element, "surveyOf"),
            Sets = Number(id, element, "sets"),
            LegalLimit = Limit(id, element),
            Components = [.. element.Elements(Ours + "component").Select(component => new DossierComponent(
                Text(component, "text") ?? "", Text(component, "kind"), Number(id, component, "count"), Text(component, "condition")))],
            Fees = Bodies(element, "fee"),
            Results = Bodies(element, "result"),
            LegalBasis = Bodies(element, "legalBasis"),
            Forms = Bodies(element, "form"),
            Escalation = Escalation(id, element),
            Place = Source(id, element, place),
        };
    }

    /// <summary>A step without outcomes; <paramref name="lane"/> says who acts where the step does not.</summary>
    /// <returns>The step, and its number as printed in the drawing.</returns>
    public (Step Step, int? Printed) Step(BpmnNode node, int no, BpmnLane? lane)
    {
        var element = node.Ours("step");
        var automation = Automation(node);
        var limit = automation is Automation.Pause ? Pause(node) : element is null ? null : Limit(node.Id, element);
        var place = new Place { Element = node.Id };
        if (node.Name.Length == 0) diagnostics.Add(BpmnFindings.NoName(node.Id));
        var actor = lane?.Name ?? "";
        if (element is null)
            return (new() { No = no, Text = node.Name, Automation = automation, Actor = actor, Role = lane?.Role, Time = limit?.Text ?? "", Limit = limit, AllOutcomes = true, Place = place }, null);
        Check(node.Id, element);
        return (new()
        {
            No = no,
            Text = node.Name,
            Automation = automation,
            AllOutcomes = true,
            Detail = element.Element(Ours + "detail")?.Value ?? "",
            Phase = Text(element, "phase"),
            Actor = Text(element, "actor") ?? actor,
            Role = Role(element) ?? lane?.Role,
            Time = Text(element, "time") ?? limit?.Text ?? "",
            Limit = limit,
            Group = Number(node.Id, element, "group"),
            Products = Bodies(element, "product"),
            Form = Text(element, "form"),
            Documents = [.. element.Elements(Ours + "document").Select(document => Text(document, "key")).OfType<string>()],
            LegalBasis = Bodies(element, "legalBasis"),
            Escalation = Escalation(node.Id, element),
            Place = Source(node.Id, element, place),
            Inferences = [.. element.Elements(Ours + "inference").Select(inference => new Inference(
                Text(inference, "what") ?? "", Text(inference, "sentence") ?? "", Text(inference, "confirmed") == "true"))],
        }, Number(node.Id, element, "no"));
    }

    /// <summary>What an element that is no task of a person does; what it does not say stays empty, which the checks report.</summary>
    private Automation? Automation(BpmnNode node)
    {
        switch (node.Type)
        {
            case Wait when BpmnWait.Of(node.Element) is BpmnWait.Timer:
                return new Automation.Pause();
            case Wait:
                return new Automation.Await(Checked(node, "wait") is { } wait ? Text(wait, "event")?.Trim() ?? "" : "");
            case BpmnNames.Linked:
                var linked = Checked(node, "linked");
                return new Automation.Linked((linked is null ? null : Text(linked, "procedure")?.Trim()) ?? Text(node.Element, "calledElement") ?? "", linked is null || Text(linked, "wait") != "false");
            case BpmnNames.Automatic:
                return new Automation.Print(Checked(node, "automatic") is { } automatic ? Text(automatic, "document")?.Trim() ?? "" : "");
            default:
                return null;
        }
    }

    private XElement? Checked(BpmnNode node, string name)
    {
        if (node.Ours(name) is not { } element) return null;
        Check(node.Id, element);
        return element;
    }

    /// <summary>How long a timed wait lasts: by the vocabulary, or by a plain duration that another tool has written.</summary>
    private PrintedLimit? Pause(BpmnNode node)
    {
        if (Checked(node, "wait") is { } wait && Limit(node.Id, wait) is { } limit) return limit;
        if (BpmnWait.Duration(node.Element) is not { } duration) return null;
        if (BpmnWait.Limit(duration) is { } read) return read;
        diagnostics.Add(BpmnFindings.BadValue(node.Id, "timeDuration", duration));
        return null;
    }

    /// <summary>Role and unit where both are given.</summary>
    public static ActorRole? Role(XElement? element) =>
        element is not null && Text(element, "role") is { } role && Text(element, "unit") is { } unit ? new(role, unit) : null;

    private void Check(string id, XElement element)
    {
        var known = Words[element.Name.LocalName];
        foreach (var name in element.Attributes().Select(attribute => attribute.Name.LocalName).Concat(element.Elements().Select(inside => inside.Name.LocalName)))
            if (!known.Contains(name)) diagnostics.Add(BpmnFindings.UnknownWord(id, name));
    }

    private PrintedLimit? Limit(string id, XElement parent)
    {
        if (parent.Element(Ours + "limit") is not { } element) return null;
        if (element.Attribute("value") is null && element.Attribute("unit") is null) return null; // printed words alone
        if (Decimal(id, element, "value") is not { } value || Word<TimeUnit>(id, element, "unit") is not { } unit) return null;
        var source = element.Attribute("unitSource") is null ? UnitSource.Cell : Word<UnitSource>(id, element, "unitSource") ?? UnitSource.Cell;
        return new(new(value, unit), Text(element, "text") ?? "", source, Text(element, "from"));
    }

    private EscalationPolicy? Escalation(string id, XElement parent)
    {
        if (parent.Element(Ours + "escalation") is not { } element) return null;
        if (Text(element, "name")?.Trim() is { Length: > 0 } name) return new([], []) { Name = name };
        var shares = new List<decimal>();
        foreach (var word in (Text(element, "warnAt") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and < 1 && (shares.Count == 0 || share > shares[^1])) shares.Add(share);
            else diagnostics.Add(BpmnFindings.BadValue(id, "warnAt", word));
        }

        var chain = new List<EscalationRung>();
        foreach (var rung in element.Elements(Ours + "rung"))
        {
            if (Text(rung, "role") is { } role && Decimal(id, rung, "after") is { } after && Word<TimeUnit>(id, rung, "afterUnit") is { } unit)
                chain.Add(new(role, Text(rung, "unit"), new(after, unit)) { Channels = Channels(id, rung) });
            else if (Text(rung, "role") is null) diagnostics.Add(BpmnFindings.BadValue(id, "rung/role", ""));
        }

        return new(shares, chain);
    }

    private List<string> Channels(string id, XElement rung)
    {
        var channels = (Text(rung, "channels") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        diagnostics.AddRange(channels.Where(channel => !NoticeChannel.IsKnown(channel)).Select(channel => BpmnFindings.BadValue(id, "rung/channels", channel)));
        return [.. channels.Where(NoticeChannel.IsKnown)];
    }

    private Place Source(string id, XElement parent, Place place) => parent.Element(Ours + "source") is not { } source
        ? place
        : place with
        {
            Paragraph = Number(id, source, "paragraph"), Table = Number(id, source, "table"), Row = Number(id, source, "row"), Cell = Number(id, source, "cell"),
        };

    private DateOnly? Date(string id, XElement element, string name)
    {
        if (Text(element, name) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        diagnostics.Add(BpmnFindings.BadValue(id, name, text));
        return null;
    }

    private int? Number(string id, XElement element, string name)
    {
        if (Text(element, name) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        diagnostics.Add(BpmnFindings.BadValue(id, name, text));
        return null;
    }

    private decimal? Decimal(string id, XElement element, string name)
    {
        var text = Text(element, name) ?? "";
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= Longest) return number;
        diagnostics.Add(BpmnFindings.BadValue(id, name, text, "Ghi lại thời gian ở khung thuộc tính; trong tệp, phần thập phân viết sau dấu chấm, như 2.5."));
        return null;
    }

    private T? Word<T>(string id, XElement element, string name)
        where T : struct, Enum
    {
        var text = Text(element, name) ?? "";
        foreach (var value in Enum.GetValues<T>())
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == text) return value;
        diagnostics.Add(BpmnFindings.BadValue(id, name, text));
        return null;
    }

    private static List<string> Bodies(XElement element, string name) => [.. element.Elements(Ours + name).Select(body => body.Value)];

    private static string? Text(XElement element, string name) => (string?)element.Attribute(name);
}

/// <summary>A lane as it stands in the file.</summary>
internal sealed record BpmnLane(string Name, ActorRole? Role);
