using System.Reflection;
using System.Text.Json;

namespace LaoCai.Workflows.Definitions.Catalogue;

/// <summary>The roles of the one-stop mechanism, read from <c>roles.json</c>.</summary>
public sealed class RoleCatalogue
{
    private static readonly Lazy<RoleCatalogue> Embedded = new(ReadEmbedded);

    private readonly Dictionary<string, Role> byCode;
    private readonly IReadOnlyList<(IReadOnlyList<string> Words, IReadOnlyList<string> Long)> abbreviations;
    private readonly IReadOnlyList<IReadOnlyList<string>> heads;

    private RoleCatalogue(
        IReadOnlyList<Role> roles,
        IReadOnlyList<UnitBinding> units,
        IReadOnlyList<(IReadOnlyList<string> Words, IReadOnlyList<string> Long)> abbreviations,
        IReadOnlyList<IReadOnlyList<string>> heads)
    {
        Roles = roles;
        Units = units;
        byCode = roles.ToDictionary(role => role.Code, StringComparer.Ordinal);
        this.abbreviations = abbreviations;
        this.heads = heads;
    }

    /// <summary>The catalogue that is shipped with the program.</summary>
    public static RoleCatalogue Shipped => Embedded.Value;

    public IReadOnlyList<Role> Roles { get; }

    public IReadOnlyList<UnitBinding> Units { get; }

    /// <summary>The role with that code; null where there is none.</summary>
    public Role? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The plain words of a printed actor, abbreviations written out.</summary>
    public IReadOnlyList<string> Words(string printed) => Expand(VietnameseWords.Split(printed), abbreviations);

    /// <summary>True where words begin with a position or a body that acts, such as <c>lãnh đạo</c> or <c>bộ phận</c>.</summary>
    public bool BeginsWithHead(IReadOnlyList<string> words) => heads.Any(head => WordRun.At(words, head, 0));

    /// <summary>Reads a catalogue; throws <see cref="InvalidDataException"/> for one that contradicts itself.</summary>
    public static RoleCatalogue Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var shorts = root.GetProperty("abbreviations").EnumerateObject()
            .Select(pair => (Words: VietnameseWords.Split(pair.Name), Long: VietnameseWords.Split(pair.Value.GetString()!)))
            .OrderByDescending(pair => pair.Words.Count)
            .ToList();
        var roles = root.GetProperty("roles").EnumerateArray().Select(role => ReadRole(role, shorts)).ToList();
        var units = root.GetProperty("units").EnumerateArray()
            .Select(unit => new UnitBinding(Text(unit, "code"), Text(unit, "vi"), Text(unit, "en")))
            .ToList();
        var twice = roles.SelectMany(role => role.Forms, (role, form) => (role.Code, Form: string.Join(' ', form.Words)))
            .GroupBy(pair => pair.Form, StringComparer.Ordinal)
            .FirstOrDefault(forms => forms.Skip(1).Any());
        if (twice is not null)
            throw new InvalidDataException($"The form '{twice.Key}' means {string.Join(" and ", twice.Select(pair => pair.Code))}.");
        var printedHeads = root.GetProperty("heads").EnumerateArray().Select(head => VietnameseWords.Split(head.GetString()!)).ToList();
        return new RoleCatalogue(roles, units, shorts, printedHeads);
    }

    private static Role ReadRole(JsonElement role, IReadOnlyList<(IReadOnlyList<string> Words, IReadOnlyList<string> Long)> shorts)
    {
        var unit = Text(role, "unit");
        var forms = role.GetProperty("forms").EnumerateArray()
            .Select(form => form.ValueKind is JsonValueKind.String
                ? new RoleForm(Expand(VietnameseWords.Split(form.GetString()!), shorts), unit)
                : new RoleForm(Expand(VietnameseWords.Split(Text(form, "text")), shorts), Text(form, "unit")))
            .ToList();
        return new Role(Text(role, "code"), Text(role, "vi"), Text(role, "en"), unit, forms);
    }

    private static List<string> Expand(
        IReadOnlyList<string> words,
        IReadOnlyList<(IReadOnlyList<string> Words, IReadOnlyList<string> Long)> shorts)
    {
        var expanded = new List<string>();
        for (var at = 0; at < words.Count;)
        {
            var (found, written) = shorts.FirstOrDefault(pair => WordRun.At(words, pair.Words, at));
            if (found is null)
            {
                expanded.Add(words[at++]);
                continue;
            }

            expanded.AddRange(written);
            at += found.Count;
        }

        return expanded;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static RoleCatalogue ReadEmbedded()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Catalogue/roles.json")!;
        return Read(stream);
    }
}
