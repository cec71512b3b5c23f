using System.Globalization;
using System.Text;
using LaoCai.Workflows.Engine.Simulation;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Simulations;

/// <summary>A report as lines of text, for a terminal.</summary>
internal static class SimulationTable
{
    private const int LongestTitle = 48;

    public static string Write(SimulationReport report, StaffPlan staffing, PageLanguage language)
    {
        var text = new StringBuilder();
        var all = report.Dossiers;
        Line($"{SimulationText.Title.In(language)}: {report.Name}");
        Line(SimulationText.Period(report).In(language));
        Line("");
        Line($"{Say(SimulationText.Arrived)} {Count(all.Arrived)} = {Say(SimulationText.Finished).ToLowerInvariant()} {Count(all.Finished)} + {Say(SimulationText.Open).ToLowerInvariant()} {Count(all.Open)} + {Say(SimulationText.Stopped).ToLowerInvariant()} {Count(all.Stopped)}");
        foreach (var (at, dossiers) in report.Stopped) Line($"  {Say(SimulationText.Circle(at, dossiers))}");
        Line($"{Say(SimulationText.Late)}: {SimulationText.Percent(all.LateShare, language)} ({Count(all.Late)} {Say(SimulationText.FinishedLate)}, {Count(all.OpenLate)} {Say(SimulationText.OpenLate)})");
        Line($"{Say(SimulationText.Lead)}: {Spread(all.Lead)}");
        if (all.Late > 0) Line($"{Say(SimulationText.Lateness)}: {Spread(all.Lateness)}");
        Line("");
        Columns(text,
            [Say(SimulationText.Step), Say(SimulationText.Tasks), Say(SimulationText.LateSteps), $"{Say(SimulationText.Wait)} P50", "P90", Say(SimulationText.Most), $"{Say(SimulationText.Queue)} {Say(SimulationText.Mean)}", Say(SimulationText.Longest), Say(SimulationText.AtEnd)],
            report.Steps.Select(step => (string[])[Cut(SimulationText.Named(step, language)), Count(step.Opened), Count(step.Late), Hours(step.Wait.P50), Hours(step.Wait.P90), Hours(step.Wait.Most), Hours(step.MeanQueue), Count(step.MostQueue), Count(step.Waiting)]), 1);
        Line("");
        Columns(text,
            [Say(SimulationText.Role), Say(SimulationText.Unit), Say(SimulationText.Number), Say(SimulationText.Utilisation), Say(SimulationText.Load), Say(SimulationText.Needed)],
            report.Staff.Select(group => (string[])[group.Role ?? Say(SimulationText.Anyone), group.Unit ?? Say(SimulationText.AnyUnit), group.People == 0 ? Say(SimulationText.Nobody) : Count(group.People), SimulationText.Percent(group.Utilisation, language), SimulationText.Percent(group.Load, language), Count(group.Needed)]), 2);
        Line("");
        if (report.Bottleneck is { } bottleneck)
        {
            Line($"{Say(SimulationText.BottleneckTitle)}: {Say(SimulationText.Where(bottleneck, report.Steps.First(step => step.ActivityId == bottleneck.ActivityId)))}");
            Line($"  {Say(SimulationText.Why(bottleneck))}");
        }
        else Line(Say(SimulationText.NoBottleneck));

        foreach (var assumption in SimulationText.Assumptions(staffing)) Line($"* {Say(assumption)}");
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
        string Say(Phrase phrase) => phrase.In(language);
        string Count(long number) => SimulationText.Figure(number, language);
        string Hours(double hours) => SimulationText.Figure(hours, language, 1);
        string Spread(Quantiles of) => string.Create(CultureInfo.InvariantCulture, $"{Say(SimulationText.Median)} {Hours(of.P50)}, P90 {Hours(of.P90)}, P99 {Hours(of.P99)}, {Say(SimulationText.Most)} {Hours(of.Most)} {Say(SimulationText.WorkingHours)}");
    }

    /// <summary>Texts to the left, numbers to the right.</summary>
    private static void Columns(StringBuilder text, string[] heading, IEnumerable<string[]> rows, int texts)
    {
        string[][] all = [heading, .. rows];
        var widths = Enumerable.Range(0, heading.Length).Select(column => all.Max(row => row[column].Length)).ToArray();
        foreach (var row in all)
        {
            var cells = row.Select((cell, column) => column < texts ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            text.Append("  ").Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
    }

    private static string Cut(string title) => title.Length > LongestTitle ? title[..(LongestTitle - 1)] + "…" : title;
}
