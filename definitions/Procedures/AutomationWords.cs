using System.Text.RegularExpressions;

namespace LaoCai.Workflows.Definitions.Procedures;

/// <summary>
/// How a Word document says what happens at a step without a person: one line of the step's cell, written and read back by the
/// same words.
/// </summary>
public static partial class AutomationWords
{
    private const string Mark = "(Tự động)";
    private const string Pause = "Chờ hết thời gian của bước.";

    /// <summary>Null for a step that a person does.</summary>
    public static string? Line(Automation? automation) => automation switch
    {
        null => null,
        Automation.Pause => $"{Mark} {Pause}",
        Automation.Await wait => $"{Mark} Chờ sự kiện “{wait.Event}”.",
        Automation.Linked linked => $"{Mark} Chuyển thủ tục liên thông “{linked.Procedure}”, {(linked.Waits ? "chờ kết quả" : "không chờ kết quả")}.",
        Automation.Print print => $"{Mark} Lập văn bản “{print.Document}”.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What a line of a cell says; null where it says nothing of the kind.</summary>
    public static Automation? Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (!line.TrimStart().StartsWith(Mark, StringComparison.Ordinal)) return null;
        if (line.Contains(Pause, StringComparison.Ordinal)) return new Automation.Pause();
        if (Awaits().Match(line) is { Success: true } awaits) return new Automation.Await(awaits.Groups["event"].Value);
        if (Links().Match(line) is { Success: true } links) return new Automation.Linked(links.Groups["id"].Value, !links.Groups["not"].Success);
        return Prints().Match(line) is { Success: true } prints ? new Automation.Print(prints.Groups["key"].Value) : null;
    }

    [GeneratedRegex("Chờ sự kiện “(?<event>[^”]*)”", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Awaits();

    [GeneratedRegex("Chuyển thủ tục liên thông “(?<id>[^”]*)”, (?<not>không )?chờ kết quả", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Links();

    [GeneratedRegex("Lập văn bản “(?<key>[^”]*)”", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Prints();
}
