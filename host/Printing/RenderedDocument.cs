namespace LaoCai.Workflows.Host.Printing;

/// <summary>What came of rendering a document template.</summary>
public abstract record RenderedDocument
{
    private RenderedDocument() { }

    /// <summary>The document.</summary>
    /// <param name="Html">A whole HTML document; every value in it is escaped.</param>
    public sealed record Ready(string Html) : RenderedDocument;

    /// <summary>The template broke off; nothing of its output is kept.</summary>
    /// <param name="Code">Stable: <c>template.invalid</c>, <c>template.failed</c> or <c>template.too-long</c>.</param>
    /// <param name="Message">What Scriban says, with line and column, for the author of the template.</param>
    public sealed record Failed(string Code, string Message) : RenderedDocument;
}
