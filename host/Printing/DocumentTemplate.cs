using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace LaoCai.Workflows.Host.Printing;

/// <summary>A parsed Scriban template of an official document. Immutable; safe for any number of renderings at once.</summary>
public sealed class DocumentTemplate
{
    private const int LongestSource = 128 * 1024;
    private const int DeepestExpression = 50;
    private static readonly TimeSpan LongestRendering = TimeSpan.FromSeconds(2);

    private readonly Template? template;
    private readonly TimeProvider time;

    private DocumentTemplate(string key, Template? template, string? fault, TimeProvider time)
    {
        Key = key;
        this.template = template;
        Fault = fault;
        this.time = time;
    }

    /// <summary>The key by which a step names it, such as <c>mau-01</c>.</summary>
    public string Key { get; }

    /// <summary>Why it cannot be rendered, with line and column; null when it can.</summary>
    public string? Fault { get; }

    /// <summary>Never throws: a template that cannot be parsed says so in <see cref="Fault"/>.</summary>
    public static DocumentTemplate Parse(string key, string source, TimeProvider time)
    {
        if (source.Length > LongestSource)
            return new(key, null, $"longer than {LongestSource} characters", time);
        var parsed = Template.Parse(source, key, new ParserOptions { ExpressionDepthLimit = DeepestExpression });
        return parsed.HasErrors
            ? new(key, null, string.Join("; ", parsed.Messages), time)
            : new(key, parsed, null, time);
    }

    /// <param name="values">What the template may print; nothing else is reachable from it.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <param name="cancellation">Ends the rendering early; a rendering also ends by itself after two seconds.</param>
    internal RenderedDocument Render(ScriptObject values, CancellationToken cancellation = default)
    {
        if (template is null)
            return new RenderedDocument.Failed("template.invalid", Fault ?? "");

        using var limit = new CancellationTokenSource(LongestRendering, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return new RenderedDocument.Ready(template.Render(new EscapingContext(values, both.Token)));
        }
        catch (ScriptAbortException)
        {
            cancellation.ThrowIfCancellationRequested();
            return new RenderedDocument.Failed("template.too-long", "The rendering took too long.");
        }
        catch (ScriptRuntimeException fault)
        {
            return new RenderedDocument.Failed("template.failed", fault.Message);
        }
    }
}
