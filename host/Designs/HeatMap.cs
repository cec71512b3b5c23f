using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>What all dossiers of a version did at one step. Lengths are seconds as the clock on the wall counts them.</summary>
/// <param name="Element">Of the version's drawing.</param>
/// <param name="Visits">How often a dossier came there.</param>
/// <param name="Open">How many of the visits go on.</param>
/// <param name="Median">Length of the visit in the middle of those that ended; null: none has.</param>
/// <param name="Late">Visits that ended, or go on, past their due instant.</param>
/// <param name="MedianLate">By how much, in the middle of the late ones; null: none is late.</param>
internal sealed record StepHeat(string Element, int Visits, int Open, double? Median, int Late, double? MedianLate);

/// <param name="Dossiers">Dossiers of the version that this person may see; the steps count these and no others.</param>
/// <param name="Listed">Whether a version of the procedure is in force, so that it has a page.</param>
internal sealed record HeatAnswer(string DefinitionId, string Procedure, int Version, string Drawing, int Dossiers, IReadOnlyList<StepHeat> Steps, bool Listed = false);

/// <summary>Counts over all dossiers of a version, in one statement, within what the person who asks may see.</summary>
internal sealed class HeatMap(DossierDb db, TimeProvider clock)
{
    private sealed record Row(string ActivityId, int Visits, int Open, double? Median, int Late, double? MedianLate, int Dossiers);

    /// <param name="version">The version.</param>
    /// <param name="drawing">Its drawing.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<HeatAnswer> OfAsync(DefinitionRow version, string drawing, CurrentPerson person, CancellationToken cancellation)
    {
        var elements = DrawnSteps.ElementsOf(drawing);
        var rows = await RowsAsync(version.Hash, person, cancellation);
        return new(
            version.DefinitionId, version.Name, version.Version, drawing, rows.FirstOrDefault()?.Dossiers ?? 0,
            [.. rows.Where(row => elements.ContainsKey(row.ActivityId)).Select(row => new StepHeat(elements[row.ActivityId], row.Visits, row.Open, row.Median, row.Late, row.MedianLate))]);
    }

    /// <summary>The same dossiers as <see cref="DossierScope.VisibleTo"/>; a test holds the two together.</summary>
    private async Task<List<Row>> RowsAsync(string hash, CurrentPerson person, CancellationToken cancellation)
    {
        var all = person.Holds(RoleCodes.Auditor) || person.Holds(RoleCodes.Admin);
        var units = person.Holdings.Where(holding => holding.Role != RoleCodes.Analyst).Select(holding => holding.Unit).Distinct().ToArray();
        var now = clock.GetUtcNow();
        return await db.Database.SqlQuery<Row>(
            $"""
            with seen as materialized (
                select instance.id from workflow.instance instance join dossier.dossier dossier on dossier.instance_id = instance.id
                where instance.definition_hash = {hash}
                    and ({all} or dossier.receiving_unit = any({units}) or dossier.deciding_unit = any({units}) or dossier.specialist_unit = any({units})
                        or exists (select 1 from workflow.task own where own.instance_id = instance.id and own.unit = any({units}))))
            select task.activity_id, count(*)::int as visits, (count(*) filter (where task.closed_at is null))::int as open,
                percentile_cont(0.5) within group (order by extract(epoch from task.closed_at - task.created_at)::float8) as median,
                (count(*) filter (where task.due_at < coalesce(task.closed_at, {now})))::int as late,
                percentile_cont(0.5) within group (order by case when task.due_at < coalesce(task.closed_at, {now})
                    then extract(epoch from coalesce(task.closed_at, {now}) - task.due_at)::float8 end) as median_late,
                (select count(*)::int from seen) as dossiers
            from seen join workflow.task task on task.instance_id = seen.id
            group by task.activity_id
            """).ToListAsync(cancellation);
    }
}
