using System.Globalization;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Json;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Deadlines;

/// <summary>
/// What a definition says about its statutory clock, in its <c>customProperties</c>. Everything may be left out; then the law's own rule holds.
/// <list type="bullet">
/// <item><c>counting</c>: <c>{"from":"nextWorkingDay","end":"closing","receivedAfter":"15:00"}</c>; <c>from</c> is <c>hour</c> or
/// <c>nextWorkingDay</c>, <c>end</c> is <c>closing</c> or <c>midnight</c>.</item>
/// <item><c>afterSupplement</c>: <c>{"rule":"restart"}</c>, <c>goOn</c>, or <c>newLimit</c> and <c>leftPlus</c> with their <c>limit</c>.</item>
/// <item><c>supplements</c>, <c>extensions</c>: how many are free of a further legal ground.</item>
/// <item><c>extendedBy</c>: a limit; how much later a new date may be than the one that it replaces.</item>
/// </list>
/// </summary>
internal static class ClockPolicyJson
{
    private const int MostTimes = 20;

    public static CountingRule Counting(FieldReader fields)
    {
        if (fields.Object("counting") is not { } inner)
        {
            return CountingRule.Statutory;
        }

        string? from = inner.Text("from"), end = inner.Text("end");

        return new CountingRule(
            Named(inner, "from", from, ("nextWorkingDay", DayCount.FromNextWorkingDay), ("hour", DayCount.FromTheHour)),
            Named(inner, "end", end, ("closing", DayEnd.Closing), ("midnight", DayEnd.Midnight)),
            ReceivedAfter(inner));
    }

    public static AfterSupplement After(FieldReader fields)
    {
        if (fields.Object("afterSupplement") is not { } inner)
        {
            return new AfterSupplement.Restart();
        }

        string? rule = inner.RequiredText("rule");
        TimeLimit? limit = HumanStepJson.Limit(inner, "limit");

        switch (rule)
        {
            case "restart":
                return new AfterSupplement.Restart();

            case "goOn":
                return new AfterSupplement.GoOn();

            case "newLimit" when limit is { } fresh:
                return new AfterSupplement.NewLimit(fresh);

            case "leftPlus" when limit is { } more:
                return new AfterSupplement.LeftPlus(more);

            case "newLimit" or "leftPlus":
                inner.Refuse("limit", "this rule needs a limit.");
                break;

            case not null:
                inner.Refuse("rule", "must be one of restart, goOn, newLimit, leftPlus.");
                break;
        }

        return new AfterSupplement.Restart();
    }

    /// <summary>By law one (Decree 61/2018/NĐ-CP, art. 17.2 and 19.9).</summary>
    public static int Times(FieldReader fields, string name)
    {
        int times = fields.Number(name) ?? 1;

        if (times is < 0 or > MostTimes)
        {
            fields.Refuse(name, $"must be between 0 and {MostTimes}.");

            return 1;
        }

        return times;
    }

    private static TimeOnly? ReceivedAfter(FieldReader inner)
    {
        if (inner.Text("receivedAfter") is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly hour))
        {
            return hour;
        }

        inner.Refuse("receivedAfter", "must be a time of day such as 15:00.");

        return null;
    }

    /// <summary>The first of the choices where nothing is said.</summary>
    private static T Named<T>(FieldReader inner, string name, string? said, params ReadOnlySpan<(string Name, T Value)> choices)
    {
        foreach ((string choice, T value) in choices)
        {
            if (said is null || said == choice)
            {
                return value;
            }
        }

        inner.Refuse(name, $"must be {choices[0].Name} or {choices[1].Name}.");

        return choices[0].Value;
    }
}
