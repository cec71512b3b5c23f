using System.Globalization;
using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>What came of reading a staffing file.</summary>
/// <param name="Staffing">Null when there is any fault.</param>
/// <param name="Faults">The first faults found, by line.</param>
public sealed record StaffingReading(StaffPlan? Staffing, IReadOnlyList<PlanFault> Faults);

/// <summary>
/// Reads who works. CSV: <c>role</c>, <c>unit</c>, <c>people</c>, <c>productive</c>. JSON: the same as a list <c>staff</c>, and what is assumed
/// of <c>steps</c> and <c>events</c>, the <c>order</c> of tasks and the <c>effort</c>. Strict: what it does not know is refused with its line.
/// </summary>
public static class StaffingReader
{
    private const int MostCharacters = 1 << 20;
    private const int MostGroups = 2000;
    private const int MostPeople = 100_000;
    private const decimal MostMinutes = 2000 * 24 * 60;

    public static StaffingReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        PlanFaults faults = new("staffing");
        StaffPlan? staffing = null;

        if (text.Length > MostCharacters)
        {
            faults.Add("too-large", 1, "Tệp nhân sự vượt quá 1 triệu ký tự.", "The staffing file has more than a million characters.");
        }
        else if (text.AsSpan().TrimStart("\uFEFF \t\r\n") is ['[' or '{', ..])
        {
            staffing = ReadJson(text, faults);
        }
        else if (PlanTable.Read(text, faults) is { } table)
        {
            staffing = new StaffPlan { Groups = ReadTable(table, faults) };
        }

        if (staffing is not null && !faults.Any && staffing.Groups.Count is 0 or > MostGroups)
        {
            faults.Add("empty", 1, $"Tệp phải có từ 1 đến {MostGroups} nhóm nhân sự.", $"The file needs 1 to {MostGroups} groups of people.");
        }

