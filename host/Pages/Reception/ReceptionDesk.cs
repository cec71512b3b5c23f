using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Host.Pages.Procedures;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Writing;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Pages.Reception;

/// <summary>What came of receiving a dossier.</summary>
/// <param name="Code">The new dossier's code; null where none was made.</param>
/// <param name="Status">HTTP status of the page that says so.</param>
/// <param name="Trouble">What stands in the way; null when it was received.</param>
internal sealed record ReceptionAnswer(string? Code, int Status, Phrase? Trouble);

/// <summary>The counter: who sits at which, what date can be promised, and the receiving itself.</summary>
internal sealed class ReceptionDesk(RegistryContext registry, WorkflowStore store, UnitBindings units, DossierDesk desk, TimeProvider time)
{
    /// <summary>The counters at which the person receives.</summary>
    public async Task<IReadOnlyList<(string Unit, string Name)>> CountersAsync(CurrentPerson person, CancellationToken cancellation)
    {
        var codes = person.UnitsAs(RoleCodes.Receptionist).Concat(person.UnitsAs(RoleCodes.CounterHead)).Distinct().ToArray();
        var counters = await registry.Units.AsNoTracking().Where(unit => codes.Contains(unit.Code)).OrderBy(unit => unit.Code).ToListAsync(cancellation);
        return [.. counters.Select(unit => (unit.Code, unit.Name))];
    }

    /// <summary>When the result would be promised for, if the dossier were received now, UTC; null where nothing limits it.</summary>
    public async Task<DateTimeOffset?> AppointmentAsync(PublishedProcedure procedure, string? counter, CancellationToken cancellation)
    {
        if (counter is null || procedure.Sheet.Limit is not { } limit || TimeLimits.Check(limit) is not null)
            return null;
        if (await store.Calendars.Latest(cancellation) is not { } calendars || await units.ResolveAsync(procedure.DefinitionId, counter, cancellation) is not { } bound)
            return null;
        // The engine counts the whole dossier by the same rule and the deciding unit's calendar.
        return DeadlineRules.Start(0, limit, time.GetUtcNow(), null, calendars.For(bound[UnitBindings.Deciding]), calendars.Version).DueAt;
    }

    /// <summary>Receives what the form holds; the form has been checked.</summary>
    public async Task<ReceptionAnswer> ReceiveAsync(CurrentPerson officer, string definitionId, ReceptionForm form, CancellationToken cancellation)
    {
        var papers = form.Papers.Where(paper => paper.InAll > 0).Select(paper => new ComponentEntry(
            paper.Name?.Trim(), Count(paper.Originals), Count(paper.CertifiedCopies), Count(paper.Photocopies)));
        var entered = new Host.Dossiers.Reception(
            definitionId, form.Counter, form.Channel, form.ReturnBy, form.ApplicantName, form.ApplicantAddress, form.Phone, form.Email,
            form.IdentityNumber, form.OwnerName, form.OwnerAddress, form.Request, ReceptionForm.Number(form.Sets, 1), [.. papers]);
        return await desk.ReceiveAsync(entered, officer, form.Key, cancellation) switch
        {
            ReceptionResult.Received received => new(received.Dossier.Code, StatusCodes.Status200OK, null),
            ReceptionResult.NotReceived { Why: CommandResult.Refused refused } => new(null, Refusals.StatusOf(refused.Refusal.Code), Words(refused.Refusal.Code)),
            ReceptionResult.NotReceived { Why: CommandResult.Unavailable } => new(null, StatusCodes.Status503ServiceUnavailable, ReceptionText.Unavailable),
            _ => new(null, StatusCodes.Status409Conflict, ReceptionText.Busy),
        };
    }

    private static int Count(string? text) => ReceptionForm.Number(text, 0) ?? 0;

    private static Phrase Words(string code) => code switch
    {
        "dossier.no-competence" => ReceptionText.NotCompetent,
        "dossier.not-yours" => ReceptionText.NotYours,
        "definition.not-found" => ReceptionText.NotFound,
        _ => ReceptionText.Refused(code),
    };
}
