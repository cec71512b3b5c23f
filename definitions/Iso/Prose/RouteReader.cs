using System.Globalization;
using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Consultations;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Prose;

/// <summary>A step as routes see it.</summary>
/// <param name="Step">The step.</param>
/// <param name="Label">Its printed number; null where there is none.</param>
/// <param name="Lines">Its text.</param>
internal sealed record RoutedStep(Step Step, string? Label, IReadOnlyList<string> Lines);

/// <summary>
/// Reads branches and loops out of a step's prose. A target said by role is the nearest earlier step of that role;
/// what was understood rather than read is recorded with its sentence.
/// </summary>
internal sealed partial class RouteReader(IReadOnlyList<RoutedStep> steps)
{
    private const string Specialist = "specialist", Receptionist = "receptionist";

    /// <summary>Parallel work that is mentioned and not tied to a step.</summary>
    public const string InParallel = "Có việc làm song song với bước này";

    private const int MostLines = 60, LongestLine = 4_000;

    private readonly ActorRole?[] _roles = [.. steps.Select(step => step.Step.Role ?? ActorResolver.Shipped.Resolve(step.Step.Actor).Responsible)];

    public (IReadOnlyList<Step> Steps, IReadOnlyList<Diagnostic> Diagnostics) Read()
    {
        var diagnostics = new List<Diagnostic>();
        IReadOnlyList<Step> routed = [.. steps.Select((_, at) => Read(at, diagnostics))];
        return (ParallelReader.Read(steps, routed, diagnostics), diagnostics);
    }

    private Step Read(int at, List<Diagnostic> diagnostics)
    {
        var step = steps[at].Step;
        var outcomes = new List<Outcome>();
        var inferences = new List<Inference>(step.Inferences);
        var clauses = Clauses.Of([.. steps[at].Lines.Take(MostLines).Select(line => line.Length > LongestLine ? line[..LongestLine] : line)]);
        foreach (var clause in clauses)
        {
            if (outcomes.Any(outcome => outcome.When == clause.Condition) || Target(at, clause, diagnostics) is not { } target) continue;
            outcomes.Add(new(clause.Condition, target));
            if (target is not RouteTarget.Next) inferences.Add(new($"“{clause.Condition}” dẫn về {Name(target)}", clause.Sentence));
        }

        var consulted = step.Automation is null ? ConsultationReader.OfActors(step.Actor, steps[at].Lines.Take(MostLines)) : null;
        if (consulted is { } acting) Consults(acting);
        foreach (var line in steps[at].Lines)
        {
            var folded = Letters.Fold(Letters.Head(line));
            if (step.Automation is null && consulted is null && ConsultationReader.InLine(line) is { } asked)
            {
                consulted = asked;
                Consults(asked);
            }
            else if (Parallel().IsMatch(folded))
            {
                inferences.Add(new(InParallel, line));
                diagnostics.Add(RouteFindings.Parallel(step, line));
            }
            else if (ConsultationReader.Speaks(folded) && consulted is null)
            {
                inferences.Add(new("Có lấy ý kiến của cơ quan khác; thời gian chờ có thể không tính", line));
            }
        }

        if (clauses.Count == 0 && Letters.Fold(Letters.Head(step.Text)).StartsWith("truong hop ", StringComparison.Ordinal))
        {
            inferences.Add(new("Bước chỉ thực hiện trong trường hợp được nêu", step.Text));
            diagnostics.Add(RouteFindings.Conditional(step));
        }

        return step with { Outcomes = outcomes, Inferences = inferences };

        void Consults((Consultation Consultation, string Sentence) asked)
        {
            inferences.Add(new(asked.Consultation.Means, asked.Sentence));
            diagnostics.Add(RouteFindings.Consulted(step, asked.Consultation, asked.Sentence));
        }
    }

