using System.Text.RegularExpressions;
using Acornima;
using Acornima.Ast;

namespace LaoCai.Workflows.Engine.Expressions;

/// <summary>What a script's text reaches for, found once when it is compiled.</summary>
/// <param name="Names">Every identifier that may be a global.</param>
/// <param name="IsPlain">
/// True when the script only reads and computes: no function, loop, <c>this</c>, computed member with a computed name, and no member that
/// makes large things or leads to constructors. Such a script gets by with the cheap sandbox.
/// </param>
/// <param name="Spelled">The names that the text spells as <c>variables.X</c>, in a comment or a text too: Elsa looks for them by a pattern.</param>
internal sealed partial record ScriptSurvey(IReadOnlySet<string> Names, bool IsPlain, IReadOnlySet<string> Spelled)
{
    private static readonly HashSet<string> PlainGlobals = new(StringComparer.Ordinal)
    {
        "variables", "undefined", "NaN", "Infinity", "String", "Number", "Boolean", "isNaN", "parseInt", "parseFloat",
    };

    private static readonly HashSet<string> HeavyMembers = new(StringComparer.Ordinal)
    {
        "constructor", "prototype", "__proto__", "repeat", "padStart", "padEnd", "stringify", "call", "apply", "bind", "raw", "fromCharCode", "fromCodePoint",
    };

    public static ScriptSurvey Of(Script script, string source)
    {
        Surveyor surveyor = new();
        surveyor.Visit(script);

        return new ScriptSurvey(
            surveyor.Names, surveyor.IsPlain, Spelling().Matches(source).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"variables\.(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spelling();

    private sealed class Surveyor : AstVisitor
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);
        public bool IsPlain { get; private set; } = true;

        public override object? Visit(Node node)
        {
            if (node is IFunction or IClass or ThisExpression or ForStatement or ForInStatement or ForOfStatement or WhileStatement or DoWhileStatement
                or YieldExpression or AwaitExpression or ImportExpression or NewExpression or TaggedTemplateExpression or RegExpLiteral or AssignmentExpression
                or SpreadElement)
            {
                IsPlain = false;
            }

            return base.Visit(node);
        }

        protected override object? VisitIdentifier(Identifier identifier)
        {
            Names.Add(identifier.Name);
            IsPlain &= PlainGlobals.Contains(identifier.Name) || SandboxFunctions.IsHarmless(identifier.Name);

            return identifier;
        }

        protected override object? VisitMemberExpression(MemberExpression member)
        {
            string? name = member.Property switch
            {
                Identifier property when !member.Computed => property.Name,
                StringLiteral property => property.Value,
                NumericLiteral => "",
                _ => null,
            };
            IsPlain &= name is not null && !HeavyMembers.Contains(name);
            Visit(member.Object);

            if (member.Computed)
            {
                Visit(member.Property);
            }

            return member;
        }

        protected override object? VisitObjectProperty(ObjectProperty property)
        {
            if (property.Computed || property.Shorthand)
            {
                Visit(property.Key);
            }

            Visit(property.Value);

            return property;
        }
    }
}
