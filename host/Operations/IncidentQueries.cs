using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Operations;

/// <summary>Which stopped instances are listed.</summary>
/// <param name="Procedure">Definition id; null: all.</param>
/// <param name="Unit">Code of the receiving or deciding unit; null: all.</param>
/// <param name="Code">Stable code of the incident; null: all.</param>
/// <param name="Held">True: those that an operator holds; false: those with incidents.</param>
public sealed record IncidentFilter(string? Procedure, string? Unit, string? Code, bool Held = false);

/// <summary>An instance that waits for an operator.</summary>
/// <param name="Key">Dossier code; the instance's id where it carries none.</param>
/// <param name="IncidentNo">Null for one that is held without an incident.</param>
/// <param name="At">When it stopped, UTC; when it was received where it is held.</param>
public sealed record IncidentSummary(
    string Key, Guid InstanceId, string? DossierCode, string DefinitionId, string ProcedureName, string? ReceivingUnit, string? DecidingUnit,
    int? IncidentNo, string? ActivityId, string? Code, string? Message, DateTimeOffset At, InstanceSubStatus Status, bool Mine);

/// <summary>Lists what waits for an operator, within the units of the person who asks.</summary>
public sealed class IncidentQueries(DossierDb db)
{
    public const int PageSize = 25;

    /// <summary>How many stopped at a fault, within the units of the person who asks; counted up to <paramref name="most"/>.</summary>
    public Task<int> CountAsync(CurrentPerson person, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        var all = person.Holds(RoleCodes.Admin) || person.Holds(RoleCodes.Auditor);
        string[] counters = [.. person.UnitsAs(RoleCodes.CounterHead)], agencies = [.. person.UnitsAs(RoleCodes.AgencyHead)];
        return db.Set<IncidentRow>().Select(incident => incident.InstanceId).Distinct()
            .Where(id => db.Instances.Any(instance => instance.Id == id && instance.SubStatus != InstanceSubStatus.Cancelled && instance.SubStatus != InstanceSubStatus.Finished))
            .Where(id => all || db.Dossiers.Any(dossier => dossier.InstanceId == id && (counters.Contains(dossier.ReceivingUnit) || agencies.Contains(dossier.DecidingUnit))))
            .Take(most).CountAsync(cancellation);
    }

    /// <summary>The newest first; one more than a page where there are more.</summary>
    public async Task<IReadOnlyList<IncidentSummary>> ListAsync(CurrentPerson person, IncidentFilter filter, int skip, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(filter);
        var all = person.Holds(RoleCodes.Admin) || person.Holds(RoleCodes.Auditor);
        var administers = person.Holds(RoleCodes.Admin);
        string[] counters = [.. person.UnitsAs(RoleCodes.CounterHead)], agencies = [.. person.UnitsAs(RoleCodes.AgencyHead)];
        var rows =
            from instance in db.Instances
            where filter.Held ? instance.SubStatus == InstanceSubStatus.Held : db.Set<IncidentRow>().Any(one => one.InstanceId == instance.Id)
            where instance.SubStatus != InstanceSubStatus.Cancelled && instance.SubStatus != InstanceSubStatus.Finished
            join definition in db.Definitions on instance.DefinitionHash equals definition.Hash
            from incident in db.Set<IncidentRow>().Where(one => one.InstanceId == instance.Id).DefaultIfEmpty()
            from dossier in db.Dossiers.Where(one => one.InstanceId == instance.Id).DefaultIfEmpty()
            where all || (dossier != null && (counters.Contains(dossier.ReceivingUnit) || agencies.Contains(dossier.DecidingUnit)))
            where filter.Procedure == null || definition.DefinitionId == filter.Procedure
            where filter.Unit == null || (dossier != null && (dossier.ReceivingUnit == filter.Unit || dossier.DecidingUnit == filter.Unit))
            where filter.Code == null || (incident != null && incident.Code == filter.Code)
            orderby incident == null ? instance.StartedAt : incident.At descending, instance.Id
            select new
            {
                instance.Id, instance.SubStatus, instance.StartedAt, definition.DefinitionId, definition.Name, Dossier = dossier == null ? null : new { dossier.Code, dossier.ReceivingUnit, dossier.DecidingUnit },
                Incident = incident == null ? null : new { incident.No, incident.ActivityId, incident.Code, incident.Message, incident.At },
            };
        var found = await rows.Skip(skip).Take(PageSize + 1).ToListAsync(cancellation);
        return [.. found.Select(row => new IncidentSummary(
            row.Dossier?.Code ?? row.Id.ToString(), row.Id, row.Dossier?.Code, row.DefinitionId, row.Name, row.Dossier?.ReceivingUnit, row.Dossier?.DecidingUnit,
            row.Incident?.No, row.Incident?.ActivityId, row.Incident?.Code, row.Incident?.Message, row.Incident?.At ?? row.StartedAt, row.SubStatus,
            administers || (row.Dossier is { } dossier && (counters.Contains(dossier.ReceivingUnit) || agencies.Contains(dossier.DecidingUnit)))))];
    }
}
