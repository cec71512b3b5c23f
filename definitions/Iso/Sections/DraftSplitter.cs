using System.Globalization;
using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Tables;
using LaoCai.Workflows.Definitions.Iso.Text;

namespace LaoCai.Workflows.Definitions.Iso.Sections;

/// <summary>
/// Decides which step tables belong together: a table cut by a page or told in phases is one procedure, an annex of thirty
/// tables is thirty. Decided by what stands between the tables and by how the rows are numbered.
/// </summary>
internal sealed partial class DraftSplitter
{
    private readonly List<ProcedureDraft> _drafts = [];
    private List<FlowItem.Line> _between = [];
    private string? _phase;

    /// <summary>The number with a full stop that the parts of a heading like <c>Bước 2</c> begin with; null for other phases.</summary>
    private string? _parts;

    public static IReadOnlyList<ProcedureDraft> Split(IReadOnlyList<FlowItem> items)
    {
        var splitter = new DraftSplitter();
        foreach (var item in items)
            switch (item)
            {
                case FlowItem.Line line: splitter._between.Add(line); break;
                case FlowItem.Steps part: splitter.Add(part); break;
            }

        if (splitter._drafts.Count > 0) splitter._drafts[^1].After.AddRange(splitter._between);
        return [.. splitter._drafts.Where(draft => draft.Steps.Any())];
    }

    private void Add(FlowItem.Steps part)
    {
        if (_drafts.Count > 0 && Continues(_drafts[^1], part))
        {
            _drafts[^1].After.AddRange(_between);
            _phase = PhaseAbove(_between.LastOrDefault(line => ProcedureNames.IsPhase(Letters.Head(line.Folded)))) ?? (part.IsContinuation || _drafts[^1].Rows[^1].Row is StepTableRow.Band ? _phase : null);
        }
        else
        {
            var split = _between.FindIndex(ProcedureNames.IsHeading);
            if (_drafts.Count > 0) _drafts[^1].After.AddRange(_between.Take(Math.Max(0, split)));
            if (_drafts.Count > 0 && split < 0 && CaseOf(_between) is { } other && CaseOf(_drafts[^1].Before) is { } one)
            {
                // Each case of one procedure has a table of its own; what stands above the first holds for all.
                _drafts[^1].Variant ??= CaseName(one);
                // Only a limit of its own takes the place of the other case's.
                var limited = _between.Exists(IsLimit);
                _drafts.Add(new([.. _drafts[^1].Before.Where(line => !ReferenceEquals(line, one) && !(limited && IsLimit(line))), .. _between], part) { Variant = CaseName(other) });
            }
            else
            {
                _drafts.Add(new(_drafts.Count > 0 && split > 0 ? _between[split..] : _between, part));
            }

            _phase = PhaseAbove(_between.LastOrDefault() is { } last && ProcedureNames.IsPhase(Letters.Head(last.Folded)) ? last : null);
        }

        _between = [];
        AddRows(part);
    }

    private bool Continues(ProcedureDraft draft, FlowItem.Steps part)
    {
        if (part.IsContinuation) return true;
        if (part.Heading.Times.Count() != draft.First.Heading.Times.Count()) return false;
        var first = part.OnlySteps.Select(step => Number(step.Label)).FirstOrDefault(number => number is not null);
        var goesOn = draft.LastNumber is { } last && first == last + 1;
        var said = _between.Where(line => line.Text.Any(char.IsLetterOrDigit)).ToList();
        if (said.Any(line => ProcedureNames.IsHeading(line) && !(goesOn && !Names(line)))) return false;
        if (said.Any(line => ProcedureNames.IsPhase(Letters.Head(line.Folded)))) return true;
        // "Bước 2: Tại UBND cấp huyện (10 ngày)" right above a table heads its rows.
        if (said.Count > 0 && HeadsRows(said) && !FirstStep().IsMatch(Letters.Head(said[^1].Folded))) return true;
        // A page that breaks above or below the head of the next phase.
        if (said.Count == 0 && part.Heading.Equals(draft.First.Heading) && (part.Rows[0] is StepTableRow.Band || draft.Rows[^1].Row is StepTableRow.Band)) return true;
        return goesOn || (said.Count == 0 && first != 1);
    }

