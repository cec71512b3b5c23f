using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Host.Cluster;
using LaoCai.Workflows.Support;
using Microsoft.Playwright;

namespace LaoCai.Workflows.Benchmarks.Designer;

/// <summary><c>bench designer</c>: how long a long procedure takes to open in a real browser, and how many frames a second editing it gives.</summary>
internal static class DesignerBench
{
    private const int Opens = 5;

    /// <summary>Moves the mouse along while the page notes each frame; milliseconds between frames, ascending.</summary>
    private const string Frames = """
        () => new Promise(done => {
          const times = [];
          const frame = now => { times.push(now); if (window.laocaiStop) done(times.slice(1).map((time, at) => time - times[at]).sort((a, b) => a - b)); else requestAnimationFrame(frame); };
          window.laocaiStop = false;
          requestAnimationFrame(frame);
        })
        """;

    private sealed record Measured(int Steps, double OpenMedianMs, double OpenSlowestMs, double FramesASecond, double FrameP95Ms);

    public static Command Create(Option<bool> json)
    {
        var steps = new Option<int>("--steps") { Description = "Steps of the procedure.", DefaultValueFactory = _ => 60 };
        var command = new Command("designer", "A long procedure in headless Chromium: until it is open and checked, and frames a second while a step is dragged.") { steps, json };
        command.SetAction(async (parse, ct) =>
        {
            var report = await RunAsync(parse.GetValue(steps), ct);
            Console.WriteLine(parse.GetValue(json)
                ? JsonSerializer.Serialize(report, JsonSerializerOptions.Web)
                : string.Create(CultureInfo.InvariantCulture, $"{report.Steps} steps: open in {report.OpenMedianMs:F0} ms (slowest of {Opens}: {report.OpenSlowestMs:F0} ms); {report.FramesASecond:F1} frames/s while dragging, 95 % within {report.FrameP95Ms:F1} ms"));
            return 0;
        });
        return command;
    }

    private static async Task<Measured> RunAsync(int steps, CancellationToken ct)
    {
        await using var cluster = await TestCluster.StartAsync(ClusterDurability.None);
        await cluster.EnsureDatabaseAsync("designer", ct);
        await using var host = await HostProcess.Start("up", cluster.ConnectionString("designer"), ct: ct);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("LAOCAI_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync(new() { BaseURL = host.Address, ViewportSize = new() { Width = 1600, Height = 950 } });
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Tên đăng nhập").FillAsync("phantich");
        await page.GetByLabel("Mật khẩu").FillAsync("motcua-2026");
        await page.Locator("main form").First.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/");
        var draft = await page.EvaluateAsync<string>(
            "async drawing => (await (await fetch('/api/designs', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: 'Dài', drawing }) })).json()).id",
            Drawing(steps));

        var opened = new List<double>();
        for (var no = 0; no < Opens; no++)
        {
            var begun = Stopwatch.GetTimestamp();
            await page.GotoAsync($"/designer/?draft={draft}");
            await page.Locator($"g.djs-shape[data-element-id='buoc{steps}']").WaitForAsync();
            await page.Locator(".finding").First.WaitForAsync();
            opened.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        var frames = await DragAsync(page);
        opened.Sort();
        return new(steps, opened[Opens / 2], opened[^1], frames.Length / frames.Sum() * 1000, frames[(int)(frames.Length * 0.95)]);
    }

    private static async Task<double[]> DragAsync(IPage page)
    {
        var shape = page.Locator("g.djs-shape[data-element-id='buoc2']");
        var box = await shape.BoundingBoxAsync() ?? throw new InvalidOperationException("The second step is not on the page.");
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        var watched = page.EvaluateAsync<double[]>(Frames);
        for (var step = 0; step < 240; step++) await page.Mouse.MoveAsync(x + (step % 120), y + (step % 40));
        await page.EvaluateAsync("() => { window.laocaiStop = true; }");
        var frames = await watched;
        await page.Mouse.UpAsync();
        return frames;
    }

    private static string Drawing(int steps) => Encoding.UTF8.GetString(BpmnWriter.Write(new Procedure
    {
        Name = "Quy trình dài",
        Agency = "Sở Công Thương",
        Steps =
        [
            .. Enumerable.Range(1, steps).Select(no => new Step
            {
                No = no,
                Text = $"Bước thứ {no} của quy trình, xem xét hồ sơ",
                Actor = no % 3 == 0 ? "Lãnh đạo Sở" : "Chuyên viên",
                Role = no % 3 == 0 ? new("agencyHead", "deciding") : new("specialist", "specialist"),
                Time = "01 ngày làm việc",
                Limit = new(new(1, TimeUnit.WorkingDay), "01 ngày làm việc", UnitSource.Cell),
                AllOutcomes = true,
                Outcomes = no % 4 == 0 ? [new("Đạt", new RouteTarget.Next()), new("Chưa đạt", new RouteTarget.ToStep(no - 1))] : [],
            }),
        ],
    }));
}
