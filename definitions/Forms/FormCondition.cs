using System.Text.Json;

namespace LaoCai.Workflows.Definitions.Forms;

/// <summary>
/// A condition of a form in FEEL (DMN 1.3), in the part of it that forms need: comparisons, and, or, not, +, -, *, /, lists with
/// <c>in</c> and <c>list contains</c>, texts with <c>contains</c>, and the values of fields by name. Neither loops nor functions of one's own,
/// so it always ends.
/// </summary>
public sealed class FormCondition
{
    private readonly Feel root;

    private FormCondition(Feel root) => this.root = root;

    /// <param name="text">With the equals sign that marks an expression, as the schema writes it.</param>
    /// <returns>Null where the text is none, or uses a part of FEEL that is not known here.</returns>
    public static FormCondition? Parse(string text) =>
        text.StartsWith('=') && FeelParser.Parse(text[1..]) is { } root ? new(root) : null;

    /// <summary>Whether it is true on the data; what is not known, or is no truth value, is not true.</summary>
    public bool Holds(JsonElement data) => root.Evaluate(data) is FeelValue.Truth { Value: true };
}

/// <summary>A value of FEEL.</summary>
internal abstract record FeelValue
{
    private FeelValue() { }

    internal sealed record Unknown : FeelValue
    {
        public static readonly Unknown One = new();
    }

    internal sealed record Truth(bool Value) : FeelValue;

    internal sealed record Number(decimal Value) : FeelValue;

    internal sealed record Text(string Value) : FeelValue;

    internal sealed record Many(IReadOnlyList<FeelValue> Values) : FeelValue;

    public static FeelValue Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => new Truth(true),
        JsonValueKind.False => new Truth(false),
        JsonValueKind.Number when value.TryGetDecimal(out var number) => new Number(number),
        JsonValueKind.String => new Text(value.GetString()!),
        JsonValueKind.Array => new Many([.. value.EnumerateArray().Select(Of)]),
        _ => Unknown.One,
    };

    /// <summary>Equality of FEEL: unlike kinds have no answer, but everything can be compared with null.</summary>
    public static bool? AreEqual(FeelValue left, FeelValue right) => (left, right) switch
    {
        (Unknown, _) or (_, Unknown) => left is Unknown && right is Unknown,
        (Truth a, Truth b) => a.Value == b.Value,
        (Number a, Number b) => a.Value == b.Value,
        (Text a, Text b) => string.Equals(a.Value, b.Value, StringComparison.Ordinal),
        (Many a, Many b) => a.Values.Count == b.Values.Count && a.Values.Zip(b.Values).All(pair => AreEqual(pair.First, pair.Second) == true),
        _ => null,
    };
}

/// <summary>A parsed expression.</summary>
internal abstract record Feel
{
    private Feel() { }

    public abstract FeelValue Evaluate(JsonElement data);

    private static FeelValue Answer(bool? truth) => truth is { } known ? new FeelValue.Truth(known) : FeelValue.Unknown.One;

    internal sealed record Constant(FeelValue Value) : Feel
    {
        public override FeelValue Evaluate(JsonElement data) => Value;
    }

    internal sealed record Field(IReadOnlyList<string> Path) : Feel
    {
        public override FeelValue Evaluate(JsonElement data)
        {
            var at = data;
            foreach (var name in Path)
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at)) return FeelValue.Unknown.One;
            }

            return FeelValue.Of(at);
        }
    }

    internal sealed record ListOf(IReadOnlyList<Feel> Items) : Feel
    {
        public override FeelValue Evaluate(JsonElement data) => new FeelValue.Many([.. Items.Select(item => item.Evaluate(data))]);
    }

    internal sealed record Not(Feel Inner) : Feel
    {
        public override FeelValue Evaluate(JsonElement data) => Inner.Evaluate(data) is FeelValue.Truth truth ? new FeelValue.Truth(!truth.Value) : FeelValue.Unknown.One;
    }

    internal sealed record And(Feel Left, Feel Right) : Feel
    {
        public override FeelValue Evaluate(JsonElement data) => (Left.Evaluate(data), Right.Evaluate(data)) switch
        {
            (FeelValue.Truth { Value: false }, _) or (_, FeelValue.Truth { Value: false }) => new FeelValue.Truth(false),
            (FeelValue.Truth, FeelValue.Truth) => new FeelValue.Truth(true),
            _ => FeelValue.Unknown.One,
        };
    }

    internal sealed record Or(Feel Left, Feel Right) : Feel
    {
        public override FeelValue Evaluate(JsonElement data) => (Left.Evaluate(data), Right.Evaluate(data)) switch
        {
            (FeelValue.Truth { Value: true }, _) or (_, FeelValue.Truth { Value: true }) => new FeelValue.Truth(true),
            (FeelValue.Truth, FeelValue.Truth) => new FeelValue.Truth(false),
            _ => FeelValue.Unknown.One,
        };
    }

    internal sealed record Comparison(string Sign, Feel Left, Feel Right) : Feel
    {
        public override FeelValue Evaluate(JsonElement data)
        {
            var (left, right) = (Left.Evaluate(data), Right.Evaluate(data));
            if (Sign is "=" or "!=") return Answer(FeelValue.AreEqual(left, right) is { } equal ? equal == (Sign == "=") : null);
            int? order = (left, right) switch
            {
                (FeelValue.Number a, FeelValue.Number b) => a.Value.CompareTo(b.Value),
                (FeelValue.Text a, FeelValue.Text b) => string.CompareOrdinal(a.Value, b.Value),
                _ => null,
            };
            return Answer(Sign switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 } is var holds && order is null ? null : holds);
        }
    }

    internal sealed record Arithmetic(char Sign, Feel Left, Feel Right) : Feel
    {
        public override FeelValue Evaluate(JsonElement data)
        {
            try
            {
                return (Left.Evaluate(data), Right.Evaluate(data)) switch
                {
                    (FeelValue.Number a, FeelValue.Number b) when Sign != '/' || b.Value != 0 =>
                        new FeelValue.Number(Sign switch { '+' => a.Value + b.Value, '-' => a.Value - b.Value, '*' => a.Value * b.Value, _ => a.Value / b.Value }),
                    (FeelValue.Text a, FeelValue.Text b) when Sign == '+' => new FeelValue.Text(a.Value + b.Value),
                    _ => FeelValue.Unknown.One,
                };
            }
            catch (OverflowException)
            {
                return FeelValue.Unknown.One;
            }
        }
    }

    /// <summary><c>item in list</c>, <c>list contains(list, item)</c>.</summary>
    internal sealed record IsIn(Feel Item, Feel List) : Feel
    {
        public override FeelValue Evaluate(JsonElement data) => List.Evaluate(data) is FeelValue.Many many && Item.Evaluate(data) is var item
            ? Answer(many.Values.Any(value => FeelValue.AreEqual(value, item) == true))
            : FeelValue.Unknown.One;
    }

    /// <summary><c>contains(text, part)</c>.</summary>
    internal sealed record Contains(Feel Whole, Feel Part) : Feel
    {
        public override FeelValue Evaluate(JsonElement data) => (Whole.Evaluate(data), Part.Evaluate(data)) is (FeelValue.Text whole, FeelValue.Text part)
            ? Answer(whole.Value.Contains(part.Value, StringComparison.Ordinal))
            : FeelValue.Unknown.One;
    }
}
