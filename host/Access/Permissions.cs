using LaoCai.Workflows.Host.Registry;
using Microsoft.AspNetCore.Authorization;

namespace LaoCai.Workflows.Host.Access;

/// <summary>The authorization rules that endpoints and pages name. Which rows a person sees is decided in each query, not here.</summary>
public static class Permissions
{
    /// <summary>Anyone who holds a role in a unit.</summary>
    public const string Work = "work";

    /// <summary>Receive dossiers at a counter.</summary>
    public const string Receive = "receive";

    /// <summary>Draft, publish and retract definitions.</summary>
    public const string Define = "define";

    /// <summary>Replay and verify any dossier.</summary>
    public const string Audit = "audit";

    /// <summary>Run the host: jobs, cancelled dossiers, other people's work.</summary>
    public const string Administer = "administer";

    public static void AddPermissions(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
        .AddPolicy(Work, Holding(_ => true))
        .AddPolicy(Receive, Holding(role => role is RoleCodes.Receptionist or RoleCodes.CounterHead))
        .AddPolicy(Define, Holding(role => role is RoleCodes.Analyst or RoleCodes.Admin))
        .AddPolicy(Audit, Holding(role => role is RoleCodes.Auditor or RoleCodes.Admin))
        .AddPolicy(Administer, Holding(role => role is RoleCodes.Admin));

    private static AuthorizationPolicy Holding(Func<string, bool> role) => new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(context => CurrentPerson.Of(context.User)?.Holdings.Any(holding => role(holding.Role)) == true)
        .Build();
}
