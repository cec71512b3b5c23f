using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Hangfire;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Serving;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Npgsql;

namespace LaoCai.Workflows.Host.Notices;

/// <summary>The ways out of the house.</summary>
public static class DeliveryChannels
{
    public const string Mail = "mail";
    public const string Webhook = "webhook";
}

/// <summary>
/// Sends what waits. A delivery is taken for a while before it is sent, so that a crash in between has it sent again and not lost;
/// receivers know it by its id. After each failure it waits longer, and after the last an operator decides.
/// </summary>
public sealed class Deliveries(NpgsqlDataSource database, NoticeOptions options, IHttpClientFactory clients, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(20);

    private sealed record Taken(Guid Id, string Channel, string Target, string Subject, string Body, int Attempts);

    /// <summary>Sends everything that is due; gives the number of tries made.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete), SoonForgotten]
    public async Task<int> SendAsync(CancellationToken cancellation)
    {
        var tries = 0;
        while (await TakeAsync(cancellation) is { } taken)
        {
            await TryAsync(taken, cancellation);
            tries++;
        }

        return tries;
    }

    private async Task<Taken?> TakeAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var take = database.CreateCommand("""
            update notice.delivery set attempts = attempts + 1, next_at = $2 where id = (
                select id from notice.delivery where state = 'pending' and next_at <= $1 order by next_at limit 1 for update skip locked)
            returning id, channel, target, subject, body, attempts
            """);
        take.Parameters.Add(new() { Value = now });
        take.Parameters.Add(new() { Value = now + Lease });
        await using var reader = await take.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new Taken(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetInt32(5))
            : null;
    }

    private async Task TryAsync(Taken taken, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestTry);
        string? fault;
        try
        {
            fault = taken.Channel == DeliveryChannels.Mail ? await MailAsync(taken, limit.Token) : await PostAsync(taken, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            fault = "no answer in time";
        }
        catch (Exception lost) when (lost is IOException or SocketException or HttpRequestException or ProtocolException or CommandException or AuthenticationException or SslHandshakeException or ParseException)
        {
            fault = lost.Message;
        }

        await SettleAsync(taken, fault, cancellation);
    }

    private async Task<string?> MailAsync(Taken taken, CancellationToken cancellation)
    {
        if (options.Smtp is not { } smtp) return "no mail server is set";
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(smtp.From));
        message.To.Add(MailboxAddress.Parse(taken.Target));
        message.Subject = taken.Subject;
        message.MessageId = $"{taken.Id:N}@{message.From.Mailboxes.First().Domain}";
        message.Body = new TextPart("plain") { Text = taken.Body };
        using var client = new SmtpClient();
        await client.ConnectAsync(smtp.Host, smtp.Port, smtp.Tls ? SecureSocketOptions.Auto : SecureSocketOptions.None, cancellation);
        if (smtp.User is { Length: > 0 } user) await client.AuthenticateAsync(user, smtp.Password ?? "", cancellation);
        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
        return null;
    }

    private async Task<string?> PostAsync(Taken taken, CancellationToken cancellation)
    {
        if (options.Webhooks.FirstOrDefault(one => one.Name == taken.Target) is not { } webhook) return "no webhook of that name is set";
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(webhook.Url)) { Content = new StringContent(taken.Body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", taken.Id.ToString());
        request.Headers.Add("X-LaoCai-Signature", $"t={seconds},v1={Sign(webhook.Secret, seconds, taken.Body)}");
        using var client = clients.CreateClient(nameof(Deliveries));
        using var answer = await client.SendAsync(request, cancellation);
        return answer.IsSuccessStatusCode ? null : string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)answer.StatusCode}");
    }

    /// <summary>HMAC-SHA-256 in lower-case hex over the seconds, a dot and the body.</summary>
    public static string Sign(string secret, string seconds, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}")));

    private async Task SettleAsync(Taken taken, string? fault, CancellationToken cancellation)
    {
        var wait = fault is null ? null : BackOff.After(taken.Attempts);
        await using var settle = database.CreateCommand("""
            update notice.delivery set state = $2, error = $3, sent_at = $4, next_at = coalesce($5, next_at) where id = $1
            """);
        settle.Parameters.Add(new() { Value = taken.Id });
        settle.Parameters.Add(new() { Value = fault is null ? "sent" : wait is null ? "dead" : "pending" });
        settle.Parameters.Add(new() { Value = (object?)fault ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        settle.Parameters.Add(new() { Value = fault is null ? clock.GetUtcNow() : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        settle.Parameters.Add(new() { Value = wait is { } later ? clock.GetUtcNow() + later : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        await settle.ExecuteNonQueryAsync(cancellation);
    }
}
