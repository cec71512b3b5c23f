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
        var actors = Actors(actor).Select(Match).ToList();
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

            var found = Resolve(step.Actor);
            steps.Add(step with { Role = found.Responsible });
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

    private ActorRole? Match(IReadOnlyList<string> words) =>
        catalogue.Roles
            .SelectMany(role => role.Forms, (role, form) => (role, form, At: WordRun.Find(words, form.Words)))
            .Where(found => found.At >= 0)
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
