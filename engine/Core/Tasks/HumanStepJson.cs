using System.Buffers;
using System.Text;
using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Tasks;

/// <summary>
/// The JSON form of a human step, as it stands in a RunTask's <c>payload</c>:
/// <c>{"no":4,"title":"Thẩm định","role":"specialist","unit":"deciding","limit":{"value":2,"unit":"workingDay"},"outcomes":["Đạt"]}</c>.
/// </summary>
public static class HumanStepJson
{
    private static readonly string[] UnitNames = ["minute", "hour", "workingHour", "day", "workingDay"];

    /// <summary>Reads a payload; fields that we do not know are left alone, known ones of the wrong kind are problems.</summary>
    public static (HumanStep Step, IReadOnlyList<FieldProblem> Problems) Read(JsonElement json)
    {
        List<FieldProblem> problems = [];
        FieldReader fields = new(json, "payload", problems);
        HumanStep step = new()
        {
            No = fields.Number("no"),
            Title = fields.Text("title") ?? "",
            Role = fields.Text("role"),
            Unit = fields.Text("unit"),
            Limit = Limit(fields, "limit"),
            LimitGroup = fields.Text("limitGroup"),
            Escalation = Escalation(fields, "escalation"),
            Outcomes = fields.Texts("outcomes"),
            Form = fields.Text("form"),
            Documents = fields.Texts("documents"),
            LegalBasis = fields.Texts("legalBasis"),
        };

        if (step.Outcomes.Distinct(StringComparer.Ordinal).Count() != step.Outcomes.Count)
        {
            fields.Refuse("outcomes", "an outcome occurs twice.");
        }

        return (step, problems);
    }

    /// <summary>Compact JSON; fields without a value are left out.</summary>
    public static string Write(HumanStep step)
    {
        ArrayBufferWriter<byte> buffer = new(512);

        using (Utf8JsonWriter writer = new(buffer, JsonFields.Compact))
        {
            Write(writer, step);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, HumanStep step)
    {
        writer.WriteStartObject();

        if (step.No is { } no)
        {
            writer.WriteNumber("no", no);
        }

        Text(writer, "title", step.Title.Length == 0 ? null : step.Title);
        Text(writer, "role", step.Role);
        Text(writer, "unit", step.Unit);

        if (step.Limit is { } limit)
        {
            writer.WritePropertyName("limit");
            Write(writer, limit);
        }

        Text(writer, "limitGroup", step.LimitGroup);

        if (step.Escalation is { } policy)
        {
            writer.WritePropertyName("escalation");
            Write(writer, policy);
        }

        Texts(writer, "outcomes", step.Outcomes);
        Text(writer, "form", step.Form);
        Texts(writer, "documents", step.Documents);
        Texts(writer, "legalBasis", step.LegalBasis);
        writer.WriteEndObject();
    }

    /// <summary><c>{"value":2,"unit":"workingDay"}</c>.</summary>
    public static void Write(Utf8JsonWriter writer, TimeLimit limit)
    {
        writer.WriteStartObject();
        writer.WriteNumber("value", limit.Value);
        writer.WriteString("unit", UnitNames[(int)limit.Unit]);
        writer.WriteEndObject();
    }

    /// <summary><c>{"warnAt":[0.5],"chain":[{"role":"head","after":{"value":4,"unit":"workingHour"},"channels":["page","mail"]}]}</c>.</summary>
    public static void Write(Utf8JsonWriter writer, EscalationPolicy policy)
    {
        writer.WriteStartObject();
        Text(writer, "name", policy.Name);
        writer.WriteStartArray("warnAt");

        foreach (decimal share in policy.WarnAt)
        {
            writer.WriteNumberValue(share);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("chain");

        foreach (EscalationRung rung in policy.Chain)
        {
            writer.WriteStartObject();
            writer.WriteString("role", rung.Role);
            Text(writer, "unit", rung.Unit);
            writer.WritePropertyName("after");
            Write(writer, rung.After);
            Texts(writer, "channels", rung.Channels);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A limit that the engine itself wrote.</summary>
    internal static TimeLimit ReadLimit(JsonElement json) =>
        new(json.GetProperty("value").GetDecimal(), (TimeUnit)Array.IndexOf(UnitNames, json.GetProperty("unit").GetString()));

    internal static TimeLimit? Limit(FieldReader fields, string name)
    {
        if (fields.Object(name) is not { } inner)
        {
            return null;
        }

        decimal? value = inner.Decimal("value");
        string? unit = inner.RequiredText("unit");
        int index = unit is null ? -1 : Array.IndexOf(UnitNames, unit);

        if (value is null)
        {
            inner.Refuse("value", "a time limit needs a number.");

            return null;
        }

        if (index < 0)
        {
            inner.Refuse("unit", $"must be one of {string.Join(", ", UnitNames)}.");

            return null;
        }

        TimeLimit limit = new(value.Value, (TimeUnit)index);

        if (TimeLimits.Check(limit) is { } fault)
        {
            inner.Refuse("value", fault.Message);
        }

        return limit;
    }

    /// <summary>Reads a policy on its own, as a file of the province holds them; what is wrong is told with its path.</summary>
    public static (EscalationPolicy? Policy, IReadOnlyList<FieldProblem> Problems) ReadPolicy(JsonElement json, string path)
    {
        List<FieldProblem> problems = [];

        return (json.ValueKind == JsonValueKind.Object ? Escalation(new FieldReader(json, path, problems)) : null, problems);
    }

    internal static EscalationPolicy? Escalation(FieldReader fields, string name) => fields.Object(name) is { } inner ? Escalation(inner) : null;

    private static EscalationPolicy Escalation(FieldReader inner)
    {
        List<decimal> warnAt = [];

        if (inner.Value("warnAt") is { ValueKind: not JsonValueKind.Null } shares)
        {
            if (shares.ValueKind != JsonValueKind.Array)
            {
                inner.Refuse("warnAt", "must be a list of shares.");
            }
            else
            {
                foreach (JsonElement share in shares.EnumerateArray())
                {
                    if (share.ValueKind != JsonValueKind.Number || !share.TryGetDecimal(out decimal value) || value <= 0 || value >= 1 || (warnAt.Count > 0 && value <= warnAt[^1]))
                    {
                        inner.Refuse("warnAt", "shares are over 0, under 1 and ascending.");
                        break;
                    }

                    warnAt.Add(value);
                }
            }
        }

        return new EscalationPolicy(warnAt, inner.List("chain", Rung)) { Name = inner.Text("name") };
    }

    private static EscalationRung? Rung(FieldReader fields)
    {
        string? role = fields.RequiredText("role");

        if (!fields.Has("after"))
        {
            return fields.Missing<EscalationRung>("after");
        }

        IReadOnlyList<string> channels = fields.Texts("channels");

        if (channels.FirstOrDefault(channel => !NoticeChannel.IsKnown(channel)) is { } unknown)
        {
            fields.Refuse("channels", $"{unknown} is no way to tell somebody; there are page, mail, webhook and webhook:NAME.");
        }

        return Limit(fields, "after") is { } after && role is not null ? new EscalationRung(role, fields.Text("unit"), after) { Channels = channels } : null;
    }

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Texts(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);

        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
