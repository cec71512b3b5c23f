using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>How people have arranged procedures before, so that a document that is read again is drawn as they left it.</summary>
internal sealed class EarlierDrawings(DesignsContext designs)
{
    private sealed record Row(string Name, string Drawing);

    /// <summary>The drawing saved or published last, by the procedure's name; names that nobody has drawn are left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(string[] names, CancellationToken cancellation)
    {
        var rows = await designs.Database.SqlQuery<Row>(
            $"""
            select distinct on (name) name, drawing from (
                select name, drawing, saved_at as at from design.draft where name = any({names})
                union all
                select version.name, drawing.drawing, version.published_at
                from design.published_drawing drawing join workflow.definition version on version.hash = drawing.definition_hash where version.name = any({names})) drawn
            order by name, at desc
            """).ToListAsync(cancellation);
        return rows.ToDictionary(row => row.Name, row => row.Drawing, StringComparer.Ordinal);
    }
}
