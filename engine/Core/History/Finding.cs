namespace LaoCai.Workflows.Engine.History;

/// <summary>Something that an audit found wrong.</summary>
/// <param name="Code">Stable; see <see cref="FindingCodes"/>.</param>
/// <param name="InstanceId">The instance; null where a day or a definition is meant.</param>
/// <param name="Seq">The record within the instance; null where the whole is meant.</param>
/// <param name="Day">The sealed day; null where an instance is meant.</param>
/// <param name="Message">For people.</param>
public sealed record Finding(string Code, Guid? InstanceId, long? Seq, DateOnly? Day, string Message);

/// <summary>What an audit can find.</summary>
public static class FindingCodes
{
    /// <summary>A record's content does not have its hash, or its hash does not follow from the record before.</summary>
    public const string ChainBroken = "history.chain-broken";

    /// <summary>A record is missing, or there is one too many.</summary>
    public const string Gap = "history.gap";

    /// <summary>A record stands under a day that is neither its own nor the first open one after a sealed day.</summary>
    public const string WrongDay = "history.wrong-day";

    /// <summary>Carrying out the recorded command again does not give the recorded events.</summary>
    public const string ReplayDiffers = "history.replay-differs";

    /// <summary>A record cannot be read: its form is none that this program ever wrote.</summary>
    public const string Unreadable = "history.unreadable";

    /// <summary>The definition or calendar version that a record was decided with is not there.</summary>
    public const string VersionMissing = "history.version-missing";

    /// <summary>The stored state is not the one that the history gives, or its chain head is not the last record's hash.</summary>
    public const string StateDiffers = "state.differs";

    /// <summary>A row derived from the state is missing, too many or different.</summary>
    public const string RowsDiffer = "rows.differ";

    /// <summary>A seal does not fit the records of its day, or does not follow from the seal before.</summary>
    public const string SealDiffers = "seal.differs";

    /// <summary>A day between two sealed days has no seal.</summary>
    public const string SealMissing = "seal.missing";

    /// <summary>A stored definition or calendar does not have its hash.</summary>
    public const string VersionDiffers = "version.differs";
}
