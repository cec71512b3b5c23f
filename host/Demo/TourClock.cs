namespace LaoCai.Workflows.Host.Demo;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class TourClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start.ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Forward only: a dossier's history has no way back.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        if (instant > _now) _now = instant.ToUniversalTime();
    }

    public void Advance(TimeSpan by) => MoveTo(_now + by);
}
