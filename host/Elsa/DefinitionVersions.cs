using System.Globalization;
using System.Text;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Store.Schema;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Elsa;

/// <summary>A published version or the draft of a definition; to Elsa's clients both are versions.</summary>
/// <param name="Id">Of the version: definition id, colon, number.</param>
/// <param name="Version">A draft has the number that it would be published as.</param>
/// <param name="IsLatest">The draft; where there is none, the highest number.</param>
/// <param name="IsPublished">In force.</param>
/// <param name="CreatedAt">When it was published, or last saved; UTC.</param>
internal sealed record DefinitionVersion(
    string Id, string DefinitionId, string Name, int Version, bool IsLatest, bool IsPublished, bool IsDraft, DateTimeOffset CreatedAt, string Document)
{
    /// <summary>The document as it stands today: what it says of itself changes when a later version comes.</summary>
    public string Json => DocumentReader.Read(Encoding.UTF8.GetBytes(Document)).Document is { } read
        ? Encoding.UTF8.GetString(DocumentWriter.WriteCompact(read with { Id = Id, Version = Version, IsLatest = IsLatest, IsPublished = IsPublished, CreatedAt = CreatedAt }).Span)
        : Document;
}

internal static class DefinitionVersions
{
    private const string All = """
        select v.definition_id || ':' || v.version as id, v.definition_id, v.name, v.document, v.version, v.published_at as created_at, v.in_force as is_published,
            false as is_draft, d.definition_id is null and v.version = max(v.version) over (partition by v.definition_id) as is_latest
        from workflow.definition v left join workflow.definition_draft d on d.definition_id = v.definition_id
        union all
        select d.definition_id || ':' || n.version, d.definition_id, d.name, d.document, n.version, d.saved_at, false, true, true
        from workflow.definition_draft d
        cross join lateral (select coalesce(max(v.version), 0) + 1 as version from workflow.definition v where v.definition_id = d.definition_id) n
        """;

    public static IQueryable<DefinitionVersion> DefinitionVersionsOfAll(this WorkflowDb rows) => rows.Database.SqlQueryRaw<DefinitionVersion>(All);

    /// <summary>Those that Elsa's <c>versionOptions</c> mean.</summary>
    /// <exception cref="BadHttpRequestException">The text is none of Elsa's options.</exception>
    public static IQueryable<DefinitionVersion> At(this IQueryable<DefinitionVersion> versions, string? versionOptions) => versionOptions switch
    {
        null or "" or "All" or "AllVersions" => versions,
        "Latest" => versions.Where(version => version.IsLatest),
        "Published" => versions.Where(version => version.IsPublished),
        "LatestOrPublished" => versions.Where(version => version.IsLatest || version.IsPublished),
        "LatestAndPublished" => versions.Where(version => version.IsLatest && version.IsPublished),
        "Draft" => versions.Where(version => version.IsDraft),
        _ when int.TryParse(versionOptions, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => versions.Where(version => version.Version == number),
        _ => throw new BadHttpRequestException("versionOptions is Latest, Published, LatestOrPublished, LatestAndPublished, Draft, All or a number."),
    };
}
