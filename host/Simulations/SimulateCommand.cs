using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Simulation;
using LaoCai.Workflows.Host.Commands;
using LaoCai.Workflows.Host.Pages.Language;
using Spectre.Console;

namespace LaoCai.Workflows.Host.Simulations;

/// <summary>A year of a draft or a published procedure, with made-up people, before anybody has to live with it.</summary>
internal static class SimulateCommand
{
    private const string Synthetic = "synthetic:";
    private const string Database = "database";

    public static Command Create()
    {
        var definition = new Argument<string>("DEFINITION") { Description = "A process document (.docx, .md, .bpmn), an Elsa document (.json), or the id, code or name of a procedure in force." };
        var cases = new Option<string>("--cases") { Description = "CSV or JSON file of arrivals; “database”: the dossiers of --year; synthetic:N: a made-up year.", DefaultValueFactory = _ => Synthetic + "10000" };
        var calendar = new Option<string?>("--calendar") { Description = "Calendar file (JSON), or “database” for the one in force; default: the shipped one, of a procedure in force the one in force." };
        var staff = new Option<FileInfo>("--staff") { Description = "CSV or JSON file: who works, how long steps take, how they end.", Required = true };
        var of = new Option<string?>("--of") { Description = "Definition id, where a document has several procedures." };
        var year = new Option<int?>("--year") { Description = "Of “database” and synthetic:N; default: last year." };
        var until = new Option<DateOnly?>("--until") { Description = "Last day of the run; default: the day of the last arrival, of a made-up year its last day.", CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            result.AddError("--until takes a day as yyyy-MM-dd.");
            return null;
        } };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same run.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var picture = new Option<FileInfo?>("--picture") { Description = "Write the queues over the year to OUT.svg." };
        var language = new Option<string>("--lang") { Description = "vi or en.", DefaultValueFactory = _ => "vi" };
        language.AcceptOnlyFromAmong("vi", "en");
        var command = new Command("simulate", "Runs a year of dossiers through a procedure with given people, on the real calendar: lateness, queues, and the step that holds everything up. Exit 2: a fault in a file, with its line.")
        {
            definition, cases, calendar, staff, of, year, until, seed, json, picture, language,
        };
        command.SetAction(async (parse, cancellation) =>
        {
            var asked = new Asked(parse.GetValue(definition)!, parse.GetValue(of), parse.GetValue(cases)!, parse.GetValue(calendar), parse.GetValue(staff)!, parse.GetValue(year), parse.GetValue(until), parse.GetValue(seed));
            if (Wrong(asked) is { } wrong)
            {
                await Console.Error.WriteLineAsync(wrong);
                return ExitCode.Usage;
            }

            OpenDatabase? database = null;
            try
            {
                if (!File.Exists(asked.Definition) || asked.Cases == Database || asked.Calendar == Database) database = await OpenDatabase.FromAsync(parse, cancellation);
                var (plan, faults) = await PlanAsync(asked, database?.ConnectionString, cancellation);
                if (plan is null)
                {
                    foreach (var fault in faults) await Console.Error.WriteLineAsync(fault);
                    return ExitCode.DocumentErrors;
                }

                var report = Run(plan, cancellation);
                var spoken = parse.GetValue(language) == "en" ? PageLanguage.English : PageLanguage.Vietnamese;
                if (parse.GetValue(picture) is { } file) await File.WriteAllTextAsync(file.FullName, QueuePicture.Svg(report, spoken) + "\n", cancellation);
                await Console.Out.WriteLineAsync(parse.GetValue(json) ? JsonSerializer.Serialize(report, CommandJson.Options) : SimulationTable.Write(report, plan.Staffing, spoken).TrimEnd('\n'));
                return ExitCode.Done;
            }
            finally
            {
                if (database is not null) await database.DisposeAsync();
            }
        });
        return command;
    }

    private sealed record Asked(string Definition, string? Of, string Cases, string? Calendar, FileInfo Staff, int? Year, DateOnly? Until, ulong Seed);

    private static string? Wrong(Asked asked)
    {
        if (asked.Cases.StartsWith(Synthetic, StringComparison.Ordinal))
        {
            if (CountOf(asked.Cases) is null) return $"--cases {asked.Cases}: a made-up year has 1 to {ArrivalReader.MostArrivals} dossiers.";
        }
        else if (asked.Cases != Database && !File.Exists(asked.Cases)) return $"{asked.Cases}: no such file.";

        if (asked.Calendar is not (null or Database) && !File.Exists(asked.Calendar)) return $"{asked.Calendar}: no such file.";
        if (asked.Year is < 1991 or > 2099) return "--year is from 1991 to 2099.";
        return asked.Staff.Exists ? null : $"{asked.Staff}: no such file.";
    }

    private static int? CountOf(string cases) =>
        int.TryParse(cases.AsSpan(Synthetic.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= ArrivalReader.MostArrivals ? count : null;

    private static async Task<(SimulationPlan? Plan, IReadOnlyList<string> Faults)> PlanAsync(Asked asked, string? connection, CancellationToken cancellation)
    {
        await using var offline = connection is null ? null : new OfflineStore(connection);
        var isFile = File.Exists(asked.Definition);
        var (procedure, faults) = isFile ? await SimulatedProcedure.FromFileAsync(new FileInfo(asked.Definition), asked.Of, cancellation) : await SimulatedProcedure.PublishedAsync(offline!.Store, asked.Definition, cancellation);
        if (procedure is null) return (null, faults);

        CalendarSet? calendars = ProvinceCalendar.Shipped;
        if (asked.Calendar == Database || (asked.Calendar is null && !isFile)) calendars = await offline!.Store.Calendars.Latest(cancellation) ?? calendars;
        else if (asked.Calendar is { } file)
        {
            var reading = CalendarReader.Read(await File.ReadAllTextAsync(file, cancellation));
            if (reading.Set is null) return (null, [.. reading.Faults.Select(fault => $"{file}:{fault.Line}: {fault.Code}: {fault.Message.Vi}")]);
            calendars = reading.Set;
        }

        var staffing = StaffingReader.Read(await File.ReadAllTextAsync(asked.Staff.FullName, cancellation));
        if (staffing.Staffing is null) return (null, Told(asked.Staff.ToString(), staffing.Faults));

        var year = asked.Year ?? VietnamTime.Day(TimeProvider.System.GetUtcNow()).Year - 1;
        var source = new ArrivalSource(calendars.Province, new Chance(asked.Seed).Of(-1));
        ArrivalReading arrivals;
        if (asked.Cases == Database)
        {
            await using var pool = Npgsql.NpgsqlDataSource.Create(connection!);
            arrivals = new(await PastArrivals.OfAsync(pool, procedure.Definition.DefinitionId, year, calendars.Province, cancellation), []);
            if (arrivals.Arrivals.Count == 0) return (null, [$"{asked.Definition}: no dossier was received in {year}."]);
        }
        else arrivals = CountOf(asked.Cases) is { } count && asked.Cases.StartsWith(Synthetic, StringComparison.Ordinal) ? source.MadeUp(count, year) : source.Read(await File.ReadAllTextAsync(asked.Cases, cancellation));

        if (arrivals.Faults.Count > 0) return (null, Told(asked.Cases, arrivals.Faults));
        var plan = SimulationPlans.Of(procedure, calendars, arrivals.Arrivals, staffing.Staffing, asked.Cases.StartsWith(Synthetic, StringComparison.Ordinal) ? year : null, asked.Until, asked.Seed);
        IReadOnlyList<string> wrong = [.. Told(asked.Staff.ToString(), plan.Strangers()), .. plan.Unstaffed().Select(step => $"{asked.Staff}: staffing.nobody: {SimulationPlans.Nobody(step).Vietnamese}")];
        return wrong.Count > 0 ? (null, wrong) : (plan, []);
    }

    private static IReadOnlyList<string> Told(string file, IReadOnlyList<PlanFault> faults) => [.. faults.Select(fault => $"{file}:{fault.Line}: {fault.Code}: {fault.Message.Vi}")];

    /// <summary>With a bar where somebody watches a terminal.</summary>
    private static SimulationReport Run(SimulationPlan plan, CancellationToken cancellation)
    {
        if (Console.IsErrorRedirected) return SimulationPlans.Run(plan, null, cancellation);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().Start(bars =>
        {
            var bar = bars.AddTask("simulate");
            return SimulationPlans.Run(plan, share => bar.Value = 100 * share, cancellation);
        });
    }
}