    private string? PhaseAbove(FlowItem.Line? heads) => _between.Count > 0 && HeadsRows(_between) ? _between[^1].Text : heads?.Text;

    /// <summary>The last line is the only one that begins with a step's number: it heads rows and ends no list of steps.</summary>
    private static bool HeadsRows(List<FlowItem.Line> lines) =>
        StepHead().IsMatch(Letters.Head(lines[^1].Folded)) && lines.Count(line => StepHead().IsMatch(Letters.Head(line.Folded))) == 1;

    /// <summary>Tells a heading that names a procedure from a numbered line that merely looks like one.</summary>
    private static bool Names(FlowItem.Line line) => Sure().IsMatch(Letters.Head(line.Folded));

    private void AddRows(FlowItem.Steps part)
    {
        var cases = 0;
        for (var at = 0; at < part.Rows.Count && cases < 2; at++)
            if (part.Rows[at] is StepTableRow.Band band && ProcedureNames.IsCase(Letters.Fold(Letters.Head(band.Text))) && RestartsAfter(part, at)) cases++;
        for (var at = 0; at < part.Rows.Count; at++)
        {
            var row = part.Rows[at];
            if (row is StepTableRow.Band heads) AddBand(part, at, heads, cases);
            else if (row is StepTableRow.Step { Procedure: { } name } && _drafts[^1].Name is { } current && current != name) BeginNamed(part, name, row);
            else if (row is StepTableRow.Step { Procedure: { } first } && _drafts[^1].Name != first) BeginNamed(null, first, row);

            // What follows 2.1 and 2.2 with a number of its own is no part of 2.
            if (_parts is not null && row is StepTableRow.Step { Label: { } own } && !Leading(own).StartsWith(_parts, StringComparison.Ordinal)) (_phase, _parts) = (null, null);
            _drafts[^1].Add(new(part, row, row is StepTableRow.Step step ? step.Phase ?? PhaseOf(step.Label) ?? _phase : _phase));
        }
    }

    private void AddBand(FlowItem.Steps part, int at, StepTableRow.Band band, int cases)
    {
        var folded = Letters.Fold(Letters.Head(band.Text));
        var restarts = RestartsAfter(part, at);
        var begun = ReferenceEquals(_drafts[^1].LastStepOf, part);
        if (cases > 1 && restarts && ProcedureNames.IsCase(folded))
        {
            (begun ? Begin(part) : _drafts[^1]).Variant = band.Text;
            AddSum(part, band);
        }
        else if (!ProcedureNames.IsPhase(folded) && (Sure().IsMatch(folded) || (ProcedureNames.IsNumbered(folded) && restarts)) && (!begun || restarts))
        {
            (begun ? Begin(part) : _drafts[^1]).Name = Lead().Replace(folded, "", 1) is { } rest ? band.Text[(folded.Length - rest.Length)..].Trim() : band.Text;
            AddSum(part, band);
        }
        else
        {
            _phase = band.Text;
            var number = Leading(band.Text);
            var next = part.Rows.Skip(at + 1).OfType<StepTableRow.Step>().FirstOrDefault()?.Label;
            _parts = number.Length > 0 && next is not null && Leading(next).StartsWith(number + ".", StringComparison.Ordinal) ? number + "." : null;
        }
    }

    private void BeginNamed(FlowItem.Steps? part, string name, StepTableRow row)
    {
        var draft = part is null ? _drafts[^1] : Begin(part);
        draft.Name = name;
        if (row is StepTableRow.Step { Whole: { } whole } step) draft.Add(new(part ?? draft.First, new StepTableRow.Total(step.Row, whole, [.. step.Times.Select(_ => whole)]), null));
    }

