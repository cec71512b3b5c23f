using System.Runtime.CompilerServices;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.History;
using Npgsql;

namespace LaoCai.Workflows.Store.Auditing;

/// <summary>Checks that the stored definitions and calendars are what their hashes say.</summary>
internal static class VersionAudit
{
    /// <summary>Checks the stored documents themselves, not what this process remembers of them.</summary>
    public static async Task Run(NpgsqlDataSource source, Findings findings, CancellationToken ct)
    {
        await foreach (var (hash, document) in Documents(source, "select hash, document from workflow.definition", ct))
        {
            if (DocumentReader.Read(document).Document is not { } read || ContentHash.Of(read) != hash)
                findings.Add(new Finding(FindingCodes.VersionDiffers, null, null, null, $"The definition stored as {hash} is not that."));
        }
        await foreach (var (hash, document) in Documents(source, "select hash, document from workflow.calendar", ct))
        {
            if (CalendarReader.Read(document).Set?.Version != hash)
                findings.Add(new Finding(FindingCodes.VersionDiffers, null, null, null, $"The calendar stored as {hash} is not that."));
        }
    }

    private static async IAsyncEnumerable<(string Hash, string Document)> Documents(
        NpgsqlDataSource source, string query, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = source.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            yield return (reader.GetString(0), reader.GetString(1));
    }
}
