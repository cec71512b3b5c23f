using Microsoft.Extensions.Logging;

namespace LaoCai.Workflows.Store.Outbox;

/// <summary>What the outbox tells; event ids 2020–2039.</summary>
internal static partial class OutboxLog
{
    [LoggerMessage(2020, LogLevel.Warning, "Effect {Instance}/{Seq}/{No} could not be delivered; the sweep tries again")]
    public static partial void NotDelivered(ILogger log, Exception error, Guid instance, long seq, int no);

    [LoggerMessage(2021, LogLevel.Warning, "Instance {Instance} dispatched {DefinitionId}, of which no version is in force")]
    public static partial void ChildUnknown(ILogger log, Guid instance, string definitionId);

    [LoggerMessage(2022, LogLevel.Information, "Instance {Instance} no longer waited: {Code}")]
    public static partial void NotWanted(ILogger log, Guid instance, string code);
}
