namespace LaoCai.Workflows.Host.Designs;

/// <summary>How much a draft may hold, in characters. The designer refuses the same before it sends.</summary>
public static class DesignLimits
{
    public const int Name = 500;
    public const int Code = 100;
    public const int DefinitionId = 200;
    public const int Reason = 2000;
    public const int Drawing = 8 * 1024 * 1024;
    public const int Forms = 1024 * 1024;
}
