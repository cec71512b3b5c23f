using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Demo;

/// <summary>Leave in the demo province, counted from the day on which it is loaded, so that somebody is away whenever one looks.</summary>
internal static class DemoAbsences
{
    /// <summary>Only where no absence has been entered yet.</summary>
    public static async Task SeedAsync(RegistryContext registry, IReadOnlyList<DemoProvince.AbsenceEntry> entries, CancellationToken cancellation)
    {
        if (await registry.Database.SqlQuery<bool>($"select exists (select from staffing.absence) as \"Value\"").SingleAsync(cancellation)) return;

        var people = await registry.Users.AsNoTracking().ToDictionaryAsync(person => person.UserName!, person => person.Id, StringComparer.Ordinal, cancellation);
        var now = TimeProvider.System.GetUtcNow();
        var today = VietnamTime.Day(now);
        foreach (var entry in entries)
        {
            var (id, person) = (Guid.CreateVersion7(now), people[entry.User]);
            var (from, until) = (today.AddDays(entry.After), today.AddDays(entry.After + entry.Days - 1));
            await registry.Database.ExecuteSqlAsync($"""
                insert into staffing.absence (id, person_id, from_day, until_day, note, entered_by, entered_at) values ({id}, {person}, {from}, {until}, {entry.Note}, {person}, {now})
                """, cancellation);
            for (var ord = 0; ord < entry.Substitutes.Length; ord++)
            {
                await registry.Database.ExecuteSqlAsync($"""
                    insert into staffing.substitute (absence_id, ord, person_id, authority) values ({id}, {ord}, {people[entry.Substitutes[ord].User]}, {entry.Substitutes[ord].Authority})
                    """, cancellation);
            }
        }
    }
}
