using System.Globalization;
using System.Text;

namespace LaoCai.Workflows.Definitions.Forms;

/// <summary>Recursive descent over FEEL's precedence: or, and, comparison, sum, product, sign, value. Depth and length are bounded.</summary>
internal sealed class FeelParser
{
    private const int MostCharacters = 2_000;
    private const int MostDepth = 50;

    private static readonly string[] Reserved = ["for", "return", "if", "then", "else", "some", "every", "satisfies", "function", "between", "instance", "and", "or", "in"];

    private readonly string text;
    private int at;
    private int depth;

    private FeelParser(string text) => this.text = text;

    /// <returns>Null where the text is no expression of the part of FEEL that is known here.</returns>
    public static Feel? Parse(string text)
    {
        if (text.Length > MostCharacters) return null;
        var parser = new FeelParser(text);
        var root = parser.Or();
        parser.Space();
        return parser.at == text.Length ? root : null;
    }

    private Feel? Or()
    {
        if (++depth > MostDepth) return null;
        var left = And();
        while (left is not null && Word("or")) left = And() is { } right ? new Feel.Or(left, right) : null;
        depth--;
        return left;
    }

    private Feel? And()
    {
        var left = Compared();
        while (left is not null && Word("and")) left = Compared() is { } right ? new Feel.And(left, right) : null;
        return left;
    }

    private Feel? Compared()
    {
        if (Sum() is not { } left) return null;
        foreach (var sign in (ReadOnlySpan<string>)["!=", "<=", ">=", "=", "<", ">"])
        {
            if (Mark(sign)) return Sum() is { } right ? new Feel.Comparison(sign, left, right) : null;
        }

        return Word("in") ? Sum() is { } list ? new Feel.IsIn(left, list) : null : left;
    }

    private Feel? Sum()
    {
        var left = Product();
        while (left is not null && (Mark("+") ? '+' : Mark("-") ? '-' : '\0') is var sign and not '\0')
            left = Product() is { } right ? new Feel.Arithmetic(sign, left, right) : null;
        return left;
    }

    private Feel? Product()
    {
        var left = Signed();
        while (left is not null && (Mark("*") ? '*' : Mark("/") ? '/' : '\0') is var sign and not '\0')
            left = Signed() is { } right ? new Feel.Arithmetic(sign, left, right) : null;
        return left;
    }

    private Feel? Signed() => Mark("-") ? Value() is { } value ? new Feel.Arithmetic('-', new Feel.Constant(new FeelValue.Number(0)), value) : null : Value();

    private Feel? Value()
    {
        Space();
        if (at == text.Length) return null;
        if (Mark("(")) return Or() is { } inner && Mark(")") ? inner : null;
        if (Mark("[")) return Items("]") is { } items ? new Feel.ListOf(items) : null;
        if (text[at] == '"') return Quoted();
        if (char.IsAsciiDigit(text[at]) || text[at] == '.') return Number();
        if (Word("true")) return new Feel.Constant(new FeelValue.Truth(true));
        if (Word("false")) return new Feel.Constant(new FeelValue.Truth(false));
        if (Word("null")) return new Feel.Constant(FeelValue.Unknown.One);
        return Named();
    }

    private Feel? Named()
    {
        if (Name() is not { } name) return null;
        if (name == "list" && Word("contains")) name = "list contains";
        if (Mark("("))
        {
            return (name, Items(")")) switch
            {
                ("not", [var one]) => new Feel.Not(one),
                ("list contains", [var list, var item]) => new Feel.IsIn(item, list),
                ("contains", [var whole, var part]) => new Feel.Contains(whole, part),
                _ => null,
            };
        }

        var path = new List<string> { name };
        while (Mark("."))
        {
            if (Name() is not { } inner) return null;
            path.Add(inner);
        }

        return name == "list contains" ? null : new Feel.Field(path);
    }

    private List<Feel>? Items(string end)
    {
        var items = new List<Feel>();
        if (Mark(end)) return items;
        do
        {
            if (Or() is not { } item) return null;
            items.Add(item);
        }
        while (Mark(","));
        return Mark(end) ? items : null;
    }

    private Feel.Constant? Quoted()
    {
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    at++;
                    return new(new FeelValue.Text(value.ToString()));
                case '\\' when at + 1 < text.Length && text[at + 1] is '"' or '\\':
                    value.Append(text[++at]);
                    break;
                case '\\':
                    return null;
                default:
                    value.Append(text[at]);
                    break;
            }
        }

        return null;
    }

    private Feel.Constant? Number()
    {
        var from = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.')) at++;
        return decimal.TryParse(text.AsSpan(from, at - from), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? new(new FeelValue.Number(number)) : null;
    }

    private string? Name()
    {
        Space();
        var from = at;
        if (at < text.Length && (char.IsLetter(text[at]) || text[at] == '_'))
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_')) at++;
        return at > from && !Reserved.Contains(text[from..at]) ? text[from..at] : null;
    }

    private bool Word(string word)
    {
        Space();
        var end = at + word.Length;
        if (end > text.Length || !text.AsSpan(at, word.Length).SequenceEqual(word)) return false;
        if (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) return false;
        at = end;
        return true;
    }

    private bool Mark(string mark)
    {
        Space();
        if (!text.AsSpan(at).StartsWith(mark, StringComparison.Ordinal)) return false;
        at += mark.Length;
        return true;
    }

    private void Space()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }
}
