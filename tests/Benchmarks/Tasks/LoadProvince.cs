using System.Globalization;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace LaoCai.Workflows.Benchmarks.Tasks;

/// <summary>
/// A province to put load on: as many counters as clients, each with one officer who holds every role of a six-step procedure
/// (reception, assignment, appraisal with a decision, review, signature, return), every step with a limit.
/// </summary>
internal static class LoadProvince
{
    private static readonly string[] Roles = ["receptionist", "unitHead", "specialist", "agencyHead", "clerk"];

    /// <summary>Registers it and publishes the procedure.</summary>
    /// <returns>The definition's logical id, and an access token for each officer.</returns>
    public static async Task<(string Definition, IReadOnlyList<string> Tokens)> Found(string connectionString, int counters, CancellationToken ct)
    {
        var definition = await Publish(connectionString, ct);
        await using var registry = new RegistryContext(new DbContextOptionsBuilder<RegistryContext>()
            .UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("__migrations", RegistryContext.Schema))
            .UseSnakeCaseNamingConvention().Options);
        var known = await registry.Roles.Select(role => role.Code).ToListAsync(ct);
        registry.Roles.AddRange(Roles.Except(known, StringComparer.Ordinal).Select(code => new LaoCai.Workflows.Host.Registry.Role { Code = code, Name = code }));
        var people = new List<Person>();
        for (var no = 1; no <= counters; no++)
        {
            var unit = string.Create(CultureInfo.InvariantCulture, $"H38.90.{no:00}");
            registry.Units.Add(new OrgUnit { Code = unit, Name = unit, Kind = UnitKinds.Counter });
            var person = new Person { Id = Guid.CreateVersion7(), UserName = unit, FullName = unit };
            registry.Users.Add(person);
            people.Add(person);
            foreach (var role in Roles)
                person.Holdings.Add(new Holding { PersonId = person.Id, RoleCode = role, UnitCode = unit });
            registry.Competences.Add(new Competence { DefinitionId = definition, ReceivingUnit = unit, DecidingUnit = unit, SpecialistUnit = unit });
        }
        await registry.SaveChangesAsync(ct);

        var tokens = new List<string>();
        var access = new AccessTokens(registry, TimeProvider.System);
        foreach (var person in people)
            tokens.Add(await access.IssueAsync(person.Id, "load", TimeSpan.FromDays(1), ct));
        return (definition, tokens);
    }

    private static async Task<string> Publish(string connectionString, CancellationToken ct)
    {
        var document = ElsaWriter.Write(SixSteps());
        await using var store = new WorkflowStore(new WorkflowStoreOptions { ConnectionString = connectionString }, TimeProvider.System, NullLoggerFactory.Instance);
        await store.Calendars.Publish(ProvinceCalendar.Json(), "system:load", ct);
        return await store.Definitions.Publish(document, "system:load", ct) is PublishResult.Published published
            ? published.Version.DefinitionId
            : throw new InvalidOperationException("The load's procedure was refused.");
    }

    /// <summary>The procedure that is worked on.</summary>
    public static Procedure SixSteps() => new()
    {
        Name = "Thủ tục đo tải",
        Code = "QT 01/DT",
        LegalLimit = Limit(5),
        Steps =
        [
            Step(1, "Tiếp nhận hồ sơ", "receptionist", "receiving"),
            Step(2, "Phân công xử lý", "unitHead", "deciding"),
            Step(3, "Thẩm định hồ sơ", "specialist", "specialist") with
            {
                Outcomes = [new Outcome("Đạt", new RouteTarget.Next()), new Outcome("Không đạt", new RouteTarget.Applicant())],
            },
            Step(4, "Xem xét kết quả", "unitHead", "deciding"),
            Step(5, "Ký duyệt", "agencyHead", "deciding"),
            Step(6, "Trả kết quả", "receptionist", "receiving"),
        ],
    };

    private static Step Step(int no, string text, string role, string unit) =>
        new() { No = no, Text = text, Actor = text, Role = new ActorRole(role, unit), Limit = Limit(0.5m) };

    private static PrintedLimit Limit(decimal days) =>
        new(new TimeLimit(days, TimeUnit.WorkingDay), days.ToString(CultureInfo.InvariantCulture), UnitSource.Cell);
}
