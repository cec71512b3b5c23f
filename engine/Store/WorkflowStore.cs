using LaoCai.Workflows.Store.Auditing;
using LaoCai.Workflows.Store.Migrating;
using LaoCai.Workflows.Store.Outbox;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Reading;
using LaoCai.Workflows.Store.Recounting;
using LaoCai.Workflows.Store.Schema;
using LaoCai.Workflows.Store.Sweeping;
using LaoCai.Workflows.Store.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LaoCai.Workflows.Store;

/// <summary>How the store works.</summary>
public sealed record WorkflowStoreOptions
{
    /// <summary>The database; its schema has been migrated.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Instances kept in memory; a state takes a few kilobytes. 16 or more; 10,000 by default.</summary>
    public int HotInstances { get; init; } = 10_000;
}

/// <summary>The engine on PostgreSQL: everything that a host needs of it, made once a process.</summary>
public sealed class WorkflowStore : IAsyncDisposable
{
    /// <summary>Bytes: a batch of some twenty commands goes out with one system call.</summary>
    private const int WriteBuffer = 64 * 1024;

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource writing;
    private readonly GroupCommitter committer;
    private readonly DbContextOptionsBuilder<WorkflowDb> contexts;

    public WorkflowStore(WorkflowStoreOptions options, TimeProvider clock, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(options);
        source = new NpgsqlDataSourceBuilder(Named(options, "laocai engine", b => (b.MaxAutoPrepare, b.AutoPrepareMinUsages) = (100, 2))).UseLoggerFactory(logs).Build();
        writing = Writing(options, logs);
        contexts = new DbContextOptionsBuilder<WorkflowDb>();
        WorkflowDb.Configure(contexts, options.ConnectionString);
        var months = new HistoryMonths();
        committer = new GroupCommitter(writing, months, logs.CreateLogger<WorkflowEngine>());
        Definitions = new DefinitionStore(source, clock);
        Drafts = new DefinitionDrafts(source, clock);
        Calendars = new CalendarStore(source, clock);
        var reader = new InstanceReader(source, Definitions);
        var versions = new PinnedVersionReader(Definitions, Calendars);
        History = new InstanceHistory(source, reader, versions);
        Engine = new WorkflowEngine(Definitions, Calendars, reader, History, new HotInstances(options.HotInstances), committer, clock);
        Outbox = new OutboxPump(Engine, Definitions, new EventBoard(source, clock), source, clock, logs.CreateLogger<OutboxPump>());
        Sweep = new DeadlineSweep(writing, Definitions, Engine, months, logs.CreateLogger<DeadlineSweep>());
        Sealer = new DaySealer(source, clock);
        Recounts = new DeadlineRecounts(source, Definitions, new RecountRun(writing, Definitions, Engine, months, clock));
        Verifier = new Verifier(source, versions);
        Migration = new VersionMigration(source, Definitions, Calendars, Engine, clock);
    }

    /// <summary>Carries out commands.</summary>
    public WorkflowEngine Engine { get; }

    public DefinitionStore Definitions { get; }
    public DefinitionDrafts Drafts { get; }
    public CalendarStore Calendars { get; }

    /// <summary>States and histories of single instances.</summary>
    public InstanceHistory History { get; }

    /// <summary>Delivers effects; its sweep is to be run now and then.</summary>
    public OutboxPump Outbox { get; }

    /// <summary>Fires what is due; to be run often.</summary>
    public DeadlineSweep Sweep { get; }

    /// <summary>Seals days that are over; to be run daily.</summary>
    public DaySealer Sealer { get; }

    public Verifier Verifier { get; }

    /// <summary>Says which dates another calendar would move, and moves them.</summary>
    public DeadlineRecounts Recounts { get; }

    /// <summary>Moves running instances to another version.</summary>
    public VersionMigration Migration { get; }

    /// <summary>A context to read rows with; the caller disposes of it.</summary>
    public WorkflowDb Read() => new(contexts.Options);

    /// <summary>Lets idle connections go: after the database was away they are dead.</summary>
    public void ClearConnections()
    {
        source.Clear();
        writing.Clear();
    }

    /// <summary>Ends the work under way; commands that were accepted are committed first.</summary>
    public async ValueTask DisposeAsync()
    {
        await Sweep.DisposeAsync();
        await Outbox.DisposeAsync();
        await committer.DisposeAsync();
        Engine.Dispose();
        await writing.DisposeAsync();
        await source.DisposeAsync();
    }

    private static NpgsqlDataSource Writing(WorkflowStoreOptions options, ILoggerFactory logs)
    {
        var builder = new NpgsqlDataSourceBuilder(Named(options, "laocai commit", b => (b.MaxAutoPrepare, b.AutoPrepareMinUsages, b.NoResetOnClose, b.WriteBufferSize) = (100, 1, true, WriteBuffer)));
        builder.UseLoggerFactory(logs);
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(BatchWriter.Settings, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(BatchWriter.Settings, connection);
                await command.ExecuteNonQueryAsync();
            });
        return builder.Build();
    }

    private static string Named(WorkflowStoreOptions options, string name, Action<NpgsqlConnectionStringBuilder> set)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString) { ApplicationName = name };
        set(builder);
        return builder.ConnectionString;
    }
}
