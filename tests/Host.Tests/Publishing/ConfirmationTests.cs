using System.Net;
using System.Text;
using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.IsoWriting;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Host.Commands;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Host.Tests.Api;
using LaoCai.Workflows.Host.Tests.Faults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaoCai.Workflows.Host.Tests.Publishing;

/// <summary>Nothing that was understood rather than read is published before somebody says that it is so.</summary>
public sealed class ConfirmationTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_is_refused_until_each_inference_is_confirmed_and_who_did_it_is_kept()
    {
        var analyst = await host.AsAsync("phantich");
        var document = Sample("Cấp giấy phép bán lẻ A");

        var refused = await analyst.PostFileAsync("/api/documents/publish", document);
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "definition.unconfirmed"));
        var open = refused.Body.GetProperty("inferences").EnumerateArray().ToList();
        open.Count.ShouldBeGreaterThan(1);
        open[0].GetProperty("sentence").GetString().ShouldNotBeNullOrEmpty();
        var keys = open.Select(one => one.GetProperty("key").GetString()!).ToList();
        var some = await analyst.PostFileAsync($"/api/documents/publish?confirm={keys[0]}", document);
        some.Code.ShouldBe("definition.unconfirmed");
        some.Body.GetProperty("inferences").GetArrayLength().ShouldBe(keys.Count - 1);

        var all = await analyst.PostFileAsync($"/api/documents/publish?{string.Join('&', keys.Select(key => $"confirm={key}"))}", document);

        all.Status.ShouldBe(HttpStatusCode.OK);
        var kept = await KeptAsync(keys);
        kept.Count.ShouldBe(keys.Count);
        kept.ShouldAllBe(one => one.ConfirmedAt == host.Clock.GetUtcNow() && Guid.Parse(one.ConfirmedBy) != Guid.Empty);
        (await analyst.PostFileAsync("/api/documents/publish", document)).Status.ShouldBe(HttpStatusCode.OK); // the same sentences, confirmed once
    }

    [Fact]
    public async Task The_command_lists_what_to_confirm_and_takes_it_by_key()
    {
        using var folder = new Folder();
        var file = folder.Write("ban-le.docx", Sample("Cấp giấy phép bán lẻ B"));

        var (refused, listed) = await HostProcess.RunAsync(host.ConnectionString, Cancellation, "publish", file);
        refused.ShouldBe(ExitCode.DocumentErrors, listed);
        listed.ShouldContain("LC2502");
        string[] confirm = [.. listed.Split('\n').First(line => line.Contains("--confirm", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]];
        var (done, output) = await HostProcess.RunAsync(host.ConnectionString, Cancellation, ["publish", file, .. confirm]);

        done.ShouldBe(ExitCode.Done, output);
        output.ShouldContain("version 1");
    }

    [Fact]
    public async Task A_drawing_that_says_something_else_than_the_signed_document_is_refused_by_step()
    {
        using var folder = new Folder();
        var document = Sample("Cấp giấy phép bán lẻ C");
        var file = folder.Write("ban-le.docx", document);
        var procedure = Read(document);
        var same = folder.Write("same.bpmn", BpmnWriter.Write(procedure));
        var other = folder.Write("other.bpmn", BpmnWriter.Write(procedure with
        {
            Steps = [.. procedure.Steps.Select(step => step.No == 3 ? step with { Text = "Thẩm định lại toàn bộ hồ sơ" } : step)],
        }));

        var (drifted, output) = await HostProcess.RunAsync(host.ConnectionString, Cancellation, "publish", file, "--drawing", other);
        var (_, listed) = await HostProcess.RunAsync(host.ConnectionString, Cancellation, "publish", file, "--drawing", same);

        drifted.ShouldBe(ExitCode.DocumentErrors);
        output.ShouldContain("LC2701");
        output.ShouldContain("Thẩm định lại toàn bộ hồ sơ");
        listed.ShouldNotContain("LC2701");
        listed.ShouldContain("LC2502");
    }

    [Fact]
    public async Task Two_files_are_compared_by_what_they_mean()
    {
        using var folder = new Folder();
        var file = folder.Write("a.docx", Sample("Cấp giấy phép bán lẻ D"));
        var drawn = folder.Write("a.bpmn", BpmnWriter.Write(Read(Sample("Cấp giấy phép bán lẻ D"))));
        var renamed = folder.Write("b.docx", Sample("Cấp giấy phép bán lẻ E"));

        var (same, nothing) = await HostProcess.RunAsync(null, Cancellation, "diff", file, drawn);
        var (differs, json) = await HostProcess.RunAsync(null, Cancellation, "diff", file, renamed, "--json");

        same.ShouldBe(ExitCode.Done, nothing);
        differs.ShouldBe(ExitCode.Failed);
        json.ShouldContain("\"field\": \"name\"");
    }

    private async Task<IReadOnlyList<ConfirmedInference>> KeptAsync(List<string> keys)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RegistryContext>().ConfirmedInferences.Where(one => keys.Contains(one.Key)).ToListAsync(Cancellation);
    }

    /// <summary>The sample of the liquor licence under another name, so that nothing of it is confirmed yet.</summary>
    private static byte[] Sample(string name)
    {
        using var written = new MemoryStream();
        IsoDocumentWriter.Write([Read(File.ReadAllBytes(Path.Combine(Home.Samples, "qt-ct-07-ban-buon-ruou.docx"))) with { Name = name }], written);
        return written.ToArray();
    }

    private static Procedure Read(byte[] document)
    {
        using var stream = new MemoryStream(document);
        return IsoReader.Read(stream).Procedures.ShouldHaveSingleItem();
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laocai-publish-");

        public string Write(string name, byte[] content)
        {
            var path = Path.Combine(_folder.FullName, name);
            File.WriteAllBytes(path, content);
            return path;
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
