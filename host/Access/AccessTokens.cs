using System.Security.Cryptography;
using LaoCai.Workflows.Host.Registry;

namespace LaoCai.Workflows.Host.Access;

/// <summary>Issues the personal keys to the API.</summary>
public sealed class AccessTokens(RegistryContext registry, TimeProvider clock)
{
    /// <summary>Makes a token.</summary>
    /// <param name="person">Whose it is.</param>
    /// <param name="name">What its owner calls it.</param>
    /// <param name="life">How long it holds.</param>
    /// <param name="cancellation">Leaves no token behind.</param>
    /// <returns>The token itself, which is not kept and cannot be shown again.</returns>
    public async Task<string> IssueAsync(Guid person, string name, TimeSpan life, CancellationToken cancellation)
    {
        var token = TokenHash.Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        registry.AccessTokens.Add(new() { PersonId = person, Name = name, Hash = TokenHash.Of(token)!.Value.ToBytes(), CreatedAt = now, ExpiresAt = now + life });
        await registry.SaveChangesAsync(cancellation);
        return token;
    }
}
