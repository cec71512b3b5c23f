using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Printing;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Store;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Pages.Deadlines;

/// <summary>Drafts the letter of apology from what the record says.</summary>
public sealed class LetterQuery(DossierDb db, RegistryContext registry, WorkflowStore store, TimeProvider time)
{
    /// <summary>Null where there is no such dossier that the person may see, or no running date that a new one could replace.</summary>
    public async Task<ApologyLetter?> FindAsync(CurrentPerson person, string code, CancellationToken cancellation) =>
        await db.VisibleTo(person).SingleOrDefaultAsync(dossier => dossier.Code == code, cancellation) is { } dossier
            ? await DraftAsync(dossier, cancellation)
            : null;

    internal async Task<ApologyLetter?> DraftAsync(Dossier dossier, CancellationToken cancellation)
    {
        var state = await store.History.State(dossier.InstanceId, cancellation);
        if (state?.Deadlines.FirstOrDefault(deadline => deadline.ExecutionNo == 0) is not { IsHeld: false } whole) return null;

        var given = whole.Replaced is null ? null : state.ClockEvents.OfType<ClockEvent.Extended>().LastOrDefault();
        var units = await registry.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, StringComparer.Ordinal, cancellation);
        var agency = units.GetValueOrDefault(dossier.DecidingUnit);
        var now = time.GetUtcNow();
        return new()
        {
            Superior = agency?.ParentCode is { } parent ? units.GetValueOrDefault(parent)?.Name : null,
            Agency = agency?.Name ?? dossier.DecidingUnit,
            Place = "Lào Cai",
            WrittenAt = given?.At ?? now,
            DossierCode = dossier.Code,
            ApplicantName = dossier.ApplicantName,
            Request = dossier.Request,
            ReceivedAt = dossier.ReceivedAt,
            PromisedAt = whole.Replaced ?? whole.DueAt,
            Reason = given?.Reason ?? Said(state, whole),
            NewDate = given?.NewDueAt ?? await ProposedAsync(dossier, whole, now, cancellation),
            IsDraft = given is null,
            Time = Math.Max(1, state.ClockEvents.Count(happened => happened is ClockEvent.Extended)),
            ReturnPlace = units.GetValueOrDefault(dossier.ReceivingUnit)?.Name ?? dossier.ReceivingUnit,
            SignerName = await SignerAsync(dossier, cancellation),
        };
    }

    /// <summary>Half of the limit again, counted from the later of today and the old date: long enough to keep, short enough to be decent.</summary>
    private async Task<DateTimeOffset> ProposedAsync(Dossier dossier, Deadline whole, DateTimeOffset now, CancellationToken cancellation)
    {
        var from = now > whole.DueAt ? now : whole.DueAt;
        var half = whole.Limit with { Value = Math.Max(1, decimal.Ceiling(whole.Limit.Value / 2)) };
        return await store.Calendars.Latest(cancellation) is { } calendars ? calendars.For(dossier.DecidingUnit).Due(half, from, CountingRule.Statutory) : from;
    }

    private static string? Said(InstanceState state, Deadline whole)
    {
        var reason = whole.Reason ?? state.Deadlines.Select(deadline => deadline.Reason).LastOrDefault(said => said is not null);
        return reason is null ? null : reason.Note is { Length: > 0 } note ? $"{LatenessReasons.NameOf(reason.Code).Vietnamese}: {note}" : LatenessReasons.NameOf(reason.Code).Vietnamese;
    }

    private async Task<string?> SignerAsync(Dossier dossier, CancellationToken cancellation)
    {
        var today = VietnamTime.Day(time.GetUtcNow());
        return await registry.Users.AsNoTracking()
            .Where(one => one.Holdings.Any(held => held.RoleCode == RoleCodes.AgencyHead && held.UnitCode == dossier.DecidingUnit && held.From <= today && (held.Until == null || held.Until >= today)))
            .OrderBy(one => one.FullName).Select(one => one.FullName).FirstOrDefaultAsync(cancellation);
    }
}
