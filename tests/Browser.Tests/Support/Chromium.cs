using Microsoft.Playwright;

namespace LaoCai.Workflows.Browser.Tests.Support;

/// <summary>Debian's Chromium, once for all tests. Each test opens its own windows, which share no cookies.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright playwright = null!; // set before any test runs

    public IBrowser Browser { get; private set; } = null!; // the same

    public async ValueTask InitializeAsync()
    {
        // Generous, since the machine may be busy: a page that is wrong stays wrong however long one waits.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("LAOCAI_CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
