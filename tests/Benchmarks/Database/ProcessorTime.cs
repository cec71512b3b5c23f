using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace LaoCai.Workflows.Benchmarks.Database;

/// <summary>
/// Processor time that others have used, in microseconds. On a machine that is shared it tells more than a clock does:
/// who else runs makes a command late, but not dear.
/// </summary>
internal static class ProcessorTime
{
    private const double MicrosecondsATick = 10_000;

    /// <summary>Of a process; 0 once it is gone.</summary>
    public static double Of(int process) => Stat(process) is { } stat ? stat.Own : 0;

    /// <summary>Of this process.</summary>
    public static double Own()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalMicroseconds;
    }

    /// <summary>Of the programs that this process has started and that have ended.</summary>
    public static double OfEndedPrograms() => Stat(Environment.ProcessId)?.GoneChildren ?? 0;

    /// <summary>Of a PostgreSQL server on this machine, with all its backends, gone or there.</summary>
    public static double OfServer(int postmaster)
    {
        var sum = Stat(postmaster) is { } server ? server.Own + server.GoneChildren : 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Stat(id) is { } child && child.Parent == postmaster)
                sum += child.Own;
        }
        return sum;
    }

    /// <summary>The server's first process.</summary>
    public static async Task<int> Postmaster(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var ask = new NpgsqlCommand("select pg_backend_pid()", connection);
        return Stat((int)(await ask.ExecuteScalarAsync(ct))!)?.Parent ?? throw new InvalidOperationException("The server does not run on this machine.");
    }

    private static (int Parent, double Own, double GoneChildren)? Stat(int process)
    {
        try
        {
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            // The name may hold anything; what follows its bracket does not.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return ((int)Number(fields[1]), (Number(fields[11]) + Number(fields[12])) * MicrosecondsATick, (Number(fields[13]) + Number(fields[14])) * MicrosecondsATick);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
