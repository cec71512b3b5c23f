using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LaoCai.Workflows.Engine.Forecasting;
using LaoCai.Workflows.Host.Forecasts;
using Npgsql;

namespace LaoCai.Workflows.Host.Commands;

internal static class ForecastCommand
{
    public static Command Create()
    {
        var last = new Option<int>("--last") { Description = "Number of finished dossiers to test on.", DefaultValueFactory = _ => ForecastLearning.TestedDossiers };
        last.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1_000_000) result.AddError("--last takes a number from 1 to 1000000.");
        });
        var json = new Option<bool>("--json") { Description = "Print the back-test as JSON." };
        var command = new Command("forecast", "Learns from the dossiers that have ended how long what takes, and tests the forecasts of lateness on the last of them, each from what was known at its time.") { last, json };
        command.SetAction(async (parse, cancellation) =>
        {
            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await using var offline = new OfflineStore(database.ConnectionString);
            await using var source = NpgsqlDataSource.Create(database.ConnectionString);
            var learning = new ForecastLearning(source, offline.Store, TimeProvider.System);
            await learning.LearnAsync(cancellation);
            var test = await learning.TestAsync(parse.GetValue(last), cancellation);
            await Console.Out.WriteLineAsync(parse.GetValue(json) ? JsonSerializer.Serialize(test, CommandJson.Options) : Text(test));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Text(BackTest test)
    {
        var lines = new List<string>
        {
            $"{test.Dossiers} dossiers, {test.Forecasts} forecasts, {test.Unforecast} steps of which too little was known",
            $"late in fact: {test.Late}; said late and right: {test.Hits}; said late and wrong: {test.FalseAlarms}",
        };
        if (test is { Brier: { } brier, BrierOfShare: { } share, HitRate: { } rate })
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"right side of one half: {rate:P0}; Brier score {brier:0.000}, of always saying the overall share {share:0.000}"));
            lines.Add("forecast    count   mean  late");
            lines.AddRange(test.Calibration.Select(band => string.Create(CultureInfo.InvariantCulture, $"{band.From:0.0} – {band.Until:0.0} {band.Count,8} {band.Mean,6:0.00} {band.Late,5:0.00}")));
        }

        return string.Join(Environment.NewLine, lines);
    }
}
