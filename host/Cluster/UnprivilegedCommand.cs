using System.Diagnostics;

namespace LaoCai.Workflows.Host.Cluster;

/// <summary>Runs a program as the user that may own a PostgreSQL cluster: oneself, or <c>postgres</c> for root, whom PostgreSQL refuses.</summary>
internal static class UnprivilegedCommand
{
    public const string User = "postgres";

    public static bool SwitchesUser => Environment.IsPrivilegedProcess && OperatingSystem.IsLinux();

    /// <summary>Runs to the end.</summary>
    /// <param name="program">Full path, or a name on the PATH.</param>
    /// <param name="arguments">Passed as they are; no shell reads them.</param>
    /// <param name="cancellation">Ends the waiting, not the program.</param>
    /// <param name="input">Standard input; null for none.</param>
    /// <returns>Exit code and what was printed on both streams.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program, IReadOnlyList<string> arguments, CancellationToken cancellation, string? input = null)
    {
        // "/" because the programs complain about a current folder that their user cannot enter.
        var start = new ProcessStartInfo
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (SwitchesUser)
        {
            start.FileName = "setpriv";
            foreach (var argument in (string[])[$"--reuid={User}", $"--regid={User}", "--init-groups", "--", program]) start.ArgumentList.Add(argument);
            start.Environment["HOME"] = "/";
        }
        else start.FileName = program;
        foreach (var argument in arguments) start.ArgumentList.Add(argument);

        // Tools parse each other's messages only in the C locale.
        start.Environment["LC_ALL"] = "C";

        using var process = Process.Start(start) ?? throw new ClusterUnavailableException($"{program} did not start.");
        if (input is not null) await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Runs to the end and demands success.</summary>
    /// <exception cref="ClusterUnavailableException">The program failed; the message carries what it said.</exception>
    public static async Task DemandAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellation, string? input = null)
    {
        var (exitCode, output) = await RunAsync(program, arguments, cancellation, input);
        if (exitCode != 0) throw new ClusterUnavailableException($"{Path.GetFileName(program)} failed ({exitCode}): {output.Trim()}");
    }
}
