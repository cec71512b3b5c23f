using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>LC2401: a legal act that is no longer in force on the day asked.</summary>
public static class LegalBasisInForce
{
    public static IEnumerable<Diagnostic> Find(Procedure procedure, LegalActs? acts, DateOnly? on)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        if (acts is null || on is not { } day) yield break;
        foreach (var (line, act) in procedure.LegalBasis.SelectMany(line => acts.NamedIn(line), (line, act) => (line, act)))
        {
            if (act.Until >= day) continue;
            yield return new(
                "LC2401",
                Severity.Warning,
                $"Căn cứ pháp lý {act.Number} hết hiệu lực sau ngày {act.Until:dd/MM/yyyy}{(act.ReplacedBy is null ? "" : $", thay bằng {act.ReplacedBy}")}.",
                $"The legal act {act.Number} was in force until {act.Until:yyyy-MM-dd}{(act.ReplacedBy is null ? "" : $"; replaced by {act.ReplacedBy}")}: “{line}”.",
                procedure.Place,
                act.ReplacedBy is null ? null : $"Thay bằng {act.ReplacedBy}.");
        }
    }
}
