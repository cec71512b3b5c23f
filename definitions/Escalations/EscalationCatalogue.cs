using System.Text.Json;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Escalations;

/// <summary>The province's escalation policies by name, and the one of every procedure that says nothing; from <c>escalation/lao-cai.json</c> or a province's own file.</summary>
public sealed class EscalationCatalogue
{
    private static readonly Lazy<EscalationCatalogue> Embedded = new(() => Read(ShippedJson()));

    private readonly Dictionary<string, EscalationPolicy> _byName;

    private EscalationCatalogue(IReadOnlyList<EscalationPolicy> policies, EscalationPolicy ofSilence)
    {
        Policies = policies;
        Default = ofSilence with { Name = null };
        DefaultName = ofSilence.Name!;
        _byName = policies.ToDictionary(policy => policy.Name!, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The policies that are shipped with the program.</summary>
    public static EscalationCatalogue Shipped => Embedded.Value;

    /// <summary>In the order of the file, each with its name.</summary>
    public IReadOnlyList<EscalationPolicy> Policies { get; }

    /// <summary>What holds where a procedure says nothing; without its name, since the procedure did not choose it.</summary>
    public EscalationPolicy Default { get; }

    public string DefaultName { get; }

    /// <summary>The policy of that name, in any case of letters; null where there is none.</summary>
    public EscalationPolicy? Find(string name) => _byName.GetValueOrDefault(name.Trim());

    /// <summary>Reads a file of policies.</summary>
    /// <exception cref="InvalidDataException">It cannot be read or contradicts itself; the message says where.</exception>
    public static EscalationCatalogue Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var policies = document.RootElement.GetProperty("policies").EnumerateArray().Select((policy, at) => PolicyOf(policy, FormattableString.Invariant($"policies[{at}]"))).ToList();
            if (policies.GroupBy(policy => policy.Name!, StringComparer.OrdinalIgnoreCase).FirstOrDefault(named => named.Skip(1).Any()) is { } twice)
                throw new InvalidDataException($"The escalation policy “{twice.Key}” stands there twice.");
            var name = document.RootElement.GetProperty("default").GetString();
            return new(policies, policies.Find(policy => string.Equals(policy.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidDataException($"The default escalation policy “{name}” is not among the policies."));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"The file of escalation policies cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>The shipped file itself, a starting point for a province's own.</summary>
    public static string ShippedJson()
    {
        using var stream = typeof(EscalationCatalogue).Assembly.GetManifestResourceStream("Catalogue/escalation/lao-cai.json")
            ?? throw new InvalidDataException("The shipped escalation policies are missing.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The procedure with what its names stand for, and what is to be said of names that stand for nothing (LC2004).</summary>
    internal (Procedure Procedure, IReadOnlyList<Diagnostic> Diagnostics) Resolve(Procedure procedure)
    {
        var unknown = new List<Diagnostic>();
        return (procedure with
        {
            Escalation = Meant(procedure.Escalation, procedure.Place),
            Steps = procedure.Steps.Any(step => step.Escalation?.Name is not null)
                ? [.. procedure.Steps.Select(step => step with { Escalation = Meant(step.Escalation, step.Place) })]
                : procedure.Steps,
        }, unknown);

        EscalationPolicy? Meant(EscalationPolicy? policy, Place place)
        {
            if (policy?.Name is not { } name) return policy;
            if (Find(name) is { } known) return known;
            unknown.Add(new(
                "LC2004", Severity.Error,
                $"Không có chính sách đôn đốc “{name}”.",
                $"There is no escalation policy “{name}”.",
                place,
                $"Chọn một trong: {string.Join(", ", Policies.Select(one => $"“{one.Name}”"))}."));
            return policy;
        }
    }

    private static EscalationPolicy PolicyOf(JsonElement json, string path)
    {
        var (policy, problems) = HumanStepJson.ReadPolicy(json, path);
        if (problems.Count > 0) throw new InvalidDataException($"{problems[0].Path}: {problems[0].Message}");
        if (policy is null || string.IsNullOrWhiteSpace(policy.Name)) throw new InvalidDataException($"{path}: a policy has a name.");
        if (policy.IsNameOnly) throw new InvalidDataException($"{path}: “{policy.Name}” neither warns nor tells anybody.");
        return DeadlineRules.Check(policy) is { } fault ? throw new InvalidDataException($"{path}: {fault.Message}") : policy;
    }
}
