namespace LaoCai.Workflows.Store.Writing;

/// <summary>
/// Lets the commands of one instance go one after the other within this host, so that they never spoil each other's commit.
/// Between hosts the revision decides.
/// </summary>
internal sealed class Lanes : IDisposable
{
    private readonly SemaphoreSlim[] lanes = [.. Enumerable.Range(0, 4096).Select(_ => new SemaphoreSlim(1, 1))];

    public async ValueTask<Turn> Enter(Guid instance, CancellationToken ct)
    {
        var lane = lanes[(uint)instance.GetHashCode() % (uint)lanes.Length];
        await lane.WaitAsync(ct);
        return new Turn(lane);
    }

    public void Dispose()
    {
        foreach (var lane in lanes)
            lane.Dispose();
    }

    /// <summary>One command's turn; disposing of it lets the next one in.</summary>
    public readonly struct Turn(SemaphoreSlim lane) : IDisposable
    {
        public void Dispose() => lane.Release();
    }
}
