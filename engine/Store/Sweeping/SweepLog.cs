using Microsoft.Extensions.Logging;

namespace LaoCai.Workflows.Store.Sweeping;

/// <summary>What the sweep tells; event ids 2040–2059.</summary>
internal static partial class SweepLog
{
    [LoggerMessage(2040, LogLevel.Warning, "Instance {Instance} has something due that is refused: {Code}")]
    public static partial void Refused(ILogger log, Guid instance, string code);

    [LoggerMessage(2041, LogLevel.Error, "Deciding what is due in instance {Instance} failed")]
    public static partial void Failed(ILogger log, Exception error, Guid instance);
}