    /// <returns>Where the clause leads; null where it says nothing about the way on.</returns>
    private RouteTarget? Target(int at, Clause clause, List<Diagnostic> diagnostics)
    {
        var folded = Letters.Fold(clause.Consequence.Length > 400 ? clause.Consequence[..400] : clause.Consequence);
        if (Jump().Match(folded) is { Success: true } jump) return ToLabel(at, jump.Groups["no"].Value, clause, diagnostics);
        if (folded.Length == 0 && !clause.IsNegative) return new RouteTarget.Next();
        if (PreviousStep().IsMatch(folded)) return at > 0 ? new RouteTarget.ToStep(steps[at - 1].Step.No) : new RouteTarget.Applicant();
        if (End().IsMatch(folded)) return new RouteTarget.End();
        if (clause.IsNegative && (at == 0 || _roles[at]?.Role is Receptionist) && (Guides().IsMatch(folded) || Applicants().IsMatch(folded)))
            return new RouteTarget.Applicant();
        // A bad result that is put in writing goes on to be signed.
        if (Drafts().IsMatch(folded)) return new RouteTarget.Next();

        var back = Back().Match(folded);
        if (back.Success && (clause.IsNegative || back.Groups["return"].Success))
        {
            var whom = back.Groups["whom"];
            var rest = clause.Consequence.Substring(whom.Index, Math.Min(whom.Length, clause.Consequence.Length - whom.Index));
            // "Trả lại công chức thụ lý để thông báo cho tổ chức": it is the officer who gets it back.
            var applicants = Applicants().Match(Letters.Fold(Letters.Head(rest)));
            if (applicants.Success && !NamesOfficer(rest[..Math.Min(applicants.Index, rest.Length)])) return new RouteTarget.Applicant();
            if (ByRole(at, applicants.Success ? rest[..applicants.Index] : rest) is { } earlier) return new RouteTarget.ToStep(earlier);
            if (applicants.Success) return new RouteTarget.Applicant();
        }

        if (!clause.IsNegative) return new RouteTarget.Next();
        // Whoever decides and refuses in writing has decided: the refusal goes out as the result.
        if (at > 0 && !FacesApplicant(_roles[at]) && Refusal().IsMatch(Letters.Fold(clause.Condition)) && InWriting().IsMatch(folded) && !Applicants().IsMatch(folded)) return new RouteTarget.Next();
        if (Applicants().IsMatch(folded) || Guides().IsMatch(folded)) return new RouteTarget.Applicant();
        if (at == 0 || FacesApplicant(_roles[at])) return new RouteTarget.Applicant();
        var author = NearestSpecialist(at);
        diagnostics.Add(RouteFindings.TargetGuessed(steps[at].Step, clause, author));
        return new RouteTarget.ToStep(author);
    }

