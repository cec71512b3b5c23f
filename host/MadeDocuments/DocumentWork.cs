using System.Security.Cryptography;
using System.Text;
using Hangfire;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Printing;
using LaoCai.Workflows.Host.Serving;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace LaoCai.Workflows.Host.MadeDocuments;

/// <summary>
/// Makes out the documents that were asked for. One is taken for a while before it is printed, so that a crash in between has it printed
/// again; the statement that keeps it holds once. After each failure it waits longer, and after the last an operator decides.
/// </summary>
public sealed partial class DocumentWork
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private readonly NpgsqlDataSource _database;
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;
    private readonly ILogger<DocumentWork> _log;

    internal DocumentWork(NpgsqlDataSource database, IServiceScopeFactory scopes, TimeProvider clock, ILogger<DocumentWork> log) =>
        (_database, _scopes, _clock, _log) = (database, scopes, clock, log);

    private sealed record Taken(Guid Id, Guid Dossier, string Template, int Attempts);

    /// <summary>Makes out everything that is due; gives the number of tries.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete), SoonForgotten]
    public async Task<int> MakeAsync(CancellationToken cancellation)
    {
        var tries = 0;
        while (await TakeAsync(cancellation) is { } taken)
        {
            await SettleAsync(taken, await PrintAsync(taken, cancellation), cancellation);
            tries++;
        }

        return tries;
    }

    private async Task<Taken?> TakeAsync(CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        await using var take = _database.CreateCommand("""
            update dossier.document set attempts = attempts + 1, next_at = $2 where id = (
                select id from dossier.document where state = 'pending' and next_at <= $1 order by next_at limit 1 for update skip locked)
            returning id, instance_id, template, attempts
            """);
        take.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        take.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now + Lease });
        await using var reader = await take.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new Taken(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetInt32(3)) : null;
    }

    private async Task<RenderedDocument> PrintAsync(Taken taken, CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        try
        {
            var dossier = await scope.ServiceProvider.GetRequiredService<DossierDb>().Dossiers.SingleAsync(one => one.InstanceId == taken.Dossier, cancellation);
            return await scope.ServiceProvider.GetRequiredService<DocumentPress>().PrintAsync(taken.Template, dossier, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !Problems.IsDatabaseGone(fault))
        {
            Broke(_log, fault, taken.Id, taken.Template);
            return new RenderedDocument.Failed("fault", "");
        }
    }

    private async Task SettleAsync(Taken taken, RenderedDocument printed, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        var made = printed as RenderedDocument.Ready;
        var code = (printed as RenderedDocument.Failed)?.Code;
        // Trying again makes no template.
        var wait = made is not null || code is DocumentPress.UnknownTemplate ? null : BackOff.After(taken.Attempts);
        await using var settle = _database.CreateCommand("""
            update dossier.document set state = $2, error = $3, content = $4, hash = $5, made_at = $6, next_at = coalesce($7, next_at)
            where id = $1 and state = 'pending' and attempts = $8
            """);
        settle.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = taken.Id });
        settle.Parameters.Add(new NpgsqlParameter<string> { TypedValue = made is not null ? DocumentStates.Made : wait is null ? DocumentStates.Dead : DocumentStates.Pending });
        settle.Parameters.Add(Text(code));
        settle.Parameters.Add(Text(made?.Html));
        settle.Parameters.Add(Text(made is null ? null : HashOf(made.Html)));
        settle.Parameters.Add(Instant(made is null ? null : now));
        settle.Parameters.Add(Instant(now + wait));
        settle.Parameters.Add(new NpgsqlParameter<int> { TypedValue = taken.Attempts });
        await settle.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>SHA-256 in lower-case hex over the content in UTF-8.</summary>
    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static NpgsqlParameter Text(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = value ?? (object)DBNull.Value };

    private static NpgsqlParameter Instant(DateTimeOffset? value) => new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = value ?? (object)DBNull.Value };

    [LoggerMessage(EventId = 3010, Level = LogLevel.Error, Message = "The document {Document} by {Template} was not made out")]
    private static partial void Broke(ILogger log, Exception fault, Guid document, string template);
}
