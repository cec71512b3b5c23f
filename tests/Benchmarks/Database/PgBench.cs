using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using LaoCai.Workflows.Host.Cluster;
using Npgsql;

namespace LaoCai.Workflows.Benchmarks.Database;

/// <summary>
/// What this PostgreSQL gives to the plainest form of one command: a transaction that reads and updates one row
/// and inserts three of 300 bytes, in five statements, by PostgreSQL's own load generator.
/// </summary>
internal static partial class PgBench
{
    private const string Prepare = """
        drop schema if exists yardstick cascade;
        create schema yardstick;
        create table yardstick.state (id int primary key, revision int not null, body text not null);
        create table yardstick.record (id bigserial primary key, state int not null, body text not null);
        insert into yardstick.state select n, 0, repeat('x', 300) from generate_series(1, 100000) n;
        analyze yardstick.state;
        """;

    private const string Script = """
        \set id random(1, 100000)
        begin;
        select revision from yardstick.state where id = :id;
        update yardstick.state set revision = revision + 1 where id = :id;
        insert into yardstick.record (state, body) values (:id, repeat('y', 300));
        insert into yardstick.record (state, body) values (:id, repeat('y', 300));
        insert into yardstick.record (state, body) values (:id, repeat('y', 300));
        commit;
        """;

    /// <summary>Transactions a second, their average latency in milliseconds, and the processor time of one in microseconds.</summary>
    public sealed record Result(double TransactionsPerSecond, double AverageMs, double DatabaseMicroseconds, double ClientMicroseconds)
    {
        /// <summary>Of two runs, of which one may have met busier neighbours than the other.</summary>
        public static Result Mean(Result a, Result b) => new(
            (a.TransactionsPerSecond + b.TransactionsPerSecond) / 2, (a.AverageMs + b.AverageMs) / 2,
            (a.DatabaseMicroseconds + b.DatabaseMicroseconds) / 2, (a.ClientMicroseconds + b.ClientMicroseconds) / 2);
    }

    public static async Task<Result> Run(string connectionString, int clients, int seconds, CancellationToken ct)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
        {
            await connection.OpenAsync(ct);
            await using var prepare = new NpgsqlCommand(Prepare, connection) { CommandTimeout = 120 };
            await prepare.ExecuteNonQueryAsync(ct);
        }

        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var script = Path.Combine(Path.GetTempPath(), $"yardstick-{Guid.NewGuid():N}.sql");
        await File.WriteAllTextAsync(script, Script, ct);
        try
        {
            var start = new ProcessStartInfo(Path.Combine(PostgresBinaries.Find(null).Folder, "pgbench"))
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["PGPASSWORD"] = target.Password },
            };
            string[] arguments =
            [
                "--no-vacuum", "--protocol=prepared", "-f", script, "-c", Text(clients), "-j", Text(Math.Min(clients, 2)), "-T", Text(seconds),
                "-h", target.Host!, "-p", Text(target.Port), "-U", target.Username!, target.Database!,
            ];
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument);
            var postmaster = await ProcessorTime.Postmaster(connectionString, ct);
            var programs = ProcessorTime.OfEndedPrograms();
            var database = ProcessorTime.OfServer(postmaster);
            using var process = Process.Start(start) ?? throw new InvalidOperationException("pgbench did not start.");
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            var text = await output;
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"pgbench: {await errors}");
            var transactions = Number(Done().Match(text));
            return new Result(
                Number(Tps().Match(text)), Number(Latency().Match(text)),
                (ProcessorTime.OfServer(postmaster) - database) / transactions, (ProcessorTime.OfEndedPrograms() - programs) / transactions);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static double Number(Match match) => double.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"actually processed: (?<n>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Done();

    [GeneratedRegex(@"tps = (?<n>[0-9.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tps();

    [GeneratedRegex(@"latency average = (?<n>[0-9.]+) ms", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Latency();
}
