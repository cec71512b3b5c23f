using System.Globalization;
using System.Reflection;
using System.Text.Json;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Catalogue;

/// <summary>The usual course of each kind of service, from <c>usual-steps.json</c>: what a draft is made from until somebody has surveyed the service.</summary>
public static class UsualSteps
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<Step>>> Embedded = new(Read);

    /// <summary>Kinds of services, each with its steps; no step has a time.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Step>> Shipped => Embedded.Value;

    private static Dictionary<string, IReadOnlyList<Step>> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Catalogue/usual-steps.json") ?? throw new InvalidDataException("The shipped usual steps are missing.");
        using var file = JsonDocument.Parse(stream);
        return file.RootElement.GetProperty("kinds").EnumerateObject().ToDictionary(
            kind => kind.Name, kind => (IReadOnlyList<Step>)[.. kind.Value.EnumerateArray().Select((step, at) => Of(step, at + 1))], StringComparer.Ordinal);
    }

    private static Step Of(JsonElement step, int no)
    {
        var role = step.GetProperty("role").GetString()!;
        return new()
        {
            No = no,
            Text = step.GetProperty("text").GetString()!,
            Actor = RoleCatalogue.Shipped.Find(role)?.Vietnamese ?? throw new InvalidDataException($"Usual steps name the role {role}, which the catalogue does not have."),
            Role = new(role, step.GetProperty("unit").GetString()!),
            Outcomes = step.TryGetProperty("outcomes", out var outcomes) ? [.. outcomes.EnumerateArray().Select(outcome => new Outcome(outcome[0].GetString()!, To(outcome[1].GetString()!)))] : [],
        };
    }

    private static RouteTarget To(string target) => target switch
    {
        "next" => new RouteTarget.Next(),
        "applicant" => new RouteTarget.Applicant(),
        _ => new RouteTarget.ToStep(int.Parse(target, CultureInfo.InvariantCulture)),
    };
}
