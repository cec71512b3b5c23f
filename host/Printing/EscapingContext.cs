using LaoCai.Workflows.Host.Serving;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace LaoCai.Workflows.Host.Printing;

/// <summary>
/// The Scriban context of one rendering. Templates are edited by people outside this house and are hostile until proven:
/// every value is HTML-escaped, no function and no include is available, and loops, recursion, text and time are bounded.
/// </summary>
internal sealed class EscapingContext : TemplateContext
{
    /// <summary>Characters of the whole output; a form with a hundred components stays far below.</summary>
    public const int LongestOutput = 512 * 1024;

    private const int LongestText = 16 * 1024;
    private const int MostLoopSteps = 2_000;
    private const int DeepestCall = 20;

    public EscapingContext(ScriptObject values, CancellationToken cancellation)
        : base(new ScriptObject())
    {
        LoopLimit = MostLoopSteps;
        LoopLimitQueryable = MostLoopSteps;
        RecursiveLimit = DeepestCall;
        ObjectRecursionLimit = DeepestCall;
        LimitToString = LongestText;
        OnStringLimit = ScriptLimitBehavior.Throw;
        OutputLimit = LongestOutput;
        OnOutputLimit = ScriptLimitBehavior.Throw;
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        TemplateLoader = null;
        CancellationToken = cancellation;
        PushGlobal(values);
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        return textAsObject switch
        {
            null => this,
            Markup markup => Write(markup.Html),
            _ => Write(MarkupText.Of(ObjectToString(textAsObject) ?? "")),
        };
    }
}
