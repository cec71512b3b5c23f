using System.Text.Json;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Host.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Demo;

/// <summary>The small province of <c>samples/demo-province</c>. Loading it again adds what is missing and leaves the rest as people changed it.</summary>
public static class DemoProvince
{
    /// <summary>Every demo account's; printed, so no secret.</summary>
    public const string Password = "motcua-2026";

    private sealed record UnitEntry(string Code, string? Parent, string Name, string Kind, string? Address, string? Phone);

    private sealed record PositionEntry(string Code, string Name);

    private sealed record PersonEntry(string User, string Name, string Position, string[][] Holds);

    private sealed record CompetenceEntry(string Definition, string Receiving, string Deciding, string? Specialist);

    private static string Folder => Path.Combine(Home.Samples, "demo-province");

    public static async Task SeedAsync(string connectionString, CancellationToken cancellation)
    {
        await using var registry = new RegistryContext(
            new DbContextOptionsBuilder<RegistryContext>().UseSchema(connectionString, RegistryContext.Schema).Options);
        await SeedUnitsAsync(registry, cancellation);
        await SeedPeopleAsync(registry, cancellation);
        await SeedCompetencesAsync(registry, cancellation);
        await DemoAbsences.SeedAsync(registry, await ReadAsync<AbsenceEntry>("absences.json", cancellation), cancellation);
    }

    /// <param name="After">Days from the day of loading to the first day of leave.</param>
    internal sealed record AbsenceEntry(string User, int After, int Days, string Note, SubstituteEntry[] Substitutes);

    /// <param name="Authority">The written authorisation; null where the substitute holds the same post.</param>
    internal sealed record SubstituteEntry(string User, string? Authority);

    private sealed record ConfirmationEntry(string Key, string What, string Sentence);

    private const string Analyst = "phantich";

    /// <summary>Keys of what the demo's analyst confirms of the sample documents, from <c>confirmations.json</c>.</summary>
    public static async Task<IReadOnlyCollection<string>> ConfirmationsAsync(CancellationToken cancellation) =>
        [.. (await ReadAsync<ConfirmationEntry>("confirmations.json", cancellation)).Select(entry => entry.Key)];

    /// <summary>The analyst's id, who publishes the samples.</summary>
    public static async Task<string> AnalystAsync(RegistryContext registry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return (await registry.Users.Where(person => person.UserName == Analyst).Select(person => person.Id).SingleAsync(cancellation)).ToString();
    }

    /// <summary>What <c>up</c> prints: the address and who can sign in.</summary>
    public static async Task<string> WelcomeAsync(string address, CancellationToken cancellation)
    {
        var units = (await ReadAsync<UnitEntry>("units.json", cancellation)).ToDictionary(unit => unit.Code, unit => unit.Name);
        var roles = AllRoles().ToDictionary(role => role.Code, role => role.Name);
        var people = await ReadAsync<PersonEntry>("people.json", cancellation);
        var lines = people.Select(person => $"  {person.User,-22} {person.Name,-18} {roles[person.Holds[0][0]]}, {units[person.Holds[0][1]]}");
        return $"""

              {address}

              Mật khẩu của mọi tài khoản dùng thử / password of every demo account: {Password}

            {string.Join('\n', lines)}

            """;
    }

    private static async Task SeedUnitsAsync(RegistryContext registry, CancellationToken cancellation)
    {
        var known = await registry.Units.Select(unit => unit.Code).ToHashSetAsync(cancellation);
        foreach (var unit in await ReadAsync<UnitEntry>("units.json", cancellation))
        {
            if (known.Contains(unit.Code)) continue;
            registry.Units.Add(new() { Code = unit.Code, ParentCode = unit.Parent, Name = unit.Name, Kind = unit.Kind, Address = unit.Address, Phone = unit.Phone });
        }

        var roles = await registry.Roles.Select(role => role.Code).ToHashSetAsync(cancellation);
        registry.Roles.AddRange(AllRoles().Where(role => !roles.Contains(role.Code)));

        var positions = await registry.Positions.Select(position => position.Code).ToHashSetAsync(cancellation);
        foreach (var position in await ReadAsync<PositionEntry>("positions.json", cancellation))
        {
            if (!positions.Contains(position.Code)) registry.Positions.Add(new() { Code = position.Code, Name = position.Name });
        }

        await registry.SaveChangesAsync(cancellation);
    }

    private static async Task SeedPeopleAsync(RegistryContext registry, CancellationToken cancellation)
    {
        var known = await registry.Users.Select(person => person.UserName).ToHashSetAsync(cancellation);
        var hasher = new PasswordHasher<Person>();
        foreach (var entry in await ReadAsync<PersonEntry>("people.json", cancellation))
        {
            if (known.Contains(entry.User)) continue;
            var person = new Person
            {
                Id = Guid.CreateVersion7(),
                UserName = entry.User,
                NormalizedUserName = entry.User.ToUpperInvariant(),
                FullName = entry.Name,
                PositionCode = entry.Position,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
            };
            person.PasswordHash = hasher.HashPassword(person, Password);
            foreach (var hold in entry.Holds) person.Holdings.Add(new() { PersonId = person.Id, RoleCode = hold[0], UnitCode = hold[1] });
            registry.Users.Add(person);
        }

        await registry.SaveChangesAsync(cancellation);
    }

    private static async Task SeedCompetencesAsync(RegistryContext registry, CancellationToken cancellation)
    {
        var known = await registry.Competences.Select(c => c.DefinitionId + "@" + c.ReceivingUnit).ToHashSetAsync(cancellation);
        foreach (var entry in await ReadAsync<CompetenceEntry>("competences.json", cancellation))
        {
            if (known.Contains($"{entry.Definition}@{entry.Receiving}")) continue;
            registry.Competences.Add(new()
            {
                DefinitionId = entry.Definition,
                ReceivingUnit = entry.Receiving,
                DecidingUnit = entry.Deciding,
                SpecialistUnit = entry.Specialist,
            });
        }

        await registry.SaveChangesAsync(cancellation);
    }

    /// <summary>The roles that process documents name, and the host's own.</summary>
    private static IEnumerable<Registry.Role> AllRoles() =>
    [
        .. RoleCatalogue.Shipped.Roles.Select(role => new Registry.Role { Code = role.Code, Name = role.Vietnamese }),
        new() { Code = RoleCodes.Analyst, Name = "Cán bộ phân tích quy trình" },
        new() { Code = RoleCodes.Auditor, Name = "Cán bộ kiểm tra" },
        new() { Code = RoleCodes.Admin, Name = "Quản trị hệ thống" },
    ];

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(string file, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(Path.Combine(Folder, file));
        return await JsonSerializer.DeserializeAsync<List<T>>(stream, JsonSerializerOptions.Web, cancellation) ?? [];
    }
}
