using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Dossiers;

/// <summary>How a dossier stands, in words and marks.</summary>
internal static class DossierStanding
{
    public static Phrase Name(InstanceSubStatus status) => status switch
    {
        InstanceSubStatus.Finished => DossierText.Closed,
        InstanceSubStatus.Cancelled => DossierText.CancelledState,
        InstanceSubStatus.Held => DossierText.Held,
        InstanceSubStatus.Faulted => DossierText.Faulted,
        _ => DossierText.Open,
    };

    /// <summary>How the state is marked.</summary>
    public static string Kind(InstanceSubStatus status) => status switch
    {
        InstanceSubStatus.Finished => "good",
        InstanceSubStatus.Cancelled or InstanceSubStatus.Held => "held",
        InstanceSubStatus.Faulted => "late",
        _ => "plain",
    };

    public static Layout.Sign Sign(InstanceSubStatus status) => status switch
    {
        InstanceSubStatus.Finished => Layout.Sign.Done,
        InstanceSubStatus.Cancelled => Layout.Sign.Info,
        InstanceSubStatus.Held => Layout.Sign.Held,
        InstanceSubStatus.Faulted => Layout.Sign.Late,
        _ => Layout.Sign.Clock,
    };
}
