namespace LaoCai.Workflows.Host.Demo;

/// <summary>
/// A clock that shows each line of work its own instant, so that many dossiers can live their past side by side; the present to everybody else.
/// </summary>
internal sealed class PastClock(TimeProvider present) : TimeProvider
{
    private readonly AsyncLocal<DateTimeOffset?> _at = new();

    public override DateTimeOffset GetUtcNow() => _at.Value ?? present.GetUtcNow();

    /// <summary>From now on it is this instant for the caller and whatever it calls.</summary>
    public void Be(DateTimeOffset at) => _at.Value = at.ToUniversalTime();
}