    private RouteTarget? ToLabel(int at, string number, Clause clause, List<Diagnostic> diagnostics)
    {
        // Numbers restart in every phase: the same phase is meant first.
        var labelled = steps.Where(step => step.Label is not null && Digits(step.Label) == number).ToList();
        var target = labelled.FirstOrDefault(step => step.Step.Phase == steps[at].Step.Phase) ?? labelled.FirstOrDefault();
        if (target is null && steps.All(step => step.Label is null || Digits(step.Label) is null)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var no))
            target = steps.FirstOrDefault(step => step.Step.No == no);
        if (target is not null)
            return target.Step.No == steps[at].Step.No + 1 ? new RouteTarget.Next() : new RouteTarget.ToStep(target.Step.No);
        diagnostics.Add(RouteFindings.NoSuchStep(steps[at].Step, number, clause));
        return null;
    }

    /// <summary>The nearest earlier step of the person or body named; null where nobody fits.</summary>
    private int? ByRole(int at, string whom)
    {
        var clipped = WhomEnds().Match(Letters.Fold(whom)) is { Success: true } ends ? whom[..ends.Index] : whom;
        var role = ActorResolver.Shipped.Resolve(clipped).Responsible;
        if (role is not null)
            for (var earlier = at - 1; earlier >= 0; earlier--)
                if (_roles[earlier]?.Role == role.Role) return steps[earlier].Step.No;

        var words = Letters.Fold(clipped).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(words.Length, 5); length >= 1; length--)
        {
            var begin = string.Join(' ', words.Take(length));
            if (begin.Length < 2) break;
            for (var earlier = at - 1; earlier >= 0; earlier--)
                if ((" " + Letters.Fold(steps[earlier].Step.Actor) + " ").Contains(" " + begin + " ", StringComparison.Ordinal)) return steps[earlier].Step.No;
        }

        return null;
    }

    /// <summary>True where words before the applicant name somebody of the table: the applicant is only who hears of it.</summary>
    private bool NamesOfficer(string words)
    {
        var clipped = WhomEnds().Match(Letters.Fold(words)) is { Success: true } ends ? words[..ends.Index] : words;
        return ActorResolver.Shipped.Resolve(clipped).Responsible is { } role && role.Role != "applicant" && _roles.Any(other => other?.Role == role.Role);
    }

    private int NearestSpecialist(int at)
    {
        for (var earlier = at - 1; earlier >= 0; earlier--)
            if (_roles[earlier]?.Role is Specialist) return steps[earlier].Step.No;
        return steps[at - 1].Step.No;
    }

    private static bool FacesApplicant(ActorRole? role) => role?.Role is Specialist or Receptionist;

    private static string Name(RouteTarget target) => target switch
    {
        RouteTarget.Applicant => "người nộp hồ sơ",
        RouteTarget.End => "kết thúc",
        RouteTarget.Next => "bước tiếp theo",
        RouteTarget.ToStep step => string.Create(CultureInfo.InvariantCulture, $"bước {step.No}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string? Digits(string label)
    {
        var found = Number().Match(Letters.Head(label));
        return found.Success ? found.Value.TrimStart('0') : null;
    }

#pragma warning disable MA0009 // linear: no nested repetition, and each is asked about a clipped piece of one line
    [GeneratedRegex(@"\b(buoc|b)\s*(so\s*|thu\s*)?0*(?<no>\d+(\.\d+)*)")]
    private static partial Regex Jump();

    [GeneratedRegex(@"\d+(\.\d+)*(?=\D*$)")]
    private static partial Regex Number();

    [GeneratedRegex(@"\btu choi\b|\bkhong (chap thuan|phe duyet|cap|dong y cap)\b")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"\b(co|ra|ky|bang|tra loi|ban hanh)( \w+){0,3} van ban\b")]
    private static partial Regex InWriting();

    [GeneratedRegex(@"buoc (truoc|lien truoc|tren|lien ke truoc)")]
    private static partial Regex PreviousStep();

    [GeneratedRegex(@"^(va )?(ket thuc|dung (viec|xu ly|giai quyet)|huy ho so|dong ho so|luu ho so$)|ket thuc quy trinh")]
    private static partial Regex End();

    [GeneratedRegex(@"(du thao|soan|lap|tham muu|trinh|(?<!dang )ky)\b.{0,60}(cong van|van ban|thong bao|quyet dinh|phieu|to trinh|tra loi|tu choi)|trinh (ky|lanh dao|truong phong)")]
    private static partial Regex Drafts();

    [GeneratedRegex(@"\b(?<return>tra lai|tra ve|chuyen lai|chuyen tra lai|chuyen tra|chuyen ve|giao lai|gui lai|gui tra|hoan tra|trinh lai|quay lai|quay ve|tro lai|tro ve)(?<whom>.*)$|\b(yeu cau|de nghi|giao|chuyen)(?<whom>.*)$")]
    private static partial Regex Back();

    [GeneratedRegex(@"\b(nguoi (nop|yeu cau|dan|lam don|de nghi|su dung|co yeu cau|den)|cong dan|to chuc|ca nhan|doanh nghiep|don vi nop|don vi de nghi|khach hang|chu dau tu|chu ho so|chu co so|dai dien hop phap|nha dau tu)\b")]
    private static partial Regex Applicants();

    [GeneratedRegex(@"\b(huong dan|thong bao|lam lai ho so|bo sung ho so|hoan thien ho so|hoan chinh ho so|tra ho so|khong tiep nhan|tu choi tiep nhan|phieu yeu cau)\b")]
    private static partial Regex Guides();

    [GeneratedRegex(@"\s(de |chinh sua|sua|bo sung|hoan thien|hoan chinh|giai trinh|thuc hien|xu ly|kiem tra|xem xet|lam ro)|[,;\.\(]")]
    private static partial Regex WhomEnds();

    [GeneratedRegex(@"\bdong thoi\b.{0,80}\b(gui|chuyen|lay y kien|phoi hop|thong bao|niem yet|de nghi)\b|\bsong song\b")]
    private static partial Regex Parallel();
}
