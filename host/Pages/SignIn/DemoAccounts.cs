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
    private static readonly Lazy<Task<IReadOnlyList<Shown>>> Shipped = new(ShippedAsync);

    public async Task<IReadOnlyList<DemoAccount>> ListAsync(CancellationToken cancellation)
    {
        if (!settings.ListsDemoAccounts)
            return [];
        var shipped = await Shipped.Value;
        var names = shipped.Select(one => one.UserName).ToArray();
        var known = await registry.Users.AsNoTracking().Where(person => names.Contains(person.UserName!))
            .ToDictionaryAsync(person => person.UserName!, person => person.FullName, StringComparer.Ordinal, cancellation);
        var roles = await registry.Roles.AsNoTracking().ToDictionaryAsync(role => role.Code, role => role.Name, StringComparer.Ordinal, cancellation);
        var units = await registry.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, unit => unit.Name, StringComparer.Ordinal, cancellation);
        return
        [
            .. from one in shipped
               where known.ContainsKey(one.UserName)
               select new DemoAccount(one.UserName, known[one.UserName], roles.GetValueOrDefault(one.RoleCode, one.RoleCode), units.GetValueOrDefault(one.UnitCode, one.UnitCode)),
        ];
    }

    private static async Task<IReadOnlyList<Shown>> ShippedAsync()
    {
        var file = Path.Combine(Home.Samples, "demo-province", "people.json");
        if (!File.Exists(file))
            return [];
        await using var stream = File.OpenRead(file);
        using var people = await JsonDocument.ParseAsync(stream);
        return
        [
            .. from person in people.RootElement.EnumerateArray() // our own file
               let first = person.GetProperty("holds")[0]
               select new Shown(person.GetProperty("user").GetString()!, first[0].GetString()!, first[1].GetString()!),
        ];
    }

    /// <param name="UserName">Of the account.</param>
    /// <param name="RoleCode">The first role that the file gives to the person, which is what the person mostly is.</param>
    /// <param name="UnitCode">Where the person holds it.</param>
    private sealed record Shown(string UserName, string RoleCode, string UnitCode);
}
