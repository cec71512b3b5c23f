using Acornima.Ast;
using Jint;
using Operator = Acornima.Operator;

namespace LaoCai.Workflows.Engine.Expressions;

/// <summary>Recognises scripts that are one simple expression.</summary>
internal static class SimpleExpressionParser
{
    // Every object has these without owning them.
    private static readonly HashSet<string> Inherited = new(StringComparer.Ordinal)
    {
        "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf", "__proto__",
        "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__",
    };

    /// <summary>Null when the script is anything more.</summary>
    public static SimpleExpression? Parse(Script script) =>
        script.Body.Count == 1 && script.Body[0] is ExpressionStatement { Expression: { } expression } and not Directive ? Read(expression) : null;

    private static SimpleExpression? Read(Expression expression) => expression switch
    {
        ParenthesizedExpression inner => Read(inner.Expression),
        StringLiteral text => new SimpleExpression.Constant(ScriptValue.Of(text.Value)),
        NumericLiteral number => new SimpleExpression.Constant(ScriptValue.Of(number.Value)),
        BooleanLiteral truth => new SimpleExpression.Constant(ScriptValue.Of(truth.Value)),
        NullLiteral => new SimpleExpression.Constant(ScriptValue.Null),
        Identifier { Name: "undefined" } => new SimpleExpression.Constant(ScriptValue.Undefined),
        MemberExpression { Optional: false } member => Member(member),
        CallExpression { Optional: false } call => Call(call),
        LogicalExpression { Operator: Operator.LogicalAnd or Operator.LogicalOr } logical => Logical(logical),
        NonLogicalBinaryExpression binary => Binary(binary),
        NonUpdateUnaryExpression { Operator: Operator.LogicalNot } not => Read(not.Argument) is { } operand ? new SimpleExpression.Not(operand) : null,
        _ => null,
    };

    private static SimpleExpression? Member(MemberExpression member)
    {
        string? name = member switch
        {
            { Computed: false, Property: Identifier property } => property.Name,
            { Computed: true, Property: StringLiteral property } => property.Value,
            _ => null,
        };

        if (name is null || Inherited.Contains(name))
        {
            return null;
        }

        return member.Object is Identifier { Name: "variables" }
            ? member.Computed ? null : new SimpleExpression.Variable(name, ScriptValue.Undefined)
            : Read(member.Object) is { } owner ? new SimpleExpression.Member(owner, name) : null;
    }

    private static SimpleExpression? Call(CallExpression call)
    {
        if (call.Callee is not Identifier { Name: var function })
        {
            return null;
        }

        return (function, call.Arguments.Count) switch
        {
            ("getVariable", 1) when call.Arguments[0] is StringLiteral name => new SimpleExpression.Variable(name.Value, ScriptValue.Null),
            ("getInput", 1) when call.Arguments[0] is StringLiteral name => new SimpleExpression.Input(name.Value),
            (['g', 'e', 't', .. { Length: > 0 } name], 0) when !SandboxFunctions.IsReserved(function) => new SimpleExpression.Accessor(name),
            _ => null,
        };
    }

    private static SimpleExpression.Logical? Logical(LogicalExpression logical) =>
        Read(logical.Left) is { } left && Read(logical.Right) is { } right
            ? new SimpleExpression.Logical(logical.Operator == Operator.LogicalAnd, left, right)
            : null;

    private static SimpleExpression? Binary(NonLogicalBinaryExpression binary)
    {
        if (Read(binary.Left) is not { } left || Read(binary.Right) is not { } right)
        {
            return null;
        }

        return binary.Operator switch
        {
            Operator.StrictEquality => new SimpleExpression.Equality(loose: false, negated: false, left, right),
            Operator.StrictInequality => new SimpleExpression.Equality(loose: false, negated: true, left, right),
            Operator.Equality => new SimpleExpression.Equality(loose: true, negated: false, left, right),
            Operator.Inequality => new SimpleExpression.Equality(loose: true, negated: true, left, right),
            Operator.LessThan => new SimpleExpression.Ordering(SimpleExpression.Relation.Less, left, right),
            Operator.LessThanOrEqual => new SimpleExpression.Ordering(SimpleExpression.Relation.LessOrEqual, left, right),
            Operator.GreaterThan => new SimpleExpression.Ordering(SimpleExpression.Relation.Greater, left, right),
            Operator.GreaterThanOrEqual => new SimpleExpression.Ordering(SimpleExpression.Relation.GreaterOrEqual, left, right),
            Operator.Addition => new SimpleExpression.Sum(left, right),
            _ => null,
        };
    }
}
