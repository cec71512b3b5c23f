using System.Net;

namespace LaoCai.Workflows.Host.Tests.Api;

public sealed class DossierTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task Its_code_is_unit_day_and_serial_and_its_appointment_the_statutory_deadline()
    {
        var answer = await (await host.AsAsync("tiepnhan")).PostAsync("/api/dossiers", new { definitionId = RunningHost.Alcohol, applicantName = "Công ty Hoa Ban" });

        var dossier = answer.Body.GetProperty("dossier");
        dossier.GetProperty("code").GetString()!.ShouldMatch(@"^H38\.01\.01-\d{6}-\d{4}$");
        dossier.GetProperty("appointmentAt").GetDateTimeOffset().ShouldBe(answer.Body.GetProperty("dueAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Counters_that_receive_at_once_get_different_codes()
    {
        var counter = await host.AsAsync("tiepnhan");

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => counter.PostAsync("/api/dossiers", new { definitionId = RunningHost.Alcohol, applicantName = "Công ty Hoa Ban" })));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created);
        answers.Select(answer => answer.Body.GetProperty("dossier").GetProperty("code").GetString()).Distinct().Count().ShouldBe(24);
    }

    [Fact]
    public async Task The_same_idempotency_key_receives_one_dossier()
    {
        var counter = await host.AsAsync("tiepnhan");
        var reception = new { definitionId = RunningHost.Alcohol, applicantName = "Công ty Hoa Ban" };

        var first = await counter.PostAsync("/api/dossiers", reception, key: "one reception");
        var second = await counter.PostAsync("/api/dossiers", reception, key: "one reception");

        second.Status.ShouldBe(HttpStatusCode.Created);
        second.Body.GetProperty("dossier").GetProperty("code").GetString().ShouldBe(first.Body.GetProperty("dossier").GetProperty("code").GetString());
    }

    [Fact]
    public async Task It_is_found_without_diacritics_and_only_by_the_units_that_work_on_it()
    {
        var (code, _) = await host.ReceiveAsync("Giàng Thị Dúa");

        (await CodesAsync("tiepnhan", "giang dua")).ShouldContain(code);
        (await CodesAsync("giamdoc", "Dúa")).ShouldContain(code);
        (await CodesAsync("kiemtra", "dua")).ShouldContain(code);
        foreach (var outsider in (string[])["giamdoc.tuphap", "tiepnhan.batxat", "phantich"])
        {
            (await CodesAsync(outsider, "dua")).ShouldBeEmpty();
            (await (await host.AsAsync(outsider)).GetAsync($"/api/dossiers/{code}")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await (await host.AsAsync(outsider)).GetAsync("/elsa/api/workflow-instances")).Body.GetProperty("items").EnumerateArray()
                .ShouldNotContain(instance => instance.GetProperty("correlationId").GetString() == code);
        }
    }

    [Fact]
    public async Task Nothing_personal_is_in_its_history()
    {
        var (code, _) = await host.ReceiveAsync("Tên Riêng Không Lưu");
        await using var rows = host.Store.Read();
        var id = rows.Instances.Single(instance => instance.CorrelationId == code).Id;

        var records = await host.Store.History.Records(id, TestContext.Current.CancellationToken);

        records.ShouldAllBe(record => !record.Command.Contains("Riêng", StringComparison.Ordinal) && !record.Events.Contains("Riêng", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_commune_decides_what_its_own_counter_receives()
    {
        var answer = await (await host.AsAsync("tiepnhan.batxat")).PostAsync("/api/dossiers", new { definitionId = RunningHost.Birth, applicantName = "Tẩn Thị Mai" });

        answer.Body.GetProperty("dossier").GetProperty("decidingUnit").GetString().ShouldBe("H38.41");
    }

    [Theory]
    [InlineData("""{"definitionId":"none","applicantName":"A"}""", HttpStatusCode.NotFound, "definition.not-found")]
    [InlineData("""{"applicantName":"A"}""", HttpStatusCode.UnprocessableEntity, "dossier.invalid")]
    [InlineData("""{"definitionId":"qt-tp-01-dang-ky-khai-sinh-faa50396","applicantName":" "}""", HttpStatusCode.UnprocessableEntity, "dossier.invalid")]
    [InlineData("""{"definitionId":"qt-tp-01-dang-ky-khai-sinh-faa50396","applicantName":"A"}""", HttpStatusCode.UnprocessableEntity, "dossier.no-competence")]
    [InlineData("""{"definitionId":"qt-tp-01-dang-ky-khai-sinh-faa50396","applicantName":"A","channel":"fax"}""", HttpStatusCode.UnprocessableEntity, "dossier.invalid")]
    [InlineData("""{"definitionId":"qt-tp-01-dang-ky-khai-sinh-faa50396","applicantName":"A","receivingUnit":"H38.41.01"}""", HttpStatusCode.Forbidden, "dossier.not-yours")]
    public async Task A_reception_that_cannot_be_is_refused_by_its_reason(string body, HttpStatusCode status, string code)
    {
        var answer = await (await host.AsAsync("tiepnhan")).PostAsync("/api/dossiers", body);

        (answer.Status, answer.Code).ShouldBe((status, code));
    }

    [Fact]
    public async Task It_replays_to_any_instant_and_verifies()
    {
        var (code, task) = await host.ReceiveAsync();
        var received = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await (await host.AsAsync("tiepnhan")).PostAsync($"/api/tasks/{task}/complete", new { outcome = "Phù hợp" });
        var auditor = await host.AsAsync("kiemtra");

        var then = await auditor.GetAsync($"/api/dossiers/{code}/replay?at={Uri.EscapeDataString(received.AddMinutes(1).ToString("O"))}");
        var now = await auditor.GetAsync($"/api/dossiers/{code}/replay");
        var report = await auditor.PostAsync($"/api/dossiers/{code}/verify");

        then.Body.GetProperty("revision").GetInt64().ShouldBe(1);
        now.Body.GetProperty("revision").GetInt64().ShouldBe(2);
        report.Body.GetProperty("holds").GetBoolean().ShouldBeTrue();
        report.Body.GetProperty("records").GetInt64().ShouldBe(2);
    }

    private async Task<string[]> CodesAsync(string user, string search)
    {
        var answer = await (await host.AsAsync(user)).GetAsync($"/api/dossiers?search={Uri.EscapeDataString(search)}");
        return [.. answer.Body.EnumerateArray().Select(row => row.GetProperty("code").GetString()!)];
    }
}
