using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace LaoCai.Workflows.Browser.Tests.Support;

/// <summary>One person at one browser. Everything the browser complains about (blocked styles, failed scripts) is kept.</summary>
public sealed class Desk : IAsyncDisposable
{
    private static readonly string[] SeriousImpacts = ["serious", "critical"];

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = [];
    private bool refused;

    private Desk(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Enqueue(message.Text);
        };
        page.PageError += (_, fault) => complaints.Enqueue(fault);
    }

    public IPage Page { get; }

    /// <summary>What the browser has complained of so far; once something was to be refused, without the answers that refused it.</summary>
    public IReadOnlyList<string> Complaints => [.. complaints.Where(complaint => !refused || !complaint.Contains("422", StringComparison.Ordinal))];

    /// <param name="chromium">The browser.</param>
    /// <param name="host">Where the pages are.</param>
    /// <param name="scripts">Whether the browser runs scripts; the pages must do without.</param>
    public static async Task<Desk> OpenAsync(Chromium chromium, HostProcess host, bool scripts = true)
    {
        var windows = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = host.Address,
            JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = 1200, Height = 800 },
        });
        windows.SetDefaultTimeout(90_000); // milliseconds; a machine that is busy with other tests is slow, not wrong
        return new(windows, await windows.NewPageAsync());
    }

    /// <summary>Signs in with a demo account and stands on the start page.</summary>
    public async Task SignInAsync(string user)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("Tên đăng nhập").FillAsync(user);
        await Page.GetByLabel("Mật khẩu").FillAsync("motcua-2026");
        await Page.Locator("main form").First.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await Page.WaitForURLAsync("**/");
    }

    /// <summary>Presses Tab until the first element that the selector names has the focus.</summary>
    public async Task TabToAsync(string selector)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
                return;
        }
        throw new InvalidOperationException($"Tab never reached {selector}.");
    }

    /// <summary>Opens a printed document as it is, but free to run the checker's script: its own rules allow no script at all.</summary>
    public async Task OpenDocumentAsync(string address)
    {
        await Page.RouteAsync($"**{address}", async route =>
        {
            var answer = await route.FetchAsync();
            var headers = answer.Headers.Where(header => header.Key != "content-security-policy");
            await route.FulfillAsync(new() { Response = answer, Headers = headers.ToDictionary() });
        });
        await Page.GotoAsync(address);
    }

    /// <summary>No serious fault of accessibility on the page as it stands; what a frame shows is checked by opening it.</summary>
    public async Task ShouldBeAccessibleAsync()
    {
        // A frame that may run no script never answers the checker.
        var result = await Page.RunAxe(new AxeRunOptions { Iframes = false }).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        var faults = result.Violations
            .Where(violation => SeriousImpacts.Contains(violation.Impact, StringComparer.Ordinal))
            .Select(Describe)
            .ToList();
        faults.ShouldBeEmpty(Page.Url);
    }

    /// <summary>A page opens, is accessible, fits a narrow screen, keeps the rules against foreign scripts, and the browser complains of nothing.</summary>
    public async Task CheckAsync(string address)
    {
        var answer = await Page.GotoAsync(address);

        answer!.Status.ShouldBe(200, address);
        answer.Headers["content-security-policy"].ShouldNotContain("unsafe", Case.Insensitive);
        await ShouldBeAccessibleAsync();
        await Page.SetViewportSizeAsync(360, 740);
        (await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"{address} is wider than a narrow screen");
        await Page.SetViewportSizeAsync(1200, 800);
        Complaints.ShouldBeEmpty(address);
    }

    /// <summary>Waits until a field says what is wrong; that the browser, too, tells of the refused answer is as it should be.</summary>
    public async Task ShouldBeRefusedAsync()
    {
        await Assertions.Expect(Page.Locator("[aria-invalid=true]")).ToBeVisibleAsync();
        refused = true;
    }

    /// <summary>Chooses English from now on.</summary>
    public async Task SpeakEnglishAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "EN", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Select(node => node.Html))}";
}
