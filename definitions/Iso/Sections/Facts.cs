using System.Globalization;
using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Tables;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Sections;

/// <summary>What the sections around a step table say of its procedure.</summary>
internal sealed partial class Facts
{
    private const int Most = 400;
    private string? _kindOfGroup;
    private string? _case;
    private (int Text, int Original, int Copy)? _marks;
    private bool _remarks;

    public List<DossierComponent> Components { get; } = [];
    public int? Sets { get; private set; }
    public List<FlowItem.Line> Limit { get; } = [];
    public List<string> Fees { get; } = [];
    public List<string> Results { get; } = [];
    public List<string> LegalBasis { get; } = [];
    public List<string> Forms { get; } = [];
    public string? Agency { get; private set; }

    public static Facts Of(IEnumerable<FlowItem.Line> lines)
    {
        var facts = new Facts();
        var section = Section.None;
        foreach (var line in lines)
        {
            var (begins, rest) = SectionWords.Begin(line);
            if (begins is not Section.None)
            {
                section = begins;
                facts._remarks = false;
                if (line.Row is not null) facts.Columns(line);
                if (begins is Section.Limit) facts.Limit.Add(line);
                else if (rest.Length > 0) facts.Add(section, line, rest);
            }
            else if (ProcedureNames.IsName(line))
            {
                section = Section.None;
            }
            else
            {
                facts.Add(section, line, line.Text);
            }
        }

        return facts;
    }

    private void Add(Section section, FlowItem.Line line, string text)
    {
        switch (section)
        {
            case Section.Components: AddComponent(line, text); break;
            case Section.Sets: Sets ??= SetCount(text); break;
            case Section.Limit when Limit.Count < Most: Limit.Add(line); break;
            case Section.Agency: Agency ??= Bare(text); break;
            case Section.Results: AddTo(Results, text); break;
            case Section.Fees: AddTo(Fees, text); break;
            case Section.Forms: AddTo(Forms, text); break;
            case Section.Basis: AddTo(LegalBasis, text); break;
        }
    }

    private void AddComponent(FlowItem.Line line, string text)
    {
        if (line.Row is not null && Columns(line)) return;
        var folded = Letters.Fold(Letters.Head(text));
        if (SetsOf().Match(folded) is { Success: true } sets)
        {
            Sets ??= SetCount(text[sets.Index..]);
            if (!text.EndsWith(':')) return;
        }

        if (Remark().IsMatch(folded)) _remarks = true;
        if (_remarks || Components.Count >= Most) return;
        if (Group().IsMatch(folded) || (text.EndsWith(':') && text.Length < 80))
        {
            _kindOfGroup = KindOf(text);
            _case = folded.Contains("truong hop", StringComparison.Ordinal) ? Bare(text).TrimEnd(':') : null;
            return;
        }

        if (line.Row is not null && _marks is { } columns && Marked(line.Row, columns) is { } marked) Components.Add(marked);
        else if (Bare(text) is { Length: > 2 } component)
            Components.Add(new(component, KindOf(text) ?? _kindOfGroup, CountOf(folded), CaseOf(component) ?? _case));
    }

    /// <summary>The heading of a table of papers, with columns for originals and copies to tick.</summary>
    private bool Columns(FlowItem.Line line)
    {
        if (!line.Folded.Contains("ban chinh", StringComparison.Ordinal) && !line.Folded.Contains("ban sao", StringComparison.Ordinal)) return false;
        int text = -1, original = -1, copy = -1;
        foreach (var cell in line.Row!)
        {
            var folded = Letters.Fold(Letters.Head(cell.Text));
            if (folded.Length < 40 && folded.Contains("ban chinh", StringComparison.Ordinal)) original = cell.Left;
            else if (folded.Length < 40 && folded.Contains("ban sao", StringComparison.Ordinal)) copy = cell.Left;
            else if (text < 0 && folded.Length > 3) text = cell.Left;
        }

        if (original < 0 && copy < 0) return false;
        _marks = (text, original, copy);
        return true;
    }

    private static DossierComponent? Marked(IReadOnlyList<GridCell> row, (int Text, int Original, int Copy) columns)
    {
        var text = row.FirstOrDefault(cell => cell.Left <= columns.Text && columns.Text < cell.Right) ?? row.MaxBy(cell => cell.Text.Length);
        if (text is null || Bare(text.Text).Length < 3) return null;
        var original = Mark(columns.Original);
        var copy = Mark(columns.Copy);
        var kind = (original, copy) switch { (true, true) => "Bản chính, bản sao", (true, false) => "Bản chính", (false, true) => "Bản sao", _ => null };
        return new(Bare(text.Text), kind);

        bool Mark(int column) => column >= 0 && row.Any(cell => cell.Left == column && cell.Text.Length is > 0 and < 12 && !ReferenceEquals(cell, text));
    }

    private static void AddTo(List<string> list, string text)
    {
        if (Bare(text) is { Length: > 2 } bare && list.Count < Most) list.Add(bare);
    }

    private static int? SetCount(string text)
    {
        var number = Digits().Match(Letters.Head(text));
        return number.Success && int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var sets) && sets is > 0 and < 100 ? sets : null;
    }

    private static string? KindOf(string text)
    {
        var folded = Letters.Fold(Letters.Head(text));
        var kind = Kinds().Match(folded);
        return kind.Success ? text.Substring(kind.Index, kind.Length) : null;
    }

    private static int? CountOf(string folded)
    {
        var count = Copies().Match(folded);
        return count.Success && int.TryParse(count.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var copies) && copies is > 0 and < 100 ? copies : null;
    }

    private static string? CaseOf(string component)
    {
        var at = Letters.Fold(Letters.Head(component)).IndexOf("truong hop ", StringComparison.Ordinal);
        if (at < 0) return null;
        var rest = component[at..];
        var end = rest.IndexOfAny([',', ';', ')', ':']);
        return end > 0 ? rest[..end] : rest;
    }

    private static string Bare(string text) => text.Trim(' ', '-', '–', '+', '*', '•', '·', ';', '.', ':', '\t');

#pragma warning disable MA0009 // linear: asked about the head of one line
    [GeneratedRegex(@"^\W*(luu y|ghi chu)\b")]
    private static partial Regex Remark();

    [GeneratedRegex(@"^\*+|^(thanh phan|ho so) .{0,30}:$|^giay to phai (nop|xuat trinh)")]
    private static partial Regex Group();

    [GeneratedRegex(@"so luong( bo)? ho so|so bo|\b\d{1,2}\s*(\(\w+\)\s*)?bo ho so")]
    private static partial Regex SetsOf();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"ban (chinh|sao( dien tu| co chung thuc| chung thuc)?|chup|dien tu|goc|photo)|phai (nop|xuat trinh)")]
    private static partial Regex Kinds();

    [GeneratedRegex(@"\b(?<n>\d{1,2})\s*(\(\w+\)\s*)?(ban|bo)\b")]
    private static partial Regex Copies();
}
