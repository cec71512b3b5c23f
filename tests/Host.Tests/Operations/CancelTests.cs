using System.Net;
using LaoCai.Workflows.Host.Tests.Api;

namespace LaoCai.Workflows.Host.Tests.Operations;

public sealed class CancelTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Theory]
    [InlineData("truongmotcua")]
    [InlineData("giamdoc")]
    [InlineData("quantri")]
    public async Task Those_in_charge_cancel_a_dossier_with_a_reason(string user)
    {
        var (code, task) = await host.ReceiveAsync();
        var person = await host.AsAsync(user);

        var without = await person.PostAsync($"/api/dossiers/{code}/cancel", new { reason = " " });
        var tooLong = await person.PostAsync($"/api/dossiers/{code}/cancel", new { reason = new string('x', 1001) });
        var cancelled = await person.PostAsync($"/api/dossiers/{code}/cancel", new { reason = "Tổ chức xin rút hồ sơ" });

        (without.Status, without.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "operation.reason"));
        (tooLong.Status, tooLong.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "operation.reason"));
        (cancelled.Status, cancelled.Body.GetProperty("status").GetString()).ShouldBe((HttpStatusCode.OK, "Cancelled"));
        (await (await host.AsAsync("tiepnhan")).PostAsync($"/api/tasks/{task}/complete")).Code.ShouldBe("instance.cancelled");
    }

    [Theory]
    [InlineData("tiepnhan", HttpStatusCode.Forbidden, "dossier.not-yours")]
    [InlineData("giamdoc.tuphap", HttpStatusCode.NotFound, "dossier.not-found")]
    [InlineData("kiemtra", HttpStatusCode.Forbidden, null)]
    public async Task Nobody_else_cancels_it(string user, HttpStatusCode status, string? refusal)
    {
        var (code, _) = await host.ReceiveAsync();
        var revision = await host.RevisionAsync(code);

        var answer = await (await host.AsAsync(user)).PostAsync($"/api/dossiers/{code}/cancel", new { reason = "Tổ chức xin rút hồ sơ" });

        answer.Status.ShouldBe(status);
        if (refusal is not null) answer.Code.ShouldBe(refusal);
        (await host.RevisionAsync(code)).ShouldBe(revision);
    }

    [Fact]
    public async Task The_page_offers_it_to_the_same_people()
    {
        var (code, _) = await host.ReceiveAsync();

        foreach (var (user, offered) in ((string, bool)[])[("truongmotcua", true), ("giamdoc", true), ("quantri", true), ("tiepnhan", false)])
        {
            var page = await (await host.AsAsync(user)).GetTextAsync($"/incidents/{code}");
            page.Contains("value=\"cancel\"", StringComparison.Ordinal).ShouldBe(offered, user);
        }
    }
}
