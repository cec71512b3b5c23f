namespace LaoCai.Workflows.Browser.Tests.Support;

/// <summary>Tests that need the same people for themselves run one after another: who is on leave in one of them has no work in another.</summary>
internal static class People
{
    public const string OfTheTradeDivision = "Phòng Quản lý thương mại";
}
