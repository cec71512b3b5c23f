using System.Globalization;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Store;

namespace LaoCai.Workflows.Benchmarks.Deadlines;

/// <summary>A calendar that moves every open date, as the product changes it.</summary>
/// <param name="Dates">Dates that moved.</param>
/// <param name="Dossiers">Dossiers whose history has the event.</param>
/// <param name="WhatIfSeconds">Reading all, counting all, and the report of each move, s.</param>
/// <param name="Seconds">The report, and then each move decided and written with its event, s.</param>
internal sealed record RecountCost(int Dates, int Dossiers, double WhatIfSeconds, double Seconds)
{
    /// <summary>A storm closes every office for the week to come.</summary>
    public static async Task<RecountCost> Measure(WorkflowStore store, Action<string> say, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var closed = string.Create(CultureInfo.InvariantCulture, $$"""{ "from": "{{today:yyyy-MM-dd}}", "to": "{{today.AddDays(6):yyyy-MM-dd}}", "vi": "Bão", "en": "Storm", "mark": "decided", "source": "announced" },""");
        var storm = ProvinceCalendar.Json().Replace("\"off\": [", $"\"off\": [{closed}", StringComparison.Ordinal);
        var desk = new CalendarDesk(store, TimeProvider.System);
        var begun = TimeProvider.System.GetTimestamp();
        var (whatIf, faults) = await desk.WhatIfAsync(storm, null, ct);
        var reported = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        if (whatIf is null) throw new InvalidOperationException($"The calendar with the storm has faults: {string.Join(", ", faults.Select(fault => fault.Code))}.");
        var (moves, dossiers) = (whatIf.Moves.Count, whatIf.Dossiers);
        whatIf = null;

        say($"moving {moves} dates …");
        begun = TimeProvider.System.GetTimestamp();
        var (applied, _) = await desk.ApplyAsync(storm, "Bão", "bench", new Told(progress =>
        {
            if (progress.Done % 50_000 == 0) say($"{progress.Done} of {progress.Of} dossiers …");
        }), ct);
        var seconds = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        if (applied!.Applied != dossiers || applied.Refused.Count > 0) throw new InvalidOperationException($"{applied.Applied} of {dossiers} dossiers were moved.");
        return new(moves, dossiers, reported, seconds);
    }

    private sealed class Told(Action<RunProgress> tell) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => tell(value);
    }
}
