using System.CommandLine;
using System.Text.Json;
using LaoCai.Workflows.Host.Deadlines;

namespace LaoCai.Workflows.Host.Commands;

internal static class CalendarCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "Calendar file (JSON); none: the calendar in force, after a limit or a rule has changed.", Arity = ArgumentArity.ZeroOrOne };
        var apply = new Option<bool>("--apply") { Description = "Put the file in force and move the dates; without it, only say what would move." };
        var reason = new Option<string?>("--reason") { Description = "Why; stands in each dossier's history. Needed with --apply." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var command = new Command("calendar", "Says which dossier's date a calendar would move, from when to when; with --apply moves them; cut off, run again, it goes on. A file with a fault changes nothing; exit 2.") { file, apply, reason, json };
        command.SetAction(async (parse, cancellation) =>
        {
            var given = parse.GetValue(file);
            if (given is { Exists: false } || (parse.GetValue(apply) && string.IsNullOrWhiteSpace(parse.GetValue(reason))))
            {
                await Console.Error.WriteLineAsync(given is { Exists: false } ? $"{given}: no such file." : "--apply asks for a --reason.");
                return ExitCode.Usage;
            }

            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await using var offline = new OfflineStore(database.ConnectionString);
            var desk = new CalendarDesk(offline.Store, TimeProvider.System);
            var text = given is null ? null : await File.ReadAllTextAsync(given.FullName, cancellation);
            var (report, faults) = await WatchedWork.RunAsync("calendar", progress => parse.GetValue(apply)
                ? desk.ApplyAsync(text, parse.GetValue(reason)!, "system:cli", progress, cancellation)
                : desk.WhatIfAsync(text, progress, cancellation));
            if (report is null)
            {
                foreach (var fault in faults) await Console.Error.WriteLineAsync($"{given?.Name}:{fault.Line}: {fault.Code}: {fault.Message.Vi}");
                return ExitCode.DocumentErrors;
            }

            if (parse.GetValue(json))
            {
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report, CommandJson.Options));
                return report.Refused.Count == 0 ? ExitCode.Done : ExitCode.Failed;
            }

            foreach (var move in report.Moves)
                await Console.Out.WriteLineAsync($"{move.Dossier ?? move.InstanceId.ToString()}  {(move.Title is null ? "hẹn trả kết quả" : $"“{move.Title}”")}  {VietnamTime.Text(move.From)} → {VietnamTime.Text(move.To)}");
            await Console.Out.WriteLineAsync(parse.GetValue(apply)
                ? $"{report.Applied} hồ sơ đã tính lại, lịch {report.Calendar[..12]}"
                : $"{report.Dossiers} hồ sơ sẽ đổi hạn, lịch {report.Calendar[..12]}; chưa có gì thay đổi");
            return report.Refused.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
