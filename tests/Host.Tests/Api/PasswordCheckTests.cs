using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Demo;
using LaoCai.Workflows.Host.Registry;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace LaoCai.Workflows.Host.Tests.Api;

public sealed class PasswordCheckTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Theory]
    [InlineData("khong.co.ai", 1)]
    [InlineData("vanthu", 0)]
    public async Task An_unknown_name_costs_a_hash_as_a_wrong_password_does(string name, int spent)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var hasher = new CountingHasher();
        var passwords = ActivatorUtilities.CreateInstance<PasswordCheck>(scope.ServiceProvider, hasher);

        (await passwords.OfAsync(name, "sai-mat-khau")).ShouldBeNull();

        hasher.Spent.ShouldBe(spent); // what a known person's password costs, the user manager spends
    }

    [Fact]
    public async Task A_locked_account_costs_the_same_and_the_right_password_does_not_open_it()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var hasher = new CountingHasher();
        var passwords = ActivatorUtilities.CreateInstance<PasswordCheck>(scope.ServiceProvider, hasher);
        for (var tries = 0; tries < 10; tries++) await passwords.OfAsync("chuyenvien", "sai-mat-khau");

        var person = await passwords.OfAsync("chuyenvien", DemoProvince.Password);

        person.ShouldBeNull();
        hasher.Spent.ShouldBe(1);
    }

    [Fact]
    public async Task The_right_password_is_its_person()
    {
        await using var scope = host.Services.CreateAsyncScope();

        (await scope.ServiceProvider.GetRequiredService<PasswordCheck>().OfAsync("giamdoc", DemoProvince.Password)).ShouldNotBeNull().UserName.ShouldBe("giamdoc");
    }

    private sealed class CountingHasher : IPasswordHasher<Person>
    {
        public int Spent { get; private set; }

        public string HashPassword(Person user, string password) => throw new NotSupportedException();

        public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            Spent++;
            return PasswordVerificationResult.Failed;
        }
    }
}
