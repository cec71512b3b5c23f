using Microsoft.Extensions.Logging;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>What the write side tells; event ids 2000–2019.</summary>
internal static partial class WritingLog
{
    [LoggerMessage(2000, LogLevel.Warning, "Lost the connection while {Commands} commands were being written; whether they hold is looked up")]
    public static partial void ConnectionLost(ILogger log, Exception error, int commands);
}
