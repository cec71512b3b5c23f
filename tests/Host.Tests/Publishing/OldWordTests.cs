using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Host.Publishing;

namespace LaoCai.Workflows.Host.Tests.Publishing;

/// <summary>Files of Word 97–2003, made by LibreOffice as the test runs; where it is not installed, nothing converts them either.</summary>
public sealed class OldWordTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laocai-old-word-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("qtnb-vat-lieu-no-cong-nghiep")]
    [InlineData("qt-tp-12-xac-nhan-tinh-trang-hon-nhan")]
    public async Task An_old_file_reads_as_the_new_one(string sample)
    {
        var docx = Path.Combine(RepositoryFolder.Root, "samples", sample + ".docx");
        var old = await MadeAsync("doc", docx);

        await using var file = File.OpenRead(old);
        var (readable, why) = await OldWord.AsDocxAsync(file, TestContext.Current.CancellationToken);

        why.ShouldBeNull();
        await using var current = File.OpenRead(docx);
        Read(readable).ShouldBe(Read(current));
    }

    [Fact]
    public async Task What_a_file_refers_to_is_not_fetched()
    {
        var port = FreePort();
        var flat = Path.Combine(_folder.FullName, "linked.fodt");
        await File.WriteAllTextAsync(flat, Linked(port), TestContext.Current.CancellationToken);
        var old = await MadeAsync("doc", flat);
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();

        await using var file = File.OpenRead(old);
        var (readable, why) = await OldWord.AsDocxAsync(file, TestContext.Current.CancellationToken);

        why.ShouldBeNull();
        readable.ShouldNotBe(file);
        listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task A_damaged_old_file_is_told()
    {
        Program();
        await using var file = new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2_000]]);

        var (readable, why) = await OldWord.AsDocxAsync(file, TestContext.Current.CancellationToken);

        readable.ShouldBe(file);
        why!.Code.ShouldBe("LC1019");
    }

    private static string Read(Stream document) => string.Join('\n', DocumentCompiler.Compile(document).Procedures.SelectMany(procedure =>
        procedure.Steps.Select(step => $"{step.Text} | {step.Actor} | {step.Limit?.Limit} | {step.Group}").Prepend($"{procedure.Name} | {procedure.LegalLimit?.Limit}")));

    private async Task<string> MadeAsync(string kind, string file)
    {
        var start = new ProcessStartInfo(Program()) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[$"-env:UserInstallation={new Uri(Path.Combine(_folder.FullName, "profile"))}", "--headless", "--convert-to", kind, "--outdir", _folder.FullName, file])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), process.WaitForExitAsync(TestContext.Current.CancellationToken));
        return Path.Combine(_folder.FullName, Path.GetFileNameWithoutExtension(file) + "." + kind);
    }

    private static string Program()
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);
        if (found is null) Assert.Skip("LibreOffice is not installed; on Debian: apt-get install libreoffice-writer-nogui");
        return found;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Linked(int port) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
        <office:body><office:text><text:p>Quy trình<draw:frame draw:name="a" text:anchor-type="as-char" svg:width="3cm" svg:height="3cm"><draw:image xlink:href="http://127.0.0.1:{port}/a.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p></office:text></office:body>
        </office:document>
        """;
}
