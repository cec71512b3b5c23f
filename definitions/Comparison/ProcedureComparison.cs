using System.Globalization;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Drawing;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Comparison;

/// <summary>What two procedures say differently: by meaning, not by wording of numbers, order of attributes or spelling of marks.</summary>
public static class ProcedureComparison
{
    /// <summary>All differences: of the whole first, then step by step in the order after.</summary>
    public static IReadOnlyList<Change> Of(Procedure before, Procedure after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var matching = StepMatching.Of(before.Steps, after.Steps);
        var changes = new List<Change>(Headers(before, after));
        var matched = matching.Pairs.Select(pair => pair.Before).ToHashSet();
        changes.AddRange(before.Steps.Where((_, at) => !matched.Contains(at)).Select(step => new Change.Removed(step)));
        var beforeOf = matching.Pairs.ToDictionary(pair => pair.After, pair => pair.Before);
        var routes = (Before: new SaidRoutes(before), After: new SaidRoutes(after));
        for (var at = 0; at < after.Steps.Count; at++)
        {
            if (!beforeOf.TryGetValue(at, out var old))
            {
                changes.Add(new Change.Added(after.Steps[at]));
                continue;
            }

            if (matching.MovedBefore.Contains(old)) changes.Add(new Change.Moved(before.Steps[old], after.Steps[at]));
            changes.AddRange(StepChanges(before, after, old, at, matching, routes));
        }

        return changes;
    }

    /// <summary>Steps that are the same in both, by their numbers, found by what they say and who does them.</summary>
    public static IReadOnlyList<(int Before, int After)> SameSteps(IReadOnlyList<Step> before, IReadOnlyList<Step> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return [.. StepMatching.Of(before, after).Pairs.Select(pair => (before[pair.Before].No, after[pair.After].No))];
    }

    private static IEnumerable<Change> Headers(Procedure before, Procedure after)
    {
        (HeaderField Field, string? Before, string? After)[] fields =
        [
            (HeaderField.Name, before.Name, after.Name),
            (HeaderField.Code, before.Code, after.Code),
            (HeaderField.Variant, before.Variant, after.Variant),
            (HeaderField.Edition, before.Edition, after.Edition),
            (HeaderField.Agency, before.Agency, after.Agency),
            (HeaderField.LegalLimit, Limit(before.LegalLimit), Limit(after.LegalLimit)),
            (HeaderField.Sets, before.Sets?.ToString(CultureInfo.InvariantCulture), after.Sets?.ToString(CultureInfo.InvariantCulture)),
            (HeaderField.Components, List(before.Components.Select(component => component.Text)), List(after.Components.Select(component => component.Text))),
            (HeaderField.Fees, List(before.Fees), List(after.Fees)),
            (HeaderField.Results, List(before.Results), List(after.Results)),
            (HeaderField.LegalBasis, List(before.LegalBasis), List(after.LegalBasis)),
            (HeaderField.Forms, List(before.Forms), List(after.Forms)),
        ];
        return fields.Where(field => !Same(field.Before, field.After)).Select(field => new Change.Header(field.Field, field.Before, field.After));
    }

    private static IEnumerable<Change> StepChanges(
        Procedure before, Procedure after, int old, int at, StepMatching matching, (SaidRoutes Before, SaidRoutes After) routes)
    {
        var (was, step) = (before.Steps[old], after.Steps[at]);
        (StepField Field, string? Old, string? New)[] fields =
        [
            (StepField.Text, was.Text, step.Text),
            (StepField.Automation, AutomationWords.Line(was.Automation), AutomationWords.Line(step.Automation)),
            (StepField.Role, Who(was), Who(step)),
            (StepField.Limit, Limit(was.Limit), Limit(step.Limit)),
            (StepField.SharedLimit, Mates(before, old, one => one.Group, matching.After), Mates(after, at, one => one.Group, position => position)),
            (StepField.Together, Mates(before, old, one => one.Together, matching.After), Mates(after, at, one => one.Together, position => position)),
            (StepField.Form, was.Form, step.Form),
            (StepField.Documents, List(was.Documents), List(step.Documents)),
            (StepField.Products, List(was.Products), List(step.Products)),
            (StepField.Escalation, Policy(was.Escalation), Policy(step.Escalation)),
        ];
        foreach (var (field, said, says) in fields)
            if (!Same(said, says)) yield return new Change.StepSays(was, step, field, said, says);

        var (led, leads) = (routes.Before.Of(old, matching.After), routes.After.Of(at, position => position));
        foreach (var outcome in led.Keys.Union(leads.Keys, StringComparer.Ordinal))
        {
            var (from, to) = (led.GetValueOrDefault(outcome), leads.GetValueOrDefault(outcome));
            if (from?.Target != to?.Target) yield return new Change.StepSays(was, step, StepField.Route, from?.Words, to?.Words);
        }
    }

    /// <summary>Who acts: the role and unit where they are known, else the printed words.</summary>
    private static string Who(Step step) => step.Role is { } role
        ? $"{RoleCatalogue.Shipped.Find(role.Role)?.Vietnamese ?? role.Role} – {RoleCatalogue.Shipped.Units.FirstOrDefault(unit => unit.Code == role.Unit)?.Vietnamese ?? role.Unit}"
        : step.Actor;

    /// <summary>The others of a group, by their numbers after; a step that is gone shows as a question mark.</summary>
    private static string? Mates(Procedure procedure, int at, Func<Step, int?> group, Func<int, int?> position)
    {
        if (group(procedure.Steps[at]) is not { } own) return null;
        var mates = procedure.Steps.Select((step, other) => (step, other)).Where(one => one.other != at && group(one.step) == own)
            .Select(one => position(one.other) is { } found ? string.Create(CultureInfo.InvariantCulture, $"bước {found + 1}") : "bước ?").ToList();
        return mates.Count == 0 ? null : string.Join(", ", mates.Order(StringComparer.Ordinal));
    }

    private static string? Limit(PrintedLimit? limit) =>
        limit is null ? null : LimitWords.Of(limit.Limit) + (limit.From is { } from ? $", {from}" : "");

    private static string? Policy(EscalationPolicy? policy) => policy is null ? null : policy.Name ?? string.Join("; ",
        policy.WarnAt.Select(share => string.Create(CultureInfo.InvariantCulture, $"{share:0.##}"))
            .Concat(policy.Chain.Select(rung => $"{rung.Role} {rung.Unit} {LimitWords.Of(rung.After)} {string.Join(' ', rung.Channels)}")));

    private static string? List(IEnumerable<string> lines) => string.Join("; ", lines) is { Length: > 0 } list ? list : null;

    /// <summary>Equal but for white space and the composition of letters.</summary>
    private static bool Same(string? one, string? other) => Folded(one) == Folded(other);

    private static string? Folded(string? text) =>
        text is null ? null : string.Join(' ', VietnameseWords.Composed(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