        return new StaffingReading(faults.Any ? null : staffing, faults.ByLine());
    }

    private static List<StaffGroup> ReadTable(PlanTable table, PlanFaults faults)
    {
        List<StaffGroup> groups = [];

        foreach (string column in table.Columns.Where(column => column is not ("role" or "unit" or "people" or "productive")))
        {
            faults.Add("unknown-entry", 1, $"Không có cột nào tên là “{column}”.", $"No column is called “{column}”.");
        }

        foreach ((int line, string[] cells) in table.Rows)
        {
            string? people = table.Cell(cells, "people"), productive = table.Cell(cells, "productive");
            double share = 1;

            if (!int.TryParse(people, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > MostPeople)
            {
                faults.Add("bad-number", line, $"“people” phải là số nguyên từ 1 đến {MostPeople}.", $"“people” must be a whole number from 1 to {MostPeople}.");
            }
            else if (productive is not null && (!double.TryParse(productive, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out share) || share is <= 0 or > 1))
            {
                faults.Add("bad-number", line, "“productive” phải là số lớn hơn 0 và không quá 1.", "“productive” must be a number over 0 and at most 1.");
            }
            else
            {
                groups.Add(new StaffGroup(table.Cell(cells, "role"), table.Cell(cells, "unit"), number, share));
            }
        }

        return groups;
    }

    private static StaffPlan? ReadJson(string text, PlanFaults faults)
    {
        try
        {
            PlanObject file = new(JsonEntry.Parse(text.TrimStart('\uFEFF')), faults, ["staff", "steps", "events", "order", "effort"]);
            string? order = file.Text("order");

            if (order is not (null or "firstCome" or "deadline"))
            {
                faults.Add("bad-value", file.Member("order")!.Line, "“order” là “firstCome” hoặc “deadline”.", "“order” is “firstCome” or “deadline”.");
            }

            return new StaffPlan
            {
                Groups = [.. (file.Member("staff")?.Items ?? []).Select(item => Group(item, faults)).OfType<StaffGroup>()],
                Order = order == "deadline" ? TaskOrder.Deadline : TaskOrder.FirstCome,
                Effort = (double)(file.Number("effort", 0, 4) ?? 0.25m),
                Steps = Each(file, "steps", faults, Step),
                Events = Each(file, "events", faults, Spell),
            };
        }
        catch (JsonException exception)
        {
            faults.Add("not-json", (int)(exception.LineNumber ?? 0) + 1, "Tệp nhân sự không phải là JSON hợp lệ.", "The staffing file is not valid JSON.");

            return null;
        }
    }

    private static Dictionary<string, T> Each<T>(PlanObject file, string name, PlanFaults faults, Func<JsonEntry, PlanFaults, T?> read) where T : class
    {
        Dictionary<string, T> all = new(StringComparer.Ordinal);

        if (file.Member(name) is { } member)
        {
            foreach ((string key, JsonEntry value) in new PlanObject(member, faults, null).Members)
            {
                if (read(value, faults) is { } one)
                {
                    all[key] = one;
                }
            }
        }

        return all;
    }

    private static StaffGroup? Group(JsonEntry entry, PlanFaults faults)
    {
        PlanObject group = new(entry, faults, ["role", "unit", "people", "productive"]);
        (string? role, string? unit) = (group.Text("role"), group.Text("unit"));
        decimal? people = group.Number("people", 0, MostPeople);

        if (people is null || people != decimal.Floor(people.Value))
        {
            faults.Add("bad-number", entry.Line, "“people” phải là số nguyên, ít nhất là 1.", "“people” must be a whole number, at least 1.");

            return null;
        }

        return new StaffGroup(role, unit, (int)people, (double)(group.Number("productive", 0, 1) ?? 1));
    }

    private static StepAssumption Step(JsonEntry entry, PlanFaults faults)
    {
        PlanObject step = new(entry, faults, ["work", "outcomes", "supplement"]);
        StepAssumption assumed = new() { Line = entry.Line, Work = step.Member("work") is { } work ? Spell(work, faults) : null };

        if (step.Member("outcomes") is { } outcomes)
        {
            PlanObject weights = new(outcomes, faults, null);
            assumed = assumed with { Outcomes = [.. weights.Members.Select(one => (one.Key, (double)(weights.Number(one.Key, -1, 1_000_000) ?? 0)))] };

            if (assumed.Outcomes.Any(one => one.Weight < 0) || assumed.Outcomes.Sum(one => one.Weight) <= 0)
            {
                faults.Add("bad-number", outcomes.Line, "Tỷ lệ kết quả không được âm và tổng phải lớn hơn 0.", "Weights of outcomes are not negative, and together over 0.");
            }
        }

        if (step.Member("supplement") is { } given)
        {
            PlanObject supplement = new(given, faults, ["share", "takes"]);
            assumed = assumed with { SupplementShare = (double)(supplement.Number("share", 0, 1) ?? 0) };

            if (supplement.Member("takes") is { } takes && Spell(takes, faults) is { } spell)
            {
                assumed = assumed with { Supplement = spell };
            }
        }

        return assumed;
    }

    /// <summary><c>{"minutes": 30}</c>, <c>{"hours": [1, 2, 6]}</c> (least, most usual, most) or <c>{"days": {"mean": 2}}</c> (exponential).</summary>
    private static Spell? Spell(JsonEntry entry, PlanFaults faults)
    {
        PlanObject spell = new(entry, faults, ["minutes", "hours", "days"]);
        (string unit, JsonEntry? length) = spell.Members.Select(member => (member.Key, (JsonEntry?)member.Value)).FirstOrDefault();
        decimal each = unit switch { "days" => 24 * 60, "hours" => 60, _ => 1 };
        decimal[] numbers = length is null ? []
            : length.Kind == JsonTokenType.StartArray ? [.. length.Items.Select(item => item.Number ?? -1)]
            : length.Kind == JsonTokenType.StartObject ? [new PlanObject(length, faults, ["mean"]).Member("mean")?.Number ?? -1]
            : [length.Number ?? -1];

        if (spell.Members.Count() != 1 || numbers.Length is not (1 or 3) || Array.Exists(numbers, number => number < 0 || number > MostMinutes / each) || !numbers.Order().SequenceEqual(numbers))
        {
            faults.Add("bad-time", entry.Line, "Thời gian ghi là {\"minutes\": 30}, {\"hours\": [1, 2, 6]} (ít nhất, thường gặp, nhiều nhất) hoặc {\"days\": {\"mean\": 2}}.",
                "A time is {\"minutes\": 30}, {\"hours\": [1, 2, 6]} (least, most usual, most) or {\"days\": {\"mean\": 2}}.");

            return null;
        }

        TimeSpan[] lengths = Array.ConvertAll(numbers, number => TimeSpan.FromMinutes((double)(number * each)));

        return lengths.Length == 3 ? new Spell.Triangular(lengths[0], lengths[1], lengths[2])
            : length!.Kind == JsonTokenType.StartObject ? new Spell.Exponential(lengths[0])
            : new Spell.Fixed(lengths[0]);
    }
}
