using System.Text.Json;

namespace LaoCai.Workflows.Engine.Expressions;

/// <summary>
/// A side-effect-free expression that is evaluated without a JavaScript engine: what most conditions are. Whenever JavaScript's
/// rules go beyond the plain case (a conversion, a missing object, a method), evaluation gives up and the engine decides,
/// so the result is never another one.
/// </summary>
internal abstract class SimpleExpression
{
    public abstract bool TryEvaluate(ScriptWorld world, out ScriptValue value);

    /// <summary>Gives up.</summary>
    private static bool No(out ScriptValue value)
    {
        value = default;

        return false;
    }

    public sealed class Constant(ScriptValue constant) : SimpleExpression
    {
        public override bool TryEvaluate(ScriptWorld world, out ScriptValue value)
        {
            value = constant;

            return true;
        }
    }

    /// <param name="name">Of the variable.</param>
    /// <param name="absent">What an unknown variable gives: null from <c>getVariable</c>, undefined from <c>variables.X</c>.</param>
    public sealed class Variable(string name, ScriptValue absent) : SimpleExpression
    {
        public override bool TryEvaluate(ScriptWorld world, out ScriptValue value)
        {
            value = world.TryGetVariable(name, out JsonElement json) ? ScriptValue.Of(json) : absent;

            return true;
        }
    }

    public sealed class Input(string name) : SimpleExpression
    {
        public override bool TryEvaluate(ScriptWorld world, out ScriptValue value)
        {
            value = world.TryGetInput(name, out JsonElement json) ? ScriptValue.Of(json) : ScriptValue.Null;

            return true;
        }
    }

    /// <summary><c>getX()</c>: the input X, else the variable X.</summary>
    public sealed class Accessor(string pascalName) : SimpleExpression
    {
        public override bool TryEvaluate(ScriptWorld world, out ScriptValue value)
        {
            foreach (string input in world.InputNames)
            {
                if (input == pascalName)
                {
                    value = world.TryGetInput(input, out JsonElement json) ? ScriptValue.Of(json) : ScriptValue.Null;

                    return true;
                }
            }

            foreach (string variable in world.VariableNames)
            {
                if (PascalCase.Of(variable) == pascalName)
                {
                    return new Variable(variable, ScriptValue.Null).TryEvaluate(world, out value);
                }
            }

            return No(out value);
        }
    }

    public sealed class Member(SimpleExpression owner, string name) : SimpleExpression
    {
        public override bool TryEvaluate(ScriptWorld world, out ScriptValue value)
        {
            if (!owner.TryEvaluate(world, out ScriptValue from) || from.Kind != ScriptValueKind.Json)
            {
                return No(out value);
            }

            if (from.Json.ValueKind == JsonValueKind.Array)
            {
                value = name == "length" ? ScriptValue.Of(from.Json.GetArrayLength()) : default;

                return name == "length";
            }

            value = from.Json.TryGetProperty(name, out JsonElement json) ? ScriptValue.Of(json) : ScriptValue.Undefined;

            return true;
        }
    }

    public sealed class Not(SimpleExpression operand) : SimpleExpression
    {
        public override bool TryEvaluate(ScriptWorld world, out ScriptValue value)
        {
            if (!operand.TryEvaluate(world, out ScriptValue of))
            {
                return No(out value);
            }

            value = ScriptValue.Of(!of.IsTrue);

            return true;
        }
    }

    /// <param name="and">True for <c>&amp;&amp;</c>, false for <c>||</c>.</param>
    public sealed class Logical(bool and, SimpleExpression left, SimpleExpression right) : SimpleExpression
    {
        public override bool TryEvaluate(ScriptWorld world, out ScriptValue value) =>
            left.TryEvaluate(world, out value) && (value.IsTrue != and || right.TryEvaluate(world, out value));
    }

    /// <param name="loose">True for <c>==</c> and <c>!=</c>.</param>
    public sealed class Equality(bool loose, bool negated, SimpleExpression left, SimpleExpression right) : SimpleExpression
    {
        public override bool TryEvaluate(ScriptWorld world, out ScriptValue value)
        {
            if (left.TryEvaluate(world, out ScriptValue a) && right.TryEvaluate(world, out ScriptValue b) && Compare(a, b) is { } equal)
            {
                value = ScriptValue.Of(equal != negated);

                return true;
            }

            return No(out value);
        }

        private bool? Compare(in ScriptValue a, in ScriptValue b)
        {
            bool noneA = a.Kind is ScriptValueKind.Undefined or ScriptValueKind.Null, noneB = b.Kind is ScriptValueKind.Undefined or ScriptValueKind.Null;

            if (a.Kind == ScriptValueKind.Json && b.Kind == ScriptValueKind.Json)
            {
                return null; // identity, which JSON does not know
            }

            if (a.Kind == b.Kind)
            {
                return a.Kind switch
                {
                    ScriptValueKind.Text => a.HasText(b),
                    ScriptValueKind.Boolean or ScriptValueKind.Number => a.Number == b.Number,
                    _ => true,
                };
            }

            return !loose ? false : noneA && noneB ? true : noneA || noneB ? false : null;
        }
    }

    public enum Relation { Less, LessOrEqual, Greater, GreaterOrEqual }

    public sealed class Ordering(Relation relation, SimpleExpression left, SimpleExpression right) : SimpleExpression
    {
        public override bool TryEvaluate(ScriptWorld world, out ScriptValue value)
        {
            if (!left.TryEvaluate(world, out ScriptValue a) || !right.TryEvaluate(world, out ScriptValue b) || a.Kind != b.Kind)
            {
                return No(out value);
            }

            if (a.Kind == ScriptValueKind.Number)
            {
                value = ScriptValue.Of(relation switch
                {
                    Relation.Less => a.Number < b.Number,
                    Relation.LessOrEqual => a.Number <= b.Number,
                    Relation.Greater => a.Number > b.Number,
                    _ => a.Number >= b.Number,
                });

                return true;
            }

            if (a.Kind != ScriptValueKind.Text)
            {
                return No(out value);
            }

            int order = string.CompareOrdinal(a.Text, b.Text);
            value = ScriptValue.Of(relation switch
            {
                Relation.Less => order < 0,
                Relation.LessOrEqual => order <= 0,
                Relation.Greater => order > 0,
                _ => order >= 0,
            });

            return true;
        }
    }

    public sealed class Sum(SimpleExpression left, SimpleExpression right) : SimpleExpression
    {
        public override bool TryEvaluate(ScriptWorld world, out ScriptValue value)
        {
            if (!left.TryEvaluate(world, out ScriptValue a) || !right.TryEvaluate(world, out ScriptValue b))
            {
                return No(out value);
            }

            if (a.Kind == ScriptValueKind.Number && b.Kind == ScriptValueKind.Number)
            {
                value = ScriptValue.Of(a.Number + b.Number);

                return true;
            }

            if ((a.Kind == ScriptValueKind.Text || b.Kind == ScriptValueKind.Text) && Text(a) is { } first && Text(b) is { } second && first.Length + second.Length < 4096)
            {
                value = ScriptValue.Of(first + second);

                return true;
            }

            return No(out value);

            static string? Text(in ScriptValue value) => value.Kind switch
            {
                ScriptValueKind.Text => value.Text,
                ScriptValueKind.Number => ScriptValue.TextOf(value.Number),
                ScriptValueKind.Boolean => value.IsTrue ? "true" : "false",
                ScriptValueKind.Null => "null",
                ScriptValueKind.Undefined => "undefined",
                _ => null,
            };
        }
    }
}
