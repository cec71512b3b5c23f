using System.Text.Json;
using LaoCai.Workflows.Host.Commands;
using LaoCai.Workflows.Host.Tests.Faults;

namespace LaoCai.Workflows.Host.Tests.Commands;

public sealed class CommandLineTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tour_holds_at_each_stage_and_tells_the_dossier_in_Vietnamese()
    {
        var (exitCode, output) = await HostProcess.RunAsync(null, Cancellation, "demo");

        exitCode.ShouldBe(ExitCode.Done, output);
        foreach (var line in (string[])["Cảnh báo sắp đến hạn", "Đến hạn", "Quá hạn, báo cáo", "Kết thúc giải quyết hồ sơ"]) output.ShouldContain(line);
    }

    [Fact]
    public async Task A_sample_compiles_to_json_with_procedures_definitions_and_diagnostics()
    {
        var (exitCode, output) = await HostProcess.RunAsync(null, Cancellation, "compile", Path.Combine(Home.Samples, "qt-tp-01-dang-ky-khai-sinh.docx"), "--json");

        exitCode.ShouldBe(ExitCode.Done);
        var report = JsonSerializer.Deserialize<JsonElement>(output);
        report.GetProperty("procedures").GetArrayLength().ShouldBe(1);
        report.GetProperty("definitions").GetArrayLength().ShouldBe(1);
        report.TryGetProperty("diagnostics", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_is_no_document_gets_a_diagnostic_and_exit_2_without_a_stack_trace()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "no document", Cancellation);

            var (exitCode, output) = await HostProcess.RunAsync(null, Cancellation, "compile", file);

            exitCode.ShouldBe(ExitCode.DocumentErrors);
            output.ShouldContain("LC1");
            output.ShouldNotContain("   at ");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("compile")]
    [InlineData("compile", "/nowhere/none.docx")]
    [InlineData("fly")]
    [InlineData("migrate", "--to", "2")]
    [InlineData("migrate", "--dry-run")]
    [InlineData("replay", "x", "--at", "yesterday")]
    public async Task Wrong_use_exits_64(params string[] arguments)
    {
        var (exitCode, output) = await HostProcess.RunAsync(null, Cancellation, arguments);

        exitCode.ShouldBe(ExitCode.Usage, output);
        output.ShouldNotContain("   at ");
    }
}
