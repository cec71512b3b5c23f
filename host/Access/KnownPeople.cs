using LaoCai.Workflows.Host.Absences;
using LaoCai.Workflows.Host.Registry;
using Npgsql;

namespace LaoCai.Workflows.Host.Access;

/// <summary>
/// Whom a token names and what a person holds, as the registry says now: every request asks, so it is remembered for
/// <see cref="RegistryMemory.Life"/>. A token's end and the days of a holding are looked at each time.
/// </summary>
public sealed class KnownPeople(NpgsqlDataSource database, RegistryWatch watch, Duties duties, TimeProvider clock)
{
    private const int MostPeople = 20_000;

    private readonly RegistryMemory<TokenHash, Token> _tokens = new(watch, MostPeople);
    private readonly RegistryMemory<Guid, Entry> _people = new(watch, MostPeople);

    /// <summary>The person that an access token names; null where it is unknown, expired or revoked.</summary>
    public async ValueTask<CurrentPerson?> OfTokenAsync(string token, CancellationToken cancellation)
    {
        if (TokenHash.Of(token) is not { } hash) return null;
        var known = await _tokens.GetAsync(hash, ReadTokenAsync, cancellation);
        return known is not null && known.ExpiresAt > clock.GetUtcNow() ? await FindAsync(known.Person, cancellation) : null;
    }

    /// <summary>The person with what they hold today, and for whom they stand in; null where there is none.</summary>
    public async ValueTask<CurrentPerson?> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await HolderAsync(id, cancellation) is not { } person) return null;
        var standsIn = (await duties.TodayAsync(cancellation)).Of(id);
        return standsIn.Count == 0 ? person : person with { StandsIn = standsIn };
    }

    private async ValueTask<CurrentPerson?> HolderAsync(Guid id, CancellationToken cancellation)
    {
        if (await _people.GetAsync(id, ReadPersonAsync, cancellation) is not { } entry) return null;
        var today = VietnamTime.Day(clock.GetUtcNow());
        if (entry.Seen?.Day == today) return entry.Seen.Person;

        var person = new CurrentPerson(id, entry.FullName, [.. entry.Holdings.Where(held => held.From <= today && (held.Until is null || held.Until >= today)).Select(held => held.Held)]);
        entry.Seen = new(today, person);
        return person;
    }

    private async Task<Token?> ReadTokenAsync(TokenHash hash, CancellationToken cancellation)
    {
        await using var find = database.CreateCommand("select person_id, expires_at from registry.access_token where hash = $1 and revoked_at is null");
        find.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = hash.ToBytes() });
        await using var row = await find.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1)) : null;
    }

    private async Task<Entry?> ReadPersonAsync(Guid id, CancellationToken cancellation)
    {
        await using var find = database.CreateCommand("""
            select p.full_name, h.role_code, h.unit_code, h."from", h.until
            from registry.person p left join registry.holding h on h.person_id = p.id where p.id = $1
            """);
        find.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var row = await find.ExecuteReaderAsync(cancellation);
        Entry? entry = null;
        while (await row.ReadAsync(cancellation))
        {
            entry ??= new(row.GetString(0), []);
            if (!await row.IsDBNullAsync(1, cancellation))
                entry.Holdings.Add(new(new(row.GetString(1), row.GetString(2)), row.GetFieldValue<DateOnly>(3), row.GetFieldValue<DateOnly?>(4)));
        }

        return entry;
    }

    private sealed record Token(Guid Person, DateTimeOffset ExpiresAt);

    private sealed record Term(RoleInUnit Held, DateOnly From, DateOnly? Until);

    private sealed record Today(DateOnly Day, CurrentPerson Person);

    private sealed class Entry(string fullName, List<Term> holdings)
    {
        public string FullName => fullName;
        public List<Term> Holdings => holdings;

        /// <summary>As it was on the day last asked for.</summary>
        public Today? Seen { get; set; }
    }
}
