using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace LaoCai.Workflows.Definitions.Catalogue;

/// <summary>A legal act that has ended.</summary>
/// <param name="Number">Number as printed, for example <c>61/2018/NĐ-CP</c>.</param>
/// <param name="Until">Last day in force, a date in Viet Nam.</param>
/// <param name="ReplacedBy">Number of the act that came after; null where none did.</param>
public sealed record LegalAct(string Number, DateOnly Until, string? ReplacedBy);

/// <summary>Acts whose end is known, read from <c>legal-acts.json</c>.</summary>
public sealed class LegalActs
{
    private static readonly Lazy<LegalActs> Embedded = new(ReadEmbedded);

    private readonly IReadOnlyList<(IReadOnlyList<string> Words, LegalAct Act)> acts;

    private LegalActs(IReadOnlyList<LegalAct> acts) =>
        this.acts = [.. acts.Select(act => (VietnameseWords.Split(act.Number), act))];

    /// <summary>The acts that are shipped with the program.</summary>
    public static LegalActs Shipped => Embedded.Value;

    /// <summary>The known acts whose number stands in a printed line.</summary>
    public IEnumerable<LegalAct> NamedIn(string line)
    {
        var words = VietnameseWords.Split(line);
        return acts.Where(known => WordRun.Find(words, known.Words) >= 0).Select(known => known.Act);
    }

    public static LegalActs Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        return new([.. document.RootElement.GetProperty("acts").EnumerateArray().Select(act => new LegalAct(
            act.GetProperty("number").GetString()!,
            DateOnly.ParseExact(act.GetProperty("until").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            act.TryGetProperty("replacedBy", out var next) ? next.GetString() : null))]);
    }

    private static LegalActs ReadEmbedded()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Catalogue/legal-acts.json")!;
        return Read(stream);
    }
}
