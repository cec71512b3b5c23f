using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Migrating;

namespace LaoCai.Workflows.Host.Commands;

/// <summary>The running dossiers of one procedure to another of its versions, from the command line.</summary>
internal static class DossierMigration
{
    private const string Actor = "system:migrate";

    /// <summary>What was asked on the command line.</summary>
    internal sealed record Asked(string Procedure, int? To, string[] Map, string Reason, bool DryRun, bool Json);

    public static async Task<int> RunAsync(WorkflowStore store, Asked asked, CancellationToken cancellation)
    {
        if (asked.To is not { } version)
        {
            await Console.Error.WriteLineAsync("--to names the version to move to.");
            return ExitCode.Usage;
        }

        var activities = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in asked.Map)
        {
            if (pair.Split('=') is not [{ Length: > 0 } from, { Length: > 0 } into] || !activities.TryAdd(from, into))
            {
                await Console.Error.WriteLineAsync($"{pair}: --map takes old=new, each old once.");
                return ExitCode.Usage;
            }
        }

        var begun = Stopwatch.GetTimestamp();
        var order = new MigrationOrder(asked.Procedure, version, activities, asked.Reason);
        var report = await WatchedWork.RunAsync("migrate", progress => asked.DryRun ? store.Migration.DryRun(order, progress, cancellation) : store.Migration.Run(order, Actor, progress, cancellation));
        if (report is null)
        {
            await Console.Error.WriteLineAsync($"{asked.Procedure} has no published version {version}.");
            return ExitCode.Failed;
        }

        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        if (asked.Json) await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { dryRun = asked.DryRun, seconds, report }, CommandJson.Options));
        else await PrintAsync(report, asked.DryRun, seconds);
        return report.Cannot == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task PrintAsync(MigrationReport report, bool dryRun, double seconds)
    {
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{(dryRun ? "Chạy thử" : "Đã chuyển")}: {report.Affected} hồ sơ đang giải quyết ở phiên bản khác; {report.Moves} {(dryRun ? "chuyển được" : "đã chuyển")}, {report.Cannot} không chuyển được; {report.Stay} đã ở phiên bản này, {report.Closed} đã kết thúc ({seconds:F1} giây)"));
        foreach (var step in report.Steps)
        {
            var name = step.Title ?? (step.ActivityId.Length == 0 ? "không có bước nào đang chờ" : step.ActivityId);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  phiên bản {step.Version}, “{name}”: {step.Moves} chuyển được, {step.Cannot.Sum(one => one.Instances)} không"));
            foreach (var why in step.Cannot) await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"    {why.Instances} × {why.Code}: {why.Message} (ví dụ {why.Example})"));
        }
    }
}
