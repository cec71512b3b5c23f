namespace LaoCai.Workflows.Host.Cluster;

/// <summary>The machine cannot run a private PostgreSQL cluster; the message tells a person what to do about it.</summary>
public sealed class ClusterUnavailableException : Exception
{
    public ClusterUnavailableException(string message) : base(message) { }

    public ClusterUnavailableException(string message, Exception inner) : base(message, inner) { }

    public ClusterUnavailableException() { }
}
