using System.Security.Claims;

namespace LaoCai.Workflows.Host.Access;

/// <summary>What the registry says of the signed-in person, beside the identity that the cookie or token proved.</summary>
internal sealed class PersonIdentity(CurrentPerson person) : ClaimsIdentity
{
    public CurrentPerson Person => person;

    public override ClaimsIdentity Clone() => new PersonIdentity(person);
}
