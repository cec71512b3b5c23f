using System.Globalization;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Clocks;
using LaoCai.Workflows.Definitions.Escalations;
using LaoCai.Workflows.Definitions.Iso.Package;
using LaoCai.Workflows.Definitions.Iso.Prose;
using LaoCai.Workflows.Definitions.Iso.Sections;
using LaoCai.Workflows.Definitions.Iso.Tables;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Iso.Times;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso;

/// <summary>Makes procedures of a draft: one for each time column.</summary>
internal sealed class ProcedureBuilder(ProcedureDraft draft, DocumentHead? head, Facts facts, ProcedureList list, Abbreviations abbreviations, UnitRule? ofNotes, List<Diagnostic> diagnostics)
{
    private readonly UnitRule? _note = UnitNotes.Find(draft, ofNotes);
    private readonly Place _place = new() { Table = draft.First.Grid.Table };

    public IEnumerable<Procedure> Build()
    {
        var variants = TimeColumns.Of(draft);
        if (variants[0].IsNone) diagnostics.Add(StepFindings.NoTimeColumn(_place));
        if (!draft.First.Heading.Has(ColumnRole.Actor)) diagnostics.Add(StepFindings.NoActorColumn(_place));

        if (draft.Steps.Skip(DocumentLimits.Steps).Any()) diagnostics.Add(StepFindings.TooManySteps(DocumentLimits.Steps, _place));

        var name = draft.Name is { } inTable ? (Name: inTable, Place: _place) : ProcedureNames.Find(draft.Before, head);
        if (name is null) diagnostics.Add(StepFindings.NoName(_place));
        var section = LimitLines.Of(draft, facts);
        if (section.Count == 0 && name is not null && !draft.Rows.Exists(row => row.Row is StepTableRow.Total)) section = list.LimitOf(name.Value.Name);

        string? code = null;
        if (name is not null) ProcedureNames.WithoutCode(name.Value.Name, out code);
        for (var at = 0; at < variants.Count; at++)
        {
            var ofColumn = variants.Count > 1 ? variants[at].Words : null;
            yield return Build(
                name is null ? "Thủ tục chưa rõ tên" : ProcedureNames.WithoutCode(name.Value.Name, out _),
                name?.Place ?? _place,
                draft.Variant is not null && ofColumn is not null ? $"{draft.Variant}; {ofColumn}" : draft.Variant ?? ofColumn,
                variants[at], section, at, variants.Count, code);
        }
    }

    private Procedure Build(
        string name, Place place, string? variant, TimeColumns column, List<LimitStatement> section, int at, int variants, string? code)
    {
        var headerPlace = column.Heading is not { } heading ? _place : _place with { Row = draft.First.Grid.Rows[heading.Top].Number, Cell = heading.Cell.Number };
        var totals = draft.Rows.Where(row => row.Row is StepTableRow.Total).ToList();
        // Where each agency has a sum of its own, the greatest is that of the whole.
        var total = totals.Select(row => Statement(row, column)).OfType<LimitStatement>().MaxBy(statement => WholeLimit.Hours(statement.Length) ?? 0);
        var header = column.IsNone ? null : LimitStatement.All(UnitSource.Header, column.Words, headerPlace).FirstOrDefault();
        var whole = WholeLimit.Choose(section, total, header, at, variants);

        var rules = new List<UnitRule>();
        if (column.Rule is { } ofColumn) rules.Add(ofColumn);
        if (total is not null) rules.Add(UnitRule.Of(UnitSource.Total, total.Length, total.Printed));
        if (_note is not null) rules.Add(_note);
        Duration? legal = whole is null ? null : Legal(whole, [.. section, .. Both(total, header)], rules);
        if (whole is not null && legal is { Kind: not DayKind.NotSaid } known) rules.Add(new(UnitSource.LegalLimit, known.Unit is PrintedUnit.Day or PrintedUnit.Hour ? known.Unit : PrintedUnit.None, known.Kind, whole.Printed));
        Report(whole, section, total, header, variants);

        var times = new StepTimes(rules, column, headerPlace, diagnostics);
        var groups = Groups(column);
        var steps = new List<RoutedStep>();
        foreach (var row in draft.Rows)
            if (row.Row is StepTableRow.Step step && steps.Count < DocumentLimits.Steps)
                steps.Add(new(StepOf(row, step, steps.Count + 1, times, groups), step.Label, [.. step.Detail.Where(line => AutomationWords.Read(line) is null && EscalationWords.Read(line) is null)]));
        times.ReportUnits();

        var (routed, found) = new RouteReader(steps).Read();
        // Branches are the same in every variant; what is said of them is said once.
        if (at == 0) diagnostics.AddRange(found);
        if (at == 0) diagnostics.AddRange(StepFindings.Labels(steps));
        var limit = legal is { } length ? Normal(length, rules, whole!) : null;

        return new()
        {
            Name = name,
            Code = head?.Code ?? code ?? ProcedureNames.CodeOf(draft.Before),
            Variant = variant,
            Edition = head?.Edition,
            IssuedOn = head?.IssuedOn,
            Agency = head?.Agency ?? facts.Agency,
            LegalLimit = limit,
            Steps = WithClock(routed),
            Components = facts.Components,
            Sets = facts.Sets,
            Fees = facts.Fees,
            Results = facts.Results,
            LegalBasis = facts.LegalBasis,
            Forms = facts.Forms,
            Escalation = Around().Select(EscalationWords.Read).FirstOrDefault(policy => policy is not null),
            Place = place,
        };
    }

