using LaoCai.Workflows.Store;
using Spectre.Console;

namespace LaoCai.Workflows.Host.Commands;

/// <summary>Work that takes long, with a bar where somebody watches a terminal.</summary>
internal static class WatchedWork
{
    /// <param name="name">Stands beside the bar.</param>
    /// <param name="work">Tells how much is done, and of how much; told null where nobody watches.</param>
    public static async Task<T> RunAsync<T>(string name, Func<IProgress<RunProgress>?, Task<T>> work)
    {
        if (Console.IsErrorRedirected) return await work(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().StartAsync(async bars =>
        {
            var bar = bars.AddTask(name);
            return await work(new Progress<RunProgress>(progress => (bar.MaxValue, bar.Value) = (Math.Max(progress.Of, 1), progress.Done)));
        });
    }
}
