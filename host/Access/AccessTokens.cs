using System.Security.Cryptography;
using System.Text;
using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Access;

/// <summary>Issues and knows again the personal keys to the API.</summary>
public sealed class AccessTokens(RegistryContext registry, TimeProvider clock)
{
    // A fixed beginning lets scanners of leaked secrets find our tokens.
    private const string Prefix = "lcw_";

    /// <summary>Makes a token.</summary>
    /// <param name="person">Whose it is.</param>
    /// <param name="name">What its owner calls it.</param>
    /// <param name="life">How long it holds.</param>
    /// <param name="cancellation">Leaves no token behind.</param>
    /// <returns>The token itself, which is not kept and cannot be shown again.</returns>
    public async Task<string> IssueAsync(Guid person, string name, TimeSpan life, CancellationToken cancellation)
    {
        var token = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        registry.AccessTokens.Add(new() { PersonId = person, Name = name, Hash = HashOf(token), CreatedAt = now, ExpiresAt = now + life });
        await registry.SaveChangesAsync(cancellation);
        return token;
    }

    /// <summary>Whose token it is; null where it is unknown, expired or revoked.</summary>
    public async Task<Guid?> OwnerAsync(string token, CancellationToken cancellation)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var (hash, now) = (HashOf(token), clock.GetUtcNow());
        return await registry.AccessTokens
            .Where(t => t.Hash == hash && t.RevokedAt == null && t.ExpiresAt > now)
            .Select(t => (Guid?)t.PersonId)
            .SingleOrDefaultAsync(cancellation);
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
