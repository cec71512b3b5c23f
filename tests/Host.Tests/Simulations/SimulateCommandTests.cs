using System.Text.Json;
using System.Xml.Linq;
using LaoCai.Workflows.Host.Commands;
using LaoCai.Workflows.Host.Tests.Faults;

namespace LaoCai.Workflows.Host.Tests.Simulations;

public sealed class SimulateCommandTests : IDisposable
{
    private static readonly string Document = Path.Combine(Home.Samples, "qt-ct-07-ban-buon-ruou.docx");
    private static readonly string Staff = Path.Combine(Home.Samples, "simulation", "staff.json");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laocai-simulate");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_document_runs_over_a_file_of_arrivals_and_says_in_Vietnamese_where_it_is_held_up()
    {
        var picture = Path.Combine(_folder.FullName, "hang-cho.svg");

        var (exitCode, output) = await HostProcess.RunAsync(null, Cancellation, "simulate", Document, "--cases", Path.Combine(Home.Samples, "simulation", "arrivals.csv"), "--staff", Staff, "--until", "2025-04-30", "--picture", picture);

        exitCode.ShouldBe(ExitCode.Done, output);
        output.ShouldContain("Tiếp nhận 197 = đã xong");
        output.ShouldContain("Điểm nghẽn: Bước 3. Thẩm định hồ sơ");
        var svg = XDocument.Load(picture).Root!;
        svg.Name.LocalName.ShouldBe("svg");
        svg.Descendants().Where(part => part.Name.LocalName == "text").Select(part => part.Value).ShouldContain(text => text.StartsWith("Bước 3. Thẩm định hồ sơ"));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_report_and_another_seed_another_one()
    {
        var one = await JsonAsync("--seed", "7");
        var again = await JsonAsync("--seed", "7");
        var other = await JsonAsync("--seed", "8");

        again.ShouldBe(one);
        other.ShouldNotBe(one);
        var all = JsonSerializer.Deserialize<JsonElement>(one).GetProperty("dossiers");
        all.GetProperty("arrived").GetInt32().ShouldBe(300);
        (all.GetProperty("finished").GetInt32() + all.GetProperty("open").GetInt32() + all.GetProperty("stopped").GetInt32()).ShouldBe(300);
    }

    [Theory]
    [InlineData("arrivals.csv", "at\n2025-03-03 08:00\nngày mai\n", "arrivals.csv:3: arrivals.bad-time")]
    [InlineData("staff.json", "{\n\"staff\": [{\"role\": \"specialist\", \"people\": 0}]}", "staff.json:2: staffing.bad-number")]
    [InlineData("staff.json", "{\"staff\": [{\"people\": 1}],\n\"steps\": {\"99\": {}}}", "staff.json:2: staffing.unknown-step")]
    [InlineData("staff.json", "{\"staff\": [{\"people\": 1}],\n\"steps\": {\"1\": {\"outcomes\": {\"Tùy\": 1}}}}", "staff.json:2: staffing.unknown-outcome")]
    [InlineData("staff.csv", "role,people\nspecialist,3\n", "staff.csv: staffing.nobody: Không có ai làm bước “Tiếp nhận hồ sơ")]
    [InlineData("calendar.json", "{\"zone\": \"Asia/Ho_Chi_Minh\",\n\"holidays\": []}", "calendar.json:2: calendar.unknown-entry")]
    [InlineData("draft.json", "{\"root\": 1}", "draft.json: ")]
    public async Task A_fault_in_a_file_is_named_with_its_line_and_nothing_runs(string name, string content, string told)
    {
        var file = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(file, content, Cancellation);
        string[] Given(string kind, string option, string otherwise) => name.StartsWith(kind, StringComparison.Ordinal) ? [option, file] : [option, otherwise];
        string[] arguments = ["simulate", name.StartsWith("draft", StringComparison.Ordinal) ? file : Document, .. Given("arrivals", "--cases", "synthetic:10"), .. Given("staff", "--staff", Staff), .. name.StartsWith("calendar", StringComparison.Ordinal) ? (string[])["--calendar", file] : []];

        var (exitCode, output) = await HostProcess.RunAsync(null, Cancellation, arguments);

        exitCode.ShouldBe(ExitCode.DocumentErrors, output);
        output.ShouldContain(told);
        output.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("--cases", "synthetic:0")]
    [InlineData("--cases", "/nowhere/arrivals.csv")]
    [InlineData("--until", "tomorrow")]
    [InlineData("--year", "1066")]
    [InlineData("--lang", "fr")]
    public async Task Wrong_use_exits_64(string option, string value)
    {
        var (exitCode, output) = await HostProcess.RunAsync(null, Cancellation, "simulate", Document, "--staff", Staff, option, value);

        exitCode.ShouldBe(ExitCode.Usage, output);
    }

    private static async Task<string> JsonAsync(params string[] more)
    {
        var (exitCode, output) = await HostProcess.RunAsync(null, Cancellation, ["simulate", Document, "--cases", "synthetic:300", "--year", "2025", "--staff", Staff, "--json", .. more]);
        exitCode.ShouldBe(ExitCode.Done, output);
        return output;
    }
}
