using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Catalogue;

/// <summary>Who a printed actor is in the province's terms.</summary>
/// <param name="Responsible">The first actor of the cell; null where no form of the catalogue fits it.</param>
/// <param name="Others">Further actors that share the step and its limit.</param>
public sealed record ActorResolution(ActorRole? Responsible, IReadOnlyList<ActorRole> Others);

/// <summary>Resolves actors as printed against the role catalogue.</summary>
public sealed class ActorResolver(RoleCatalogue catalogue)
{
    public static ActorResolver Shipped { get; } = new(RoleCatalogue.Shipped);

    /// <summary>
    /// Resolves one cell. Lines are separate actors only where a line begins with a position or body of its own,
    /// since a narrow cell breaks one title over several lines.
    /// </summary>
    public ActorResolution Resolve(string actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var actors = Actors(actor).Select(words => Match(words)).ToList();
        return new(actors.FirstOrDefault(), [.. actors.Skip(1).OfType<ActorRole>().Distinct().Where(other => other != actors[0])]);
    }

    /// <summary>Gives every step its role; a role already given is kept. Reports what stays open, at the step's row.</summary>
    /// <returns>The procedure with roles, and LC2001 or LC2002 for the steps concerned.</returns>
    public (Procedure Procedure, IReadOnlyList<Diagnostic> Diagnostics) Resolve(Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        var diagnostics = new List<Diagnostic>();
        var steps = new List<Step>();
        foreach (var step in procedure.Steps)
        {
            if (step.Role is not null)
            {
                steps.Add(step);
                continue;
            }

            var found = InContext(Resolve(step.Actor), step);
            steps.Add(step with { Role = found.Responsible });
            if (step.Automation is not null) continue; // it is done by nobody
            if (found.Responsible is null) diagnostics.Add(Unresolved(step));
            else if (found.Others.Count > 0) diagnostics.Add(Several(step, found));
        }

        return (procedure with { Steps = steps }, diagnostics);
    }

    private List<IReadOnlyList<string>> Actors(string actor)
    {
        var actors = new List<IReadOnlyList<string>>();
        foreach (var sentence in actor.Split([';', '+'], StringSplitOptions.RemoveEmptyEntries))
        {
            var begins = true;
            foreach (var line in sentence.Split(["/", "\n"], StringSplitOptions.RemoveEmptyEntries))
            {
                var words = catalogue.Words(line);
                if (words.Count == 0) continue;
                if (begins || (catalogue.BeginsWithHead(words) && Match(actors[^1]) is not null)) actors.Add(words);
                else actors[^1] = [.. actors[^1], .. words];
                begins = false;
            }
        }

        return actors;
    }

    /// <summary>
    /// "Chuyên viên" beside "Văn phòng UBND tỉnh", in a column of agencies or below the heading of a phase, is the province's
    /// officer and not that of the agency which decides.
    /// </summary>
    private ActorResolution InContext(ActorResolution found, Step step)
    {
        if (found.Responsible is not { } role || role.Unit is not ("deciding" or "specialist")) return found;
        var agency = step.Detail.Split('\n').FirstOrDefault(line => line.StartsWith(AgencyMark, StringComparison.Ordinal))?[AgencyMark.Length..] ?? step.Phase;
        if (agency is null) return found;
        var around = catalogue.Words(agency);
        var province = Provincial.Select(VietnameseWords.Split).FirstOrDefault(words => WordRun.Find(around, words) >= 0);
        if (province is null) return found;
        var actor = catalogue.Words(step.Actor);
        return Match([.. actor, .. province], atStart: true) is { Unit: "province" } ofProvince ? found with { Responsible = ofProvince } : found;
    }

    /// <summary>Begins the line of a step's detail that keeps the agency where another column names the person.</summary>
    public const string AgencyMark = "Đơn vị: ";

    private static readonly string[] Provincial = ["văn phòng ủy ban nhân dân tỉnh", "ủy ban nhân dân tỉnh"];

    private ActorRole? Match(IReadOnlyList<string> words, bool atStart = false) =>
        catalogue.Roles
            .SelectMany(role => role.Forms, (role, form) => (role, form, At: WordRun.Find(words, form.Words)))
            // "hồ sơ" is a dossier, "cơ sở" an establishment and "trụ sở" a building; none of them is a "sở".
            .Where(found => (atStart ? found.At == 0 : found.At >= 0) && !(found.At > 0 && found.form.Words[0] == "so" && words[found.At - 1] is "ho" or "co" or "tru"))
            .OrderByDescending(found => found.form.Words.Count)
            .ThenBy(found => found.At)
            .Select(found => new ActorRole(found.role.Code, found.form.Unit))
            .FirstOrDefault();

    private static Diagnostic Unresolved(Step step) => new(
        "LC2001",
        Severity.Error,
        $"Bước {step.No}: không xác định được ai thực hiện “{step.Actor}”.",
        $"Step {step.No}: nobody in the role catalogue is printed as “{step.Actor}”.",
        step.Place,
        "Ghi chức danh như trong quy chế, ví dụ “Chuyên viên phòng chuyên môn”, “Lãnh đạo Sở”, hoặc bổ sung cách ghi này vào danh mục vai trò.");

    private Diagnostic Several(Step step, ActorResolution found)
    {
        var first = catalogue.Find(found.Responsible!.Role)!;
        var others = found.Others.Select(other => catalogue.Find(other.Role)!).ToList();
        return new(
            "LC2002",
            Severity.Info,
            $"Bước {step.No}: nhiều người cùng một ô; {first.Vietnamese} chịu trách nhiệm, cùng làm: {string.Join(", ", others.Select(role => role.Vietnamese))}.",
            $"Step {step.No}: several actors in one cell; {first.English} is responsible, with {string.Join(", ", others.Select(role => role.English))}.",
            step.Place);
    }
}
