using System.Net;
using LaoCai.Workflows.Host.Tests.Api;
using LaoCai.Workflows.Host.Tests.MadeDocuments;

namespace LaoCai.Workflows.Host.Tests.Dossiers;

public sealed class LinkedDossierTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string First = "qt-lien-thong";
    private const string Second = "qt-y-kien-tu-phap";

    [Fact]
    public async Task A_linked_procedure_is_a_dossier_with_a_code_after_the_first_ones()
    {
        var (code, child) = await LinkedAsync(waits: true);

        var clerk = await host.AsAsync("tiepnhan");
        child.ShouldBe($"{code}-LT1");
        var first = (await clerk.GetAsync($"/api/dossiers/{code}")).Body.GetProperty("links");
        first.GetProperty("children").EnumerateArray().ShouldHaveSingleItem().GetProperty("dueAt").GetDateTimeOffset().ShouldBeGreaterThan(host.Clock.GetUtcNow());
        var second = (await clerk.GetAsync($"/api/dossiers/{child}")).Body;
        second.GetProperty("links").GetProperty("parent").GetProperty("code").GetString().ShouldBe(code);
        second.GetProperty("dossier").GetProperty("applicantName").GetString().ShouldBe("Nguyễn Văn Đức");
        second.GetProperty("dossier").GetProperty("decidingUnit").GetString().ShouldBe("H38.08");
        var inbox = (await clerk.GetAsync("/api/tasks?most=200")).Body.EnumerateArray();
        inbox.ShouldContain(task => task.GetProperty("dossierCode").GetString() == child && task.GetProperty("title").GetString() == "Cho ý kiến");
        (await clerk.GetAsync($"/api/dossiers?search={child}")).Body.EnumerateArray().ShouldHaveSingleItem().GetProperty("code").GetString().ShouldBe(child);
        (await clerk.GetTextAsync($"/dossiers/{code}")).ShouldContain($"href=\"/dossiers/{child}\"");
        (await clerk.GetTextAsync($"/dossiers/{child}")).ShouldContain($"href=\"/dossiers/{code}\"");
    }

    [Fact]
    public async Task The_agency_that_decides_on_the_linked_procedure_sees_that_one_alone()
    {
        var (code, child) = await LinkedAsync(waits: true);

        var justice = await host.AsAsync("giamdoc.tuphap");

        (await justice.GetAsync($"/api/dossiers/{code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var seen = await justice.GetAsync($"/api/dossiers/{child}");
        seen.Status.ShouldBe(HttpStatusCode.OK);
        var first = seen.Body.GetProperty("links").GetProperty("parent");
        (first.GetProperty("code").GetString(), first.GetProperty("mayOpen").GetBoolean()).ShouldBe((code, false));
        (await justice.GetTextAsync($"/dossiers/{child}")).ShouldNotContain($"href=\"/dossiers/{code}\"");
    }

    [Fact]
    public async Task The_agency_that_decides_on_the_first_sees_where_the_linked_one_stands_and_no_more()
    {
        var (code, child) = await LinkedAsync(waits: true);

        var director = await host.AsAsync("giamdoc");

        var seen = (await director.GetAsync($"/api/dossiers/{code}")).Body.GetProperty("links").GetProperty("children").EnumerateArray().ShouldHaveSingleItem();
        (seen.GetProperty("code").GetString(), seen.GetProperty("mayOpen").GetBoolean()).ShouldBe((child, false));
        (await director.GetAsync($"/api/dossiers/{child}")).Status.ShouldBe(HttpStatusCode.NotFound);
        WebUtility.HtmlDecode(await director.GetTextAsync($"/dossiers/{code}")).ShouldContain($"Chờ kết quả hồ sơ liên thông {child}");
    }

    [Fact]
    public async Task Its_history_replays_explains_and_verifies_and_the_first_goes_on_when_it_ends()
    {
        var (code, child) = await LinkedAsync(waits: true);
        var clerk = await host.AsAsync("tiepnhan");
        var task = (await clerk.GetAsync($"/api/dossiers/{child}")).OpenTasks.Single();

        (await clerk.PostAsync($"/api/tasks/{task}/complete")).Status.ShouldBe(HttpStatusCode.OK);
        await host.Store.Outbox.Settled();

        (await clerk.GetAsync($"/api/dossiers/{child}/replay")).Body.GetProperty("status").GetString().ShouldBe("Finished");
        (await clerk.GetAsync($"/api/dossiers/{child}/timeline")).Body.EnumerateArray().First().GetProperty("detail").GetString().ShouldBe(child);
        (await clerk.PostAsync($"/api/dossiers/{child}/verify")).Body.GetProperty("holds").GetBoolean().ShouldBeTrue();
        (await clerk.PostAsync($"/api/dossiers/{code}/verify")).Body.GetProperty("holds").GetBoolean().ShouldBeTrue();
        (await clerk.GetAsync($"/api/dossiers/{code}")).OpenTasks.Length.ShouldBe(1);
        (await clerk.GetAsync($"/api/dossiers/{code}")).Body.GetProperty("links").GetProperty("children")[0].GetProperty("status").GetString().ShouldBe("Finished");
    }

    [Fact]
    public async Task Each_linked_procedure_of_a_dossier_has_a_number_of_its_own()
    {
        await WrittenFlow.PublishAsync(host.Services, Second, "Lấy ý kiến tư pháp", "H38.08", WrittenFlow.Task("yKien", "Cho ý kiến"));
        await WrittenFlow.PublishAsync(host.Services, "qt-ba-noi", "Ba nơi", "H38.05",
            WrittenFlow.Task("tiepNhan", "Tiếp nhận hồ sơ"), WrittenFlow.Dispatch("mot", Second, false), WrittenFlow.Dispatch("hai", Second, false), WrittenFlow.Dispatch("ba", Second, true));

        var code = await PassAsync("qt-ba-noi");

        var children = (await (await host.AsAsync("tiepnhan")).GetAsync($"/api/dossiers/{code}")).Body.GetProperty("links").GetProperty("children").EnumerateArray();
        children.Select(child => child.GetProperty("code").GetString()).ShouldBe([$"{code}-LT1", $"{code}-LT2", $"{code}-LT3"], ignoreOrder: true);
    }

    private async Task<(string Code, string Child)> LinkedAsync(bool waits)
    {
        await WrittenFlow.PublishAsync(host.Services, Second, "Lấy ý kiến tư pháp", "H38.08", WrittenFlow.Task("yKien", "Cho ý kiến"));
        await WrittenFlow.PublishAsync(host.Services, First, "Thủ tục liên thông", "H38.05",
            WrittenFlow.Task("tiepNhan", "Tiếp nhận hồ sơ"), WrittenFlow.Dispatch("chuyen", Second, waits), WrittenFlow.Task("traKetQua", "Trả kết quả"));
        var code = await PassAsync(First);
        var child = (await (await host.AsAsync("tiepnhan")).GetAsync($"/api/dossiers/{code}")).Body.GetProperty("links").GetProperty("children")[0].GetProperty("code").GetString()!;
        return (code, child);
    }

    private async Task<string> PassAsync(string definitionId)
    {
        var clerk = await host.AsAsync("tiepnhan");
        var received = await clerk.PostAsync("/api/dossiers", new { definitionId, applicantName = "Nguyễn Văn Đức" });
        (await clerk.PostAsync($"/api/tasks/{received.OpenTasks.Single()}/complete")).Status.ShouldBe(HttpStatusCode.OK);
        await host.Store.Outbox.Settled();
        return received.Body.GetProperty("dossier").GetProperty("code").GetString()!;
    }
}
