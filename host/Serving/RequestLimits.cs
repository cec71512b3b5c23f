namespace LaoCai.Workflows.Host.Serving;

/// <summary>How large a request may be, in bytes.</summary>
public static class RequestLimits
{
    /// <summary>A large definition is some hundred KiB; a Word document some MiB.</summary>
    public const long Body = 16 * 1024 * 1024;
}