    /// <summary>What the text around the table says of the clock of the whole is confirmed at the first step.</summary>
    private IReadOnlyList<Step> WithClock(IReadOnlyList<Step> steps)
    {
        var clock = ClockSentences.Find(Around());
        return clock.Count == 0 || steps.Count == 0 ? steps : [steps[0] with { Inferences = [.. steps[0].Inferences, .. clock] }, .. steps.Skip(1)];
    }

    /// <summary>Lines in which a document speaks of the limit for the whole.</summary>
    private IEnumerable<string> Around() => facts.Limit.Select(line => line.Text)
        .Concat(draft.Rows.Select(row => row.Row).OfType<StepTableRow.Remark>().Select(remark => remark.Text)).Concat(draft.After.Take(NearBelow).Select(line => line.Text));

    /// <summary>Lines below the table that still speak of it.</summary>
    private const int NearBelow = 20;

    private static IEnumerable<LimitStatement> Both(LimitStatement? total, LimitStatement? header)
    {
        if (total is not null) yield return total;
        if (header is not null) yield return header;
    }

    /// <summary>The whole limit with what other statements of the same length say about working time.</summary>
    private static Duration Legal(LimitStatement whole, IReadOnlyList<LimitStatement> statements, List<UnitRule> rules)
    {
        var length = whole.Length;
        if (length.Kind is not DayKind.NotSaid) return length;
        var said = statements.FirstOrDefault(other => WholeLimit.SameTime(other.Length, length) && other.Length.Kind is not DayKind.NotSaid);
        return length with { Kind = said?.Length.Kind ?? rules.FirstOrDefault(rule => rule.Kind is not DayKind.NotSaid)?.Kind ?? DayKind.NotSaid };
    }

    private static PrintedLimit Normal(Duration length, List<UnitRule> rules, LimitStatement whole)
    {
        var source = whole.Length.Kind is DayKind.NotSaid && length.Kind is not DayKind.NotSaid ? UnitSource.LegalLimit : UnitSource.Cell;
        var normal = UnitRules.Apply(length, rules);
        var from = TimeGrammar.FromOf(whole.Text, whole.Length.End);
        return new(normal.Limit, whole.Printed, normal.Source is UnitSource.Cell ? source : normal.Source, from);
    }

