using System.Net;
using LaoCai.Workflows.Host.MadeDocuments;
using LaoCai.Workflows.Host.Tests.Api;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LaoCai.Workflows.Host.Tests.MadeDocuments;

public sealed class MadeDocumentTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Printing = "qt-tu-lap";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_is_made_out_once_when_the_dossier_comes_to_it()
    {
        var code = await PassAsync(Printing, WrittenFlow.Print("lapPhieu", "mau-05"));

        await MakeAsync();
        await MakeAsync();

        var clerk = await host.AsAsync("tiepnhan");
        var document = (await clerk.GetAsync($"/api/dossiers/{code}/documents")).Body.EnumerateArray().ShouldHaveSingleItem();
        document.GetProperty("state").GetString().ShouldBe("made");
        document.GetProperty("step").GetInt32().ShouldBe(2);
        document.GetProperty("edition").GetInt32().ShouldBe(1);
        document.GetProperty("orderedBy").GetString().ShouldBe((await clerk.GetAsync($"/api/dossiers/{code}")).Body.GetProperty("dossier").GetProperty("receivedBy").GetString());
        var content = await clerk.GetTextAsync($"/api/dossiers/{code}/documents/{document.GetProperty("id").GetString()}/content");
        content.ShouldContain("PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ");
        content.ShouldContain(code);
        DocumentWork.HashOf(content).ShouldBe(document.GetProperty("hash").GetString());
        (await clerk.GetAsync($"/api/dossiers/{code}/timeline")).Body.EnumerateArray().Count(entry => entry.GetProperty("kind").GetString() == "Document").ShouldBe(1);
        var page = WebUtility.HtmlDecode(await clerk.GetTextAsync($"/dossiers/{code}"));
        page.ShouldContain("Văn bản tự động");
        page.ShouldContain("Tự động lập văn bản: Mẫu 05. Phiếu kiểm soát");
        (await clerk.PostAsync($"/api/dossiers/{code}/verify")).Body.GetProperty("holds").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_may_not_see_the_dossier_does_not_see_its_documents()
    {
        var code = await PassAsync(Printing, WrittenFlow.Print("lapPhieu", "mau-05"));
        await MakeAsync();
        var id = await OnlyAsync(code);

        var other = await host.AsAsync("giamdoc.tuphap");
        (await other.GetAsync($"/api/dossiers/{code}/documents")).Code.ShouldBe("dossier.not-found");
        (await other.GetAsync($"/api/dossiers/{code}/documents/{id}")).Code.ShouldBe("document.not-found");
        (await other.GetAsync($"/api/dossiers/{code}/documents/{id}/content")).Code.ShouldBe("document.not-found");
        (await other.PostAsync($"/api/dossiers/{code}/documents/{id}/erase", new { reason = "x" })).Code.ShouldBe("document.not-found");
        (await host.Stranger.GetAsync($"/api/dossiers/{code}/documents")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var (another, _) = await host.ReceiveAsync();
        (await (await host.AsAsync("tiepnhan")).GetAsync($"/api/dossiers/{another}/documents/{id}")).Code.ShouldBe("document.not-found");
    }

    [Fact]
    public async Task A_document_of_no_template_is_given_up_and_those_in_charge_see_it()
    {
        var code = await PassAsync("qt-mau-la", WrittenFlow.PrintComputed("lapPhieu", "({ document: '../mau-05', no: 2 })"));

        await MakeAsync();

        var failed = (await (await host.AsAsync("truongmotcua")).GetAsync("/api/documents/failed")).Body.EnumerateArray().Single(row => row.GetProperty("dossierCode").GetString() == code);
        failed.GetProperty("document").GetProperty("error").GetString().ShouldBe("template.unknown");
        (await (await host.AsAsync("giamdoc.tuphap")).GetAsync("/api/documents/failed")).Body.EnumerateArray().ShouldNotContain(row => row.GetProperty("dossierCode").GetString() == code);
        (await (await host.AsAsync("truongmotcua")).GetTextAsync("/incidents/documents")).ShouldContain(code);
    }

    [Fact]
    public async Task What_cannot_be_printed_now_is_tried_again_later_and_later_and_then_given_up()
    {
        // Its clock stands still while it is made out: there is no date to apologise for.
        var code = await PassAsync("qt-xin-loi", WrittenFlow.Print("lapPhieu", "mau-04"));
        (await (await host.AsAsync("tiepnhan")).PostAsync($"/api/dossiers/{code}/clock/pause", new { kind = "supplement", ground = "Khoản 2 Điều 17 Nghị định 61/2018/NĐ-CP" })).Status.ShouldBe(HttpStatusCode.OK);

        await MakeAsync();
        await MakeAsync();
        var once = await RowAsync(code);
        foreach (var wait in new[] { 1, 5, 20, 60, 240, 720 })
        {
            host.Advance(TimeSpan.FromMinutes(wait));
            await MakeAsync();
        }

        once.ShouldBe(("pending", 1));
        (await RowAsync(code)).ShouldBe(("dead", 7));
        (await (await host.AsAsync("tiepnhan")).PostAsync($"/api/dossiers/{code}/clock/resume", new { })).Status.ShouldBe(HttpStatusCode.OK);
        (await (await host.AsAsync("giamdoc")).PostAsync($"/api/dossiers/{code}/documents/{await OnlyAsync(code)}/again", new { reason = "Thời hạn đã chạy lại" })).Status.ShouldBe(HttpStatusCode.NoContent);
        await MakeAsync();
        (await RowAsync(code)).ShouldBe(("made", 1));
    }

    [Fact]
    public async Task A_host_that_dies_while_printing_leaves_the_document_to_another()
    {
        var code = await PassAsync(Printing, WrittenFlow.Print("lapPhieu", "mau-05"));
        await ExecuteAsync("update dossier.document set attempts = 1, next_at = $2 where instance_id = (select instance_id from dossier.dossier where code = $1)", code, host.Clock.GetUtcNow() + TimeSpan.FromMinutes(2));

        await MakeAsync();
        var before = await RowAsync(code);
        host.Advance(TimeSpan.FromMinutes(2));
        await MakeAsync();

        before.ShouldBe(("pending", 1));
        (await RowAsync(code)).ShouldBe(("made", 2));
    }

    [Fact]
    public async Task After_a_correction_it_is_made_out_again_and_personal_data_can_go()
    {
        var code = await PassAsync(Printing, WrittenFlow.Print("lapPhieu", "mau-02"));
        await MakeAsync();
        var id = await OnlyAsync(code);
        await ExecuteAsync("update dossier.dossier set applicant_name = 'Nguyễn Văn Đúc' where code = $1 and $2::timestamptz is not null", code, host.Clock.GetUtcNow());
        var head = await host.AsAsync("truongmotcua");

        (await head.PostAsync($"/api/dossiers/{code}/documents/{id}/again", new { })).Code.ShouldBe("operation.reason");
        (await (await host.AsAsync("tiepnhan")).PostAsync($"/api/dossiers/{code}/documents/{id}/again", new { reason = "Sửa tên" })).Code.ShouldBe("dossier.not-yours");
        (await head.PostAsync($"/api/dossiers/{code}/documents/{id}/again", new { reason = "Sửa tên" })).Status.ShouldBe(HttpStatusCode.NoContent);
        await MakeAsync();
        var again = (await head.GetAsync($"/api/dossiers/{code}/documents/{id}")).Body;
        var content = await head.GetTextAsync($"/api/dossiers/{code}/documents/{id}/content");
        (await head.PostAsync($"/api/dossiers/{code}/documents/{id}/erase", new { reason = "Theo yêu cầu của công dân" })).Status.ShouldBe(HttpStatusCode.NoContent);

        again.GetProperty("edition").GetInt32().ShouldBe(2);
        content.ShouldContain("Nguyễn Văn Đúc");
        var gone = await head.GetAsync($"/api/dossiers/{code}/documents/{id}/content");
        gone.Code.ShouldBe("document.not-found");
        var erased = (await head.GetAsync($"/api/dossiers/{code}/documents/{id}")).Body;
        erased.GetProperty("state").GetString().ShouldBe("erased");
        erased.GetProperty("hash").GetString().ShouldBe(again.GetProperty("hash").GetString());
        (await head.PostAsync($"/api/dossiers/{code}/verify")).Body.GetProperty("holds").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_document_that_somebody_changed_is_not_shown()
    {
        var code = await PassAsync(Printing, WrittenFlow.Print("lapPhieu", "mau-05"));
        await MakeAsync();
        await ExecuteAsync("update dossier.document set content = content || ' ' where instance_id = (select instance_id from dossier.dossier where code = $1) and $2::timestamptz is not null", code, host.Clock.GetUtcNow());

        var answer = await (await host.AsAsync("kiemtra")).GetAsync($"/api/dossiers/{code}/documents/{await OnlyAsync(code)}/content");

        answer.Code.ShouldBe("document.altered");
    }

    [Fact]
    public async Task A_definition_that_names_a_template_which_does_not_exist_is_not_published()
    {
        var analyst = await host.AsAsync("phantich");
        var model = System.Text.Encoding.UTF8.GetString(WrittenFlow.Document("qt-mau-99", "Mẫu lạ", WrittenFlow.Task("tiepNhan", "Tiếp nhận"), WrittenFlow.Print("lapPhieu", "mau-99")));

        (await analyst.PostAsync("/elsa/api/workflow-definitions/import", model)).Status.ShouldBe(HttpStatusCode.OK);
        var answer = await analyst.PostAsync("/elsa/api/workflow-definitions/qt-mau-99/publish");

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Body.GetProperty("problems").EnumerateArray().ShouldHaveSingleItem().GetProperty("code").GetString().ShouldBe("document.unknown-template");
    }

    [Fact]
    public async Task Nobody_has_a_document_made_out_by_an_event_from_outside()
    {
        var (code, _) = await host.ReceiveAsync();

        var told = await (await host.AsAsync("quantri")).PostAsync("/elsa/api/events/lap-van-ban/trigger", new { correlationId = code, input = new { document = "mau-05" } });

        told.Status.ShouldBe(HttpStatusCode.OK);
        await host.Store.Outbox.Settled();
        (await (await host.AsAsync("tiepnhan")).GetAsync($"/api/dossiers/{code}/documents")).Body.GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("mau-01", "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ")]
    [InlineData("mau-02", "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ")]
    [InlineData("mau-03", "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ")]
    [InlineData("mau-04", "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ")]
    [InlineData("mau-05", "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ")]
    public async Task Every_form_can_be_printed_of_a_dossier_with_what_was_entered_escaped(string template, string title)
    {
        var (code, _) = await host.ReceiveAsync("<b>Nguyễn</b> & {{ 1 }}");

        var form = await (await host.AsAsync("tiepnhan")).GetTextAsync($"/dossiers/{code}/documents/{template}");

        form.ShouldContain(title);
        form.ShouldContain(code);
        form.ShouldNotContain("<b>Nguyễn</b>");
    }

    private async Task<string> PassAsync(string definitionId, string print)
    {
        await WrittenFlow.PublishAsync(host.Services, definitionId, "Thủ tục tự lập văn bản", "H38.05",
            WrittenFlow.Task("tiepNhan", "Tiếp nhận hồ sơ"), print, WrittenFlow.Task("traKetQua", "Trả kết quả"));
        var clerk = await host.AsAsync("tiepnhan");
        var received = await clerk.PostAsync("/api/dossiers", new { definitionId, applicantName = "Nguyễn Văn Đức" });
        (await clerk.PostAsync($"/api/tasks/{received.OpenTasks.Single()}/complete")).Status.ShouldBe(HttpStatusCode.OK);
        await host.Store.Outbox.Settled();
        return received.Body.GetProperty("dossier").GetProperty("code").GetString()!;
    }

    private Task<int> MakeAsync() => host.Services.GetRequiredService<DocumentWork>().MakeAsync(Cancellation);

    private async Task<string> OnlyAsync(string code) =>
        (await (await host.AsAsync("quantri")).GetAsync($"/api/dossiers/{code}/documents")).Body.EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString()!;

    private async Task<(string State, int Attempts)> RowAsync(string code)
    {
        await using var read = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select state, attempts from dossier.document where instance_id = (select instance_id from dossier.dossier where code = $1)");
        read.Parameters.Add(new() { Value = code });
        await using var row = await read.ExecuteReaderAsync(Cancellation);
        (await row.ReadAsync(Cancellation)).ShouldBeTrue();
        return (row.GetString(0), row.GetInt32(1));
    }

    private async Task ExecuteAsync(string statement, string code, DateTimeOffset at)
    {
        await using var change = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(statement);
        change.Parameters.Add(new() { Value = code });
        change.Parameters.Add(new() { Value = at });
        (await change.ExecuteNonQueryAsync(Cancellation)).ShouldBe(1);
    }
}
