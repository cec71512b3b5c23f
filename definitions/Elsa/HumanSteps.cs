using System.Globalization;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>What a person is told of a step: the payload of its RunTask.</summary>
public static class HumanSteps
{
    /// <summary>The applicant has brought what was missing; the dossier goes back to the step that asked.</summary>
    public const string Supplemented = "Đã bổ sung";

    /// <summary>The applicant has not, or the dossier is refused; the procedure ends.</summary>
    public const string NotSupplemented = "Không bổ sung, trả hồ sơ";

    internal static readonly IReadOnlyList<string> SupplementOutcomes = [Supplemented, NotSupplemented];

    // Forms of Circular 01/2018/TT-VPCP: 01 receipt and appointment, 02 request for supplement, 03 refusal.
    private const string Receipt = "mau-01";
    private const string SupplementRequest = "mau-02";
    private const string Refusal = "mau-03";

    internal static HumanStep Of(Step step, RouteGraph graph) => new()
    {
        No = step.No,
        Title = step.Text,
        Role = step.Role?.Role,
        Unit = step.Role?.Unit,
        Limit = step.Limit?.Limit,
        LimitGroup = step.Group is { } group ? string.Create(CultureInfo.InvariantCulture, $"nhom{group}") : null,
        Outcomes = [.. graph.Routes.Where(route => route.Step == step && route.Outcome is not null).Select(route => route.Outcome!)],
        Escalation = step.Escalation,
        Form = step.Form,
        Documents = step.Documents.Count > 0 ? step.Documents : Receives(step, graph) ? [Receipt] : [],
        LegalBasis = step.LegalBasis,
    };

    /// <summary>
    /// The dossier waits for the applicant. Only the counter speaks with the applicant (Decree 61/2018/NĐ-CP art. 5.1e), and the time
    /// that the applicant takes is not the agency's, so the step has no limit.
    /// </summary>
    internal static HumanStep SupplementOf(Stage stage) => new()
    {
        Title = $"Yêu cầu bổ sung, hoàn thiện hồ sơ (theo bước {stage.First.No}: {stage.First.Text})",
        Role = "receptionist",
        Unit = "receiving",
        Outcomes = SupplementOutcomes,
        Documents = [SupplementRequest, Refusal],
    };

    /// <summary>
    /// One agency's answer, due when the step is. An agency that is a unit of the province gives it itself, whoever there is at hand;
    /// another answers in writing and need not work in the system, and whoever does the step takes its answer in.
    /// </summary>
    /// <param name="step">The step within which it is asked.</param>
    /// <param name="agency">As printed.</param>
    /// <param name="unit">Code of its unit; null where it has none.</param>
    internal static HumanStep ConsultedOf(Step step, string agency, string? unit) => new()
    {
        Title = unit is null ? $"Ghi nhận ý kiến của {agency} (bước {step.No}: {step.Text})" : $"{agency} cho ý kiến (bước {step.No}: {step.Text})",
        Role = unit is null ? step.Role?.Role : null,
        Unit = unit ?? step.Role?.Unit,
        Limit = step.Group is null ? step.Limit?.Limit : null,
        Escalation = step.Escalation,
    };

    private static bool Receives(Step step, RouteGraph graph) =>
        step.Role?.Role == "receptionist" && graph.Stages[0].Steps.Contains(step);
}