    private void Report(LimitStatement? whole, List<LimitStatement> section, LimitStatement? total, LimitStatement? header, int variants)
    {
        if (whole is null) return;
        foreach (var other in Both(total, header))
            if (!WholeLimit.SameTime(whole.Length, other.Length)) diagnostics.Add(TimeFindings.LimitsDisagree(whole.Printed, other.Printed, other.Place));
        if (section.Count > 0 && section.Count >= variants && !section.Any(stated => WholeLimit.SameTime(stated.Length, whole.Length)))
            diagnostics.Add(TimeFindings.LimitsDisagree(whole.Printed, section[0].Printed, section[0].Place));
    }

    private static LimitStatement? Statement(DraftRow row, TimeColumns column)
    {
        var total = (StepTableRow.Total)row.Row;
        if (column.OfTotal(total) is not { } given) return null;
        var (printed, rule) = given;
        var place = new Place { Table = row.Part.Grid.Table, Row = row.Part.Grid.Rows[total.Row].Number, Cell = row.Part.Grid[total.Row][^1].Cell.Number };
        var first = LimitStatement.All(UnitSource.Total, printed, place).FirstOrDefault();
        if (first is not null) return first;
        if (TimeGrammar.Read(printed) is not { Kind: TimeKind.Limit or TimeKind.SameDay, Limit: { } bare }) return null;
        // A bare sum is in the unit of its column.
        return new(UnitSource.Total, bare.Unit is PrintedUnit.None && rule.Bare is not PrintedUnit.None ? bare with { Unit = rule.Bare, Kind = rule.Kind } : bare, printed, place);
    }

    private Dictionary<GridCell, int> Groups(TimeColumns column)
    {
        var groups = new Dictionary<GridCell, int>(ReferenceEqualityComparer.Instance);
        foreach (var cell in draft.Steps.GroupBy(column.CellOf, ReferenceEqualityComparer.Instance))
            if (cell.Key is GridCell { Text.Length: > 0 } shared && cell.Skip(1).Any()) groups.Add(shared, groups.Count + 1);
        return groups;
    }

    private Step StepOf(DraftRow row, StepTableRow.Step step, int no, StepTimes times, Dictionary<GridCell, int> groups)
    {
        var grid = row.Part.Grid;
        var place = new Place { Table = grid.Table, Row = grid.Rows[step.Row].Number, Cell = step.NameCell?.Cell.Number };
        var actor = StepText.Actor(step.Actor);
        var inferences = new List<Inference>();
        if (actor.Length == 0 && !row.Part.Heading.Has(ColumnRole.Actor) && StepSentences.Of(step.Detail).Actor is { Length: > 0 } named)
        {
            actor = named;
            inferences.Add(new("Người thực hiện lấy từ câu văn", step.Detail.FirstOrDefault(line => line.Contains(named, StringComparison.Ordinal)) ?? named));
        }

        var text = StepText.FirstOf(step.Name);
        if (text.Length == 0)
        {
            text = actor;
            inferences.Add(new("Tên bước lấy theo nơi nhận hồ sơ", step.From is null ? actor : $"{step.From} → {actor}"));
        }

        var automation = step.Detail.Select(AutomationWords.Read).LastOrDefault(read => read is not null);
        if (actor.Length == 0 && automation is null && row.Part.Heading.Has(ColumnRole.Actor)) diagnostics.Add(StepFindings.NoActor(no, place));
        var time = times.Read(step, no, grid);
        if (time.Inference is not null) inferences.Add(time.Inference);
        // An actor that only the document's own list of abbreviations explains.
        var expanded = abbreviations.Expand(actor);
        var role = expanded == actor || ActorResolver.Shipped.Resolve(actor).Responsible is not null ? null : ActorResolver.Shipped.Resolve(expanded).Responsible;
        return new()
        {
            No = no,
            Role = role,
            Text = text,
            Automation = automation,
            Detail = string.Join('\n', step.Detail),
            Phase = row.Phase,
            Actor = actor,
            Time = time.Printed,
            Limit = time.Limit,
            Group = time.Cell is not null && groups.TryGetValue(time.Cell, out var group) ? group : null,
            Products = step.Products,
            Escalation = step.Detail.Select(EscalationWords.Read).LastOrDefault(policy => policy is not null),
            Place = place,
            Inferences = inferences,
        };
    }
}
