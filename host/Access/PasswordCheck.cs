using LaoCai.Workflows.Host.Registry;
using Microsoft.AspNetCore.Identity;

namespace LaoCai.Workflows.Host.Access;

/// <summary>
/// Checks a name and a password. Nobody learns who has an account, nor from how long it takes: an unknown name and a locked account cost
/// the same hash as a wrong password.
/// </summary>
internal sealed class PasswordCheck(UserManager<Person> people, SignInManager<Person> signIn, IPasswordHasher<Person> hasher)
{
    private const int MostCharacters = 256;

    // The hasher looks at no person, only at the hash and the password.
    private static readonly string Nobodys = new PasswordHasher<Person>().HashPassword(null!, "nobody");

    /// <summary>The person; null where the name is unknown, the password wrong or the account locked. After ten wrong ones it is.</summary>
    public async Task<Person?> OfAsync(string? name, string? password)
    {
        if (name is not { Length: > 0 and <= MostCharacters } || password is not { Length: > 0 and <= MostCharacters }) return null;
        if (await people.FindByNameAsync(name) is { } person && !await people.IsLockedOutAsync(person))
            return (await signIn.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true)).Succeeded ? person : null;

        hasher.VerifyHashedPassword(null!, Nobodys, password);
        return null;
    }
}
