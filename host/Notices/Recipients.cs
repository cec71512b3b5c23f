using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Tasks;
using LaoCai.Workflows.Host.Absences;
using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Notices;

/// <summary>Somebody who is told.</summary>
internal sealed record Recipient(Guid Id, string? Email);

/// <summary>A firing as it waits to be told.</summary>
internal sealed record WaitingFiring(
    Guid InstanceId, long Seq, int Ord, int No, DeadlineFiring What, int Level, string? Role, string? Unit, string? Title,
    string? TaskRole, string? TaskUnit, string? Assignee, string? DecidingUnit, string? SpecialistUnit, string? Code, string? Channels, DateTimeOffset DueAt, DateTimeOffset At)
{
    private readonly string[] _channels = Channels?.Split(' ') ?? [];

    /// <summary>Whether people are told in that way; where nothing is said, in every one.</summary>
    public bool Tells(string channel) => _channels.Length == 0 || _channels.Contains(channel, StringComparer.Ordinal);

    /// <summary>The webhooks named one by one, whether the host knows them or not.</summary>
    public IEnumerable<string> Named => _channels.Where(channel => channel.StartsWith(NoticeChannel.NamedWebhook, StringComparison.Ordinal)).Select(channel => channel[NoticeChannel.NamedWebhook.Length..]);
}

/// <summary>
/// Who hears of what: of a step, the person who has it, else all who may do it, and from the due instant on the head of the unit;
/// of an agency's share, its head; of the dossier, the head of the division, and from the due instant on the head of the agency; of a rung, those whom it names.
/// Of whoever of them is absent, the person who stands in hears as well.
/// </summary>
internal sealed class Recipients(RegistryContext registry, Duties duties, TimeProvider clock)
{
    private Dictionary<(string Role, string Unit), List<Recipient>>? _seats;
    private Dictionary<string, Recipient> _people = [];
    private DutyBook _book = null!; // read with the seats

    public async Task<IReadOnlyList<Recipient>> OfAsync(WaitingFiring firing, CancellationToken cancellation)
    {
        if (_seats is null) await ReadAsync(cancellation);
        IEnumerable<Recipient> told = (firing.What, firing.No) switch
        {
            // A dossier's rung names a role of the deciding agency; a head of unit sits in its division.
            (DeadlineFiring.Escalate, _) => Seat(firing.Role, firing.Unit) is { Count: > 0 } named ? named : Seat(firing.Role, firing.SpecialistUnit),
            (_, < 0) => [.. Seat(RoleCodes.UnitHead, firing.TaskUnit), .. Seat(RoleCodes.AgencyHead, firing.TaskUnit), .. firing.TaskUnit == firing.DecidingUnit ? Seat(RoleCodes.UnitHead, firing.SpecialistUnit) : []],
            (DeadlineFiring.Warn, 0) => Seat(RoleCodes.UnitHead, firing.SpecialistUnit),
            (_, 0) => [.. Seat(RoleCodes.UnitHead, firing.SpecialistUnit), .. Seat(RoleCodes.AgencyHead, firing.DecidingUnit)],
            (DeadlineFiring.Warn, _) => Doers(firing),
            _ => [.. Doers(firing), .. Seat(RoleCodes.UnitHead, firing.TaskUnit)],
        };
        return [.. told.DistinctBy(one => one.Id)];
    }

    private List<Recipient> Doers(WaitingFiring firing) =>
        firing.Assignee is { } assignee && _people.TryGetValue(assignee, out var holder) ? [holder, .. InSteadOf(holder, firing.TaskRole, firing.TaskUnit)] : Seat(firing.TaskRole, firing.TaskUnit);

    private List<Recipient> Seat(string? role, string? unit) =>
        role is not null && unit is not null && _seats!.TryGetValue((role, unit), out var holders)
            ? [.. holders, .. holders.SelectMany(holder => InSteadOf(holder, role, unit))]
            : [];

    private IEnumerable<Recipient> InSteadOf(Recipient absent, string? role, string? unit) =>
        _book.InSteadOf(absent.Id, role, unit).Select(colleague => new Recipient(colleague.Id, colleague.Email));

    private async Task ReadAsync(CancellationToken cancellation)
    {
        _book = await duties.TodayAsync(cancellation);
        var today = VietnamTime.Day(clock.GetUtcNow());
        var holdings = await registry.Holdings.AsNoTracking()
            .Where(held => held.From <= today && (held.Until == null || held.Until >= today))
            .Join(registry.Users, held => held.PersonId, person => person.Id, (held, person) => new { held.RoleCode, held.UnitCode, person.Id, person.Email })
            .ToListAsync(cancellation);
        _seats = holdings.GroupBy(held => (held.RoleCode, held.UnitCode)).ToDictionary(seat => seat.Key, seat => seat.Select(held => new Recipient(held.Id, held.Email)).ToList());
        _people = holdings.DistinctBy(held => held.Id).ToDictionary(held => held.Id.ToString(), held => new Recipient(held.Id, held.Email), StringComparer.Ordinal);
    }
}
