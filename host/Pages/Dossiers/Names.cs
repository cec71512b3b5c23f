using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Host.Registry;

namespace LaoCai.Workflows.Host.Pages.Dossiers;

/// <summary>Names of roles and units by their codes.</summary>
internal sealed record Names(IReadOnlyDictionary<string, string> Roles, IReadOnlyDictionary<string, string> Units)
{
    /// <summary>Who does it, in the province's words; null where nobody in particular.</summary>
    public string? Whom(string? role, string? unit) => Joined(role is null ? null : Roles.GetValueOrDefault(role, role), unit);

    /// <summary>The same for readers of either language; a unit's name is a name.</summary>
    public Phrase Held(string role, string? unit) => new(Whom(role, unit) ?? "", Joined(English(role) ?? Roles.GetValueOrDefault(role, role), unit) ?? "");

    private string? Joined(string? role, string? unit)
    {
        var parts = new[] { role, unit is null ? null : Units.GetValueOrDefault(unit, unit) };
        var said = string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
        return said.Length == 0 ? null : said;
    }

    private static string? English(string role) => role switch
    {
        RoleCodes.Analyst => "Process analyst",
        RoleCodes.Auditor => "Auditor",
        RoleCodes.Admin => "Administrator",
        _ => RoleCatalogue.Shipped.Find(role)?.English,
    };
}
