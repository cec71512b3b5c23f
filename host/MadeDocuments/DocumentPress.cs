using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Pages.Deadlines;
using LaoCai.Workflows.Host.Pages.Reception;
using LaoCai.Workflows.Host.Printing;

namespace LaoCai.Workflows.Host.MadeDocuments;

/// <summary>Prints any official document of a dossier, as it stands now.</summary>
internal sealed class DocumentPress(DocumentTemplates templates, SlipQuery slips, LetterQuery letters, DossierSheets sheets)
{
    /// <summary>No template has the key.</summary>
    public const string UnknownTemplate = "template.unknown";

    /// <summary>The dossier has no running date that the letter could replace.</summary>
    public const string NothingToApologise = "letter.no-running-date";

    public async Task<RenderedDocument> PrintAsync(string template, Dossier dossier, CancellationToken cancellation)
    {
        if (!DocumentTemplates.Shipped.Contains(template)) return new RenderedDocument.Failed(UnknownTemplate, "No template has this key.");
        return template switch
        {
            DocumentTemplates.AppointmentSlipKey => templates.Print(await slips.OfAsync(dossier, cancellation), cancellation),
            DocumentTemplates.ApologyLetterKey => await letters.DraftAsync(dossier, cancellation) is { } letter
                ? templates.Print(letter, cancellation)
                : new RenderedDocument.Failed(NothingToApologise, "The dossier has no running date."),
            _ => templates.Print(template, await sheets.OfAsync(dossier, cancellation), cancellation),
        };
    }
}
