using Npgsql;

namespace LaoCai.Workflows.Host.Notices;

/// <summary>The statement by which a message joins the queue of deliveries.</summary>
internal static class DeliveryStatement
{
    /// <param name="channel">One of <see cref="DeliveryChannels"/>.</param>
    /// <param name="target">A mail address, or the name of a webhook.</param>
    /// <param name="subject">Of the message, in Vietnamese.</param>
    /// <param name="body">The whole message.</param>
    /// <param name="at">When to try first.</param>
    /// <param name="now">When it was written.</param>
    public static NpgsqlBatchCommand Insert(string channel, string target, string subject, string body, DateTimeOffset at, DateTimeOffset now)
    {
        var insert = new NpgsqlBatchCommand("""
            insert into notice.delivery (id, channel, target, subject, body, state, next_at, created_at) values ($1, $2, $3, $4, $5, 'pending', $6, $7)
            """);
        foreach (object value in (object[])[Guid.CreateVersion7(now), channel, target, subject, body, at, now]) insert.Parameters.Add(new() { Value = value });
        return insert;
    }
}