    /// <summary>The time beside a procedure's name, or a case's, is the sum of its steps.</summary>
    private void AddSum(FlowItem.Steps part, StepTableRow.Band band)
    {
        _phase = null;
        if (band.Times.Any(time => time.Length > 0)) _drafts[^1].Add(new(part, new StepTableRow.Total(band.Row, band.Text, band.Times), null));
    }

    /// <summary>A further procedure in the same table; what stands above the table is said of it as well.</summary>
    private ProcedureDraft Begin(FlowItem.Steps part)
    {
        _drafts.Add(new(_drafts[^1].Before, part));
        return _drafts[^1];
    }

    /// <summary>The head of a case right above a table; null where none stands there.</summary>
    private static FlowItem.Line? CaseOf(IReadOnlyList<FlowItem.Line> above) =>
        above.TakeLast(3).LastOrDefault(line => ProcedureNames.IsCase(Letters.Head(line.Folded)) && line.Text.Length < 160);

    /// <summary>A case without the number that a longer document gives it: <c>1.2. Trường hợp …</c></summary>
    private static string CaseName(FlowItem.Line line) => CaseNumber().Match(line.Text) is { Success: true } number ? line.Text[number.Length..] : line.Text;

    private static bool IsLimit(FlowItem.Line line) => SectionWords.Begin(line).Section is Section.Limit;

    private static string Leading(string label) => OwnNumber().Match(Letters.Fold(Letters.Head(label))).Groups["no"].Value;

    private static bool RestartsAfter(FlowItem.Steps part, int at)
    {
        for (var next = at + 1; next < part.Rows.Count; next++)
            if (part.Rows[next] is StepTableRow.Step step) return Number(step.Label) == 1 && !IsPart(step.Label!);
            else if (part.Rows[next] is StepTableRow.Band && next > at + 8) return false;
        return false;
    }

    /// <summary>The last number of a label: <c>GĐ1 - Bước 2</c> is 2; a Roman one counts as well.</summary>
    internal static int? Number(string? label)
    {
        if (label is null) return null;
        var found = Digits().Match(Letters.Head(label));
        if (found.Success) return int.TryParse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return Array.IndexOf(Romans, label.Trim(' ', '.', ')').ToUpperInvariant()) is var roman and >= 0 ? roman + 1 : null;
    }

    /// <summary><c>2.1</c> is a part of 2 and no first step.</summary>
    private static bool IsPart(string label)
    {
        for (var at = 1; at + 1 < label.Length; at++)
            if (label[at] is '.' && char.IsAsciiDigit(label[at - 1]) && char.IsAsciiDigit(label[at + 1])) return true;
        return false;
    }

    private static readonly string[] Romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"];

    private static string? PhaseOf(string? label)
    {
        if (label is null) return null;
        var found = PhaseLabel().Match(Letters.Fold(Letters.Head(label)));
        return found.Success ? label[..found.Length].Trim() : null;
    }

#pragma warning disable MA0009 // linear: asked about one label or the head of one line
    [GeneratedRegex(@"^\W*(buoc|b)?\s*(?<no>\d+(\.\d+)*)")]
    private static partial Regex OwnNumber();

    [GeneratedRegex(@"\d+(?=\D*$)")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\W*buoc\s*([ivx]+|\d{1,2})\s*[:\.\-]")]
    private static partial Regex StepHead();

    [GeneratedRegex(@"^\W*buoc\s*(i|0?1)\s*[:\.\-]")]
    private static partial Regex FirstStep();

    [GeneratedRegex(@"^\d{1,2}(\.\d{1,2})+\s*[\.\)]?\s*")]
    private static partial Regex CaseNumber();

    [GeneratedRegex(@"^(giai doan|gd)\s*[\divx]+")]
    private static partial Regex PhaseLabel();

    [GeneratedRegex(@"^\W*([ivx\d]+|[a-h])?\s*[\.\)/]?\s*(thu tuc|tthc|quy trinh|ten (tthc|thu tuc))\b")]
    private static partial Regex Sure();

    [GeneratedRegex(@"^\W*([ivx]+|\d+|[a-h])\s*([\.\)/]\s*|(?<=\d)\s+)")]
    private static partial Regex Lead();
}
