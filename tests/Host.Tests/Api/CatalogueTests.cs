using System.Net;

namespace LaoCai.Workflows.Host.Tests.Api;

public sealed class CatalogueTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task Services_are_found_without_diacritics_and_a_real_one_is_told_from_a_draft()
    {
        var found = await host.Stranger.GetAsync("/api/catalogue/services?find=ban+buon+ruou");

        var services = found.Body.EnumerateArray().ToList();
        services.Count.ShouldBeInRange(3, 6); // the words may stand in the group's name as well
        services.Select(one => one.GetProperty("name").GetString()).ShouldContain("Cấp giấy phép kinh doanh bán buôn sản phẩm rượu");
        services.Single(one => !one.GetProperty("isDraft").GetBoolean()).GetProperty("definitionId").GetString().ShouldBe(RunningHost.Alcohol);
    }

    [Fact]
    public async Task A_draft_reads_as_an_unpublished_definition_that_says_what_it_is()
    {
        var draft = await host.Stranger.GetAsync("/api/catalogue/services/KH199-001/draft");

        draft.Status.ShouldBe(HttpStatusCode.OK);
        draft.Body.GetProperty("isPublished").GetBoolean().ShouldBeFalse();
        draft.Body.GetProperty("name").GetString()!.ShouldContain("Bản nháp chờ khảo sát");
        (await host.Stranger.GetAsync("/api/catalogue/services/NONE/draft")).Code.ShouldBe("catalogue.not-found");
    }

    [Fact]
    public async Task Communes_and_districts_are_found_as_people_type_them()
    {
        var found = await host.Stranger.GetAsync("/api/catalogue/places?find=muong+khuong&kind=commune");

        found.Body.EnumerateArray().Count().ShouldBe(16);
        (await host.Stranger.GetAsync("/api/catalogue/places?kind=district")).Body.EnumerateArray().Count().ShouldBe(9);
    }

    [Fact]
    public async Task The_pages_show_the_list_and_mark_the_draft()
    {
        using var browser = new HttpClient { BaseAddress = host.Address };

        var list = WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri("/catalogue?find=dang+ky+the+chap", UriKind.Relative), TestContext.Current.CancellationToken));
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri("/catalogue/KH199-001", UriKind.Relative), TestContext.Current.CancellationToken));

        list.ShouldContain("Đăng ký thế chấp quyền sử dụng đất");
        list.ShouldContain("2 dịch vụ");
        list.ShouldNotContain("Cấp giấy phép di dời công trình");
        page.ShouldContain("Bản nháp chờ khảo sát");
        page.ShouldContain("<svg");
    }
}
