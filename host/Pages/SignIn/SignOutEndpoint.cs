using LaoCai.Workflows.Host.Registry;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LaoCai.Workflows.Host.Pages.SignIn;

internal static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", async ([FromForm] string? confirm, SignInManager<Person> accounts) =>
        {
            // The form field makes the framework check the form's token: no foreign site can sign anybody out.
            _ = confirm;
            await accounts.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        }).AllowAnonymous().ExcludeFromDescription();
}
