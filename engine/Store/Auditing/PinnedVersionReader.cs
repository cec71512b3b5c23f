using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Store.Publishing;
using Npgsql;

namespace LaoCai.Workflows.Store.Auditing;

/// <summary>Fetches the definitions and calendars that records are pinned to, so that the replay itself reads nothing.</summary>
internal sealed class PinnedVersionReader(DefinitionStore definitions, CalendarStore calendars)
{
    /// <summary>The versions that the given records name.</summary>
    public async Task<PinnedVersions> For(IEnumerable<HistoryRecord> records, CancellationToken ct)
    {
        var byHash = new Dictionary<string, ExecutableDefinition?>(StringComparer.Ordinal);
        var byVersion = new Dictionary<string, CalendarSet?>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (!byVersion.ContainsKey(record.Calendars))
                byVersion[record.Calendars] = await OrNull(() => calendars.Version(record.Calendars, ct));
            if (DefinitionOf(record) is { } hash && !byHash.ContainsKey(hash))
                byHash[hash] = await OrNull(() => definitions.Compiled(hash, ct));
        }
        return new PinnedVersions(hash => byHash.GetValueOrDefault(hash), version => byVersion.GetValueOrDefault(version));
    }

    /// <summary>Only two commands name a definition, and each names it in its own text.</summary>
    private static string? DefinitionOf(HistoryRecord record) => record.Seq != 1 && !record.Command.Contains("migrate", StringComparison.Ordinal)
        ? null
        : Replay.CommandOf(record) switch
        {
            WorkflowCommand.StartInstance start => start.DefinitionHash,
            WorkflowCommand.Migrate migrate => migrate.DefinitionHash,
            _ => null,
        };

    /// <summary>A version that was tampered with counts as missing here; the check of the versions tells why.</summary>
    private static async Task<T?> OrNull<T>(Func<ValueTask<T?>> read) where T : class
    {
        try
        {
            return await read();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
