using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Documents;

namespace LaoCai.Workflows.Definitions.Compilation;

/// <summary>
/// A draft of a service that nobody has surveyed yet: its kind's usual steps under its name, marked as a draft in every form that
/// it takes. It can be looked at, drawn and written as a document to fill in; it is never published (LC2503).
/// </summary>
public static class SurveyDraft
{
    public static Procedure Of(PublicService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (!UsualSteps.Shipped.TryGetValue(service.Usual, out var usual)) throw new ArgumentException($"The service {service.Code} has no kind of usual steps.", nameof(service));
        return new()
        {
            Name = service.Name,
            Variant = SurveyDrafts.Mark,
            SurveyOf = service.Code,
            Agency = service.Agency,
            Steps = [.. usual.Select(step => step with { Inferences = [new("Bước theo trình tự thường gặp, chưa khảo sát", $"Nhóm “{service.Group}”")] })],
        };
    }

    /// <summary>The draft for a printed document, which tells a single variant by its name.</summary>
    public static Procedure Printed(PublicService service) => Of(service) with { Name = $"{service.Name} ({SurveyDrafts.Mark})", Code = service.Code, Variant = null };

    /// <summary>The draft as an Elsa definition: readable, and refused at publishing.</summary>
    public static WorkflowDocument Definition(PublicService service) => ElsaWriter.Write(Of(service));
}
