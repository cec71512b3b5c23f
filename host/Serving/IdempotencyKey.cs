using System.Reflection;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Store.Outbox;

namespace LaoCai.Workflows.Host.Serving;

/// <summary>The <c>Idempotency-Key</c> header: the same key by the same person acts once and answers the same.</summary>
/// <param name="Id">The command's id; null where no key was sent.</param>
public readonly record struct IdempotencyKey(Guid? Id)
{
    private const int MostCharacters = 200;

    public static ValueTask<IdempotencyKey> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(http);
        var text = http.Request.Headers["Idempotency-Key"].ToString();
        if (text.Length == 0) return ValueTask.FromResult(default(IdempotencyKey));
        if (text.Length > MostCharacters) throw new BadHttpRequestException($"An Idempotency-Key has at most {MostCharacters} characters.");

        // Within the person: nobody can find or spoil what another did by guessing a key.
        return ValueTask.FromResult(new IdempotencyKey(DerivedId.OfText($"key:{CurrentPerson.Of(http.User)?.Id}", text)));
    }
}
