using System.Text;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Support;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Store.Tests.Publishing;

public sealed class DefinitionStoreTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_new_content_is_the_next_version_and_running_instances_stay_on_theirs()
    {
        await using var bench = await Bench.Open(postgres);
        var first = await bench.Publish(Flow.Steps("qt-01", 2));
        var state = await bench.Start(first);

        var second = await bench.Publish(Flow.Steps("qt-01", 3));

        (await bench.Host.Definitions.InForce("qt-01", Ct))!.Version.ShouldBe(2);
        (await bench.Host.Definitions.Find(first, Ct))!.InForce.ShouldBeFalse();
        second.ShouldNotBe(first);
        await bench.Complete(state, 1);
        await bench.Complete(state, 2);
        (await bench.Count("instance where status = 1")).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_content_again_is_the_same_version()
    {
        await using var bench = await Bench.Open(postgres);
        await bench.Publish(Flow.Steps("qt-01", 2));
        await bench.Publish(Flow.Steps("qt-01", 3));

        var again = await Publish(bench, Flow.Steps("qt-01", 2));

        var published = again.ShouldBeOfType<PublishResult.Published>();
        (published.Version.Version, published.IsNew, published.Version.InForce).ShouldBe((1, false, true));
        (await bench.Count("definition where in_force")).ShouldBe(1);
    }

    [Theory]
    [InlineData("not json", "document.not-json")]
    [InlineData("""{"definitionId":"qt-01"}""", "document.field.missing")]
    [InlineData("""{"definitionId":"qt-01","root":{"id":"luong","type":"Elsa.Flowchart","activities":[{"id":"x","type":"Elsa.SendEmail"}]}}""", "activity.unknown-type")]
    public async Task A_document_with_problems_is_refused_and_the_version_in_force_stays(string document, string code)
    {
        await using var bench = await Bench.Open(postgres);
        var inForce = await bench.Publish(Flow.Steps("qt-01", 2));

        var result = await Publish(bench, document);

        result.ShouldBeOfType<PublishResult.Refused>().Problems.Select(p => p.Code).ShouldContain(code);
        (await bench.Host.Definitions.InForce("qt-01", Ct))!.Hash.ShouldBe(inForce);
    }

    [Theory]
    [InlineData("\"name\":\"qt-01\"", "\"name\":\"qt\\u0000\"")]
    [InlineData("buoc1\\u0022", "buoc\\\\u0000\\u0022")]
    public async Task A_name_or_title_with_a_character_that_cannot_be_stored_is_refused(string was, string becomes)
    {
        await using var bench = await Bench.Open(postgres);
        var document = Flow.Steps("qt-01", 1);

        document.ShouldContain(was);
        var result = await Publish(bench, document.Replace(was, becomes, StringComparison.Ordinal));

        result.ShouldBeOfType<PublishResult.Refused>().Problems.ShouldHaveSingleItem().Code.ShouldBe("document.unstorable-text");
    }

    [Fact]
    public async Task A_draft_is_kept_until_the_next_one_and_changes_nothing_that_is_in_force()
    {
        await using var bench = await Bench.Open(postgres);
        await bench.Publish(Flow.Steps("qt-01", 2));

        (await bench.Host.Drafts.Save(Encoding.UTF8.GetBytes(Flow.Steps("qt-01", 3)), "test", Ct)).ShouldBeOfType<DraftResult.Saved>();
        (await bench.Host.Drafts.Save(Encoding.UTF8.GetBytes(Flow.Steps("qt-01", 4)), "khac", Ct)).ShouldBeOfType<DraftResult.Saved>();
        (await bench.Host.Drafts.Save("{}"u8.ToArray(), "test", Ct)).ShouldBeOfType<DraftResult.Refused>();

        (await bench.Host.Drafts.Find("qt-01", Ct))!.SavedBy.ShouldBe("khac");
        (await bench.Host.Definitions.InForce("qt-01", Ct))!.Version.ShouldBe(1);
        (await bench.Host.Drafts.Remove("qt-01", Ct)).ShouldBeTrue();
        (await bench.Host.Drafts.Remove("qt-01", Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_retracted_definition_starts_nothing_new_and_keeps_its_versions()
    {
        await using var bench = await Bench.Open(postgres);
        await bench.Publish(Flow.Steps("qt-01", 2));

        (await bench.Host.Definitions.Retract("qt-01", "quantri", Ct)).ShouldNotBeNull();

        (await bench.Host.Definitions.InForce("qt-01", Ct)).ShouldBeNull();
        (await bench.Host.Definitions.Retract("qt-01", "quantri", Ct)).ShouldBeNull();
        await using var db = bench.Host.Read();
        (await db.Definitions.SingleAsync(Ct)).RetiredBy.ShouldBe("quantri");
    }

    [Fact]
    public async Task Versions_published_at_the_same_moment_get_numbers_of_their_own()
    {
        await using var bench = await Bench.Open(postgres);
        var other = bench.Join();

        await Task.WhenAll(Enumerable.Range(1, 8).Select(i => (i % 2 == 0 ? bench.Host : other).Definitions.Publish(Encoding.UTF8.GetBytes(Flow.Steps("qt-01", i)), "test", Ct)));

        await using var db = bench.Host.Read();
        (await db.Definitions.Select(d => d.Version).OrderBy(v => v).ToListAsync(Ct)).ShouldBe(Enumerable.Range(1, 8));
        (await bench.Count("definition where in_force")).ShouldBe(1);
    }

    [Fact]
    public async Task A_calendar_with_faults_is_refused_and_a_new_one_counts_for_other_hosts_too()
    {
        await using var bench = await Bench.Open(postgres);
        var other = bench.Join();
        var before = (await other.Calendars.Latest(Ct))!.Version;

        (await bench.Host.Calendars.Publish("{}", "quantri", Ct)).ShouldBeOfType<CalendarPublishResult.Refused>();
        var json = """
            {"zone":"Asia/Ho_Chi_Minh","sources":{"t":"Lịch mới"},"off":[],"working":[],"units":[],
             "hours":[{"from":"2016-01-01","monday":"08:00-12:00","mark":"decided","source":"t"}]}
            """;
        var published = (await bench.Host.Calendars.Publish(json, "quantri", Ct)).ShouldBeOfType<CalendarPublishResult.Published>();
        bench.Clock.Advance(TimeSpan.FromSeconds(6));

        (await other.Calendars.Latest(Ct))!.Version.ShouldBe(published.Set.Version);
        published.Set.Version.ShouldNotBe(before);
    }

    private static Task<PublishResult> Publish(Bench bench, string document) => bench.Host.Definitions.Publish(Encoding.UTF8.GetBytes(document), "test", Ct);
}
