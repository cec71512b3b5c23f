using System.Globalization;
using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Drawing;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Escalations;

/// <summary>
/// An escalation policy in words: the line by which a document refers to one, written and read back by the same words, and what it does,
/// for people.
/// </summary>
public static partial class EscalationWords
{
    /// <summary>Null for a policy without a name: documents refer, they do not spell out.</summary>
    public static string? Line(EscalationPolicy? policy) => policy?.Name is { } name ? $"Đôn đốc theo chính sách “{name}”." : null;

    /// <summary>The policy that a line refers to, by its name only; null where it refers to none.</summary>
    public static EscalationPolicy? Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Length < 400 && Reference().Match(line) is { Success: true } found ? new([], []) { Name = found.Groups["name"].Value.Trim() } : null;
    }

    /// <summary>What happens, one sentence each: the warnings, then rung by rung.</summary>
    public static IReadOnlyList<CalendarText> Tell(EscalationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var told = new List<CalendarText>();
        if (policy.WarnAt.Count > 0)
        {
            var shares = string.Join(", ", policy.WarnAt.Select(share => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%")));
            told.Add(new($"Cảnh báo khi đã dùng {shares} thời hạn", $"Warned when {shares} of the limit are used up"));
        }

        foreach (var (rung, at) in policy.Chain.Select((rung, at) => (rung, at)))
        {
            var (role, unit) = Who(rung);
            var (ways, english) = Ways(rung);
            var since = (rung.After.Value, at) switch
            {
                (0, 0) => new CalendarText("Ngay khi quá hạn", "As soon as it is late"),
                (0, _) => new("Cùng lúc", "At the same time"),
                (_, 0) => new($"Quá hạn {LimitWords.Of(rung.After)}", $"{English(rung.After)} after it is late"),
                _ => new($"Thêm {LimitWords.Of(rung.After)}", $"{English(rung.After)} later"),
            };
            told.Add(new($"{since.Vi}: báo {role.Vi}, {unit.Vi}{ways}", $"{since.En}: {role.En}, {unit.En}, is told{english}"));
        }

        return told;
    }

    internal static (CalendarText Role, CalendarText Unit) Who(EscalationRung rung)
    {
        var role = RoleCatalogue.Shipped.Find(rung.Role);
        var unit = RoleCatalogue.Shipped.Units.FirstOrDefault(binding => binding.Code == rung.Unit);
        return (
            role is null ? new(rung.Role, rung.Role) : new(role.Vietnamese, role.English),
            rung.Unit is null ? new("đơn vị đang giữ việc", "the unit that has the task") : unit is null ? new(rung.Unit, rung.Unit) : new(unit.Vietnamese, unit.English));
    }

    private static (string Vi, string En) Ways(EscalationRung rung)
    {
        if (rung.Channels.Count == 0) return ("", "");
        return ($" – {string.Join(", ", rung.Channels.Select(way => Way(way).Vi))}", $" – {string.Join(", ", rung.Channels.Select(way => Way(way).En))}");
    }

    private static CalendarText Way(string channel) => channel switch
    {
        NoticeChannel.Page => new("trên trang", "in the page"),
        NoticeChannel.Mail => new("thư điện tử", "by e-mail"),
        NoticeChannel.Webhook => new("webhook", "by webhook"),
        _ => channel[NoticeChannel.NamedWebhook.Length..] is var name && name.Equals("sms", StringComparison.OrdinalIgnoreCase)
            ? new("tin nhắn SMS", "by SMS")
            : new($"webhook {name}", $"by the webhook {name}"),
    };

    private static string English(TimeLimit limit)
    {
        var unit = limit.Unit switch
        {
            TimeUnit.Minute => "minute",
            TimeUnit.Hour => "hour",
            TimeUnit.WorkingHour => "working hour",
            TimeUnit.Day => "day",
            TimeUnit.WorkingDay => "working day",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{limit.Value:0.##} {unit}{(limit.Value == 1 ? "" : "s")}");
    }

    [GeneratedRegex("đôn đốc theo chính sách [“\"](?<name>[^”\"]{1,80})[”\"]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
