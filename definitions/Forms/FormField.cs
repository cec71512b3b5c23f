using System.Text.RegularExpressions;

namespace LaoCai.Workflows.Definitions.Forms;

/// <summary>An electronic form as the server understands it: form-js's schema without what only concerns its looks.</summary>
public sealed record FormSchema(IReadOnlyList<FormField> Fields);

/// <summary>What kinds of values a form asks for (form-js's component types).</summary>
public enum FieldKind { Text, Number, Checkbox, OneOf, SomeOf, Date, Time, DateTime }

/// <summary>A field of a form.</summary>
public sealed record FormField
{
    /// <summary>Where its value stands in the data; a dot leads into an inner object.</summary>
    public required string Key { get; init; }

    public required FieldKind Kind { get; init; }
    public string Label { get; init; } = "";
    public bool Required { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
    public decimal? Min { get; init; }
    public decimal? Max { get; init; }

    /// <summary>Most digits after the comma.</summary>
    public int? Decimals { get; init; }

    /// <summary>Values are multiples of it.</summary>
    public decimal? Increment { get; init; }

    /// <summary>A number travels as text, so that no digit is lost.</summary>
    public bool NumberAsText { get; init; }

    public Regex? Pattern { get; init; }

    /// <summary>Values that may be chosen; empty for other kinds than <see cref="FieldKind.OneOf"/> and <see cref="FieldKind.SomeOf"/>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Any of these hides the field, which then has no value: the field's own condition and those of the groups around it.</summary>
    public IReadOnlyList<FormCondition> HiddenWhen { get; init; } = [];

    /// <summary>Shown and not filled in: no value comes back.</summary>
    public bool Disabled { get; init; }
}

/// <summary>A part of a schema that the server does not understand, so the form cannot be used.</summary>
/// <param name="Place">Key or position of the component.</param>
/// <param name="Code">Stable: <c>form.component</c>, <c>form.key</c>, <c>form.rule</c>, <c>form.condition</c>, <c>form.options</c>, <c>form.size</c>, <c>form.shape</c>.</param>
/// <param name="What">The part as it is written.</param>
public sealed record SchemaProblem(string Place, string Code, string What);
