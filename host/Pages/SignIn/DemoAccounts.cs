using System.Text.Json;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Host.Serving;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Pages.SignIn;

/// <summary>An account of the demo province, as the sign-in page offers it.</summary>
internal sealed record DemoAccount(string UserName, string FullName, string Role, string Unit);

/// <summary>Who can be tried out. Nobody, unless the host was started to show the demo province.</summary>
internal sealed class DemoAccounts(RegistryContext registry, HostSettings settings)
{
    private static readonly Lazy<Task<IReadOnlyList<string>>> Shipped = new(UserNamesAsync);

    public async Task<IReadOnlyList<DemoAccount>> ListAsync(CancellationToken cancellation)
    {
        if (!settings.ListsDemoAccounts)
            return [];
        var names = await Shipped.Value;
        var known = await (
            from person in registry.Users.AsNoTracking()
            where names.Contains(person.UserName!)
            from holding in person.Holdings.OrderBy(h => h.RoleCode == "feeCollector").Take(1)
            join role in registry.Roles on holding.RoleCode equals role.Code
            join unit in registry.Units on holding.UnitCode equals unit.Code
            select new DemoAccount(person.UserName!, person.FullName, role.Name, unit.Name)).ToListAsync(cancellation);
        var order = names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        return [.. known.OrderBy(account => order[account.UserName])];
    }

    private static async Task<IReadOnlyList<string>> UserNamesAsync()
    {
        var file = Path.Combine(Home.Samples, "demo-province", "people.json");
        if (!File.Exists(file))
            return [];
        await using var stream = File.OpenRead(file);
        using var people = await JsonDocument.ParseAsync(stream);
        return [.. people.RootElement.EnumerateArray().Select(person => person.GetProperty("user").GetString()!)]; // our own file
    }
}
