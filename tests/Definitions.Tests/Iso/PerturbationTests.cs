using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.Tests.Samples;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>What offices do to a document without changing what it says does not change its reading.</summary>
public sealed class PerturbationTests
{
    /// <summary>Changes that leave every layout what it is; the others move columns and rows, which some layouts give a meaning to.</summary>
    private static readonly string[] OfWords = ["decomposed letters", "non-breaking spaces", "doubled spaces", "a space before marks", "runs of single letters", "an empty column behind"];

    public static TheoryData<string> Words() => [.. OfWords];

    public static TheoryData<string, string> Shipped() =>
        new(ShippedSamples.Files.Keys.SelectMany(file => Perturbations.All.Keys.Select(name => (file, name))));

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_layout_reads_the_same_in_other_letters_and_spaces(string perturbation)
    {
        foreach (var layout in LayoutTests.Documents().Select(row => row.Data))
        {
            var file = DocumentNotation.Document(LayoutTests.Notation(layout)).ToArray();

            Read(Perturbations.Apply(file, Perturbations.All[perturbation])).ShouldBe(Read(file), layout);
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_document_reads_the_same_however_its_table_is_drawn(string sample, string perturbation)
    {
        var file = ShippedSamples.Bytes(sample);

        Read(Perturbations.Apply(file, Perturbations.All[perturbation])).ShouldBe(Read(file));
    }

    private static string[] Read(byte[] file) =>
        [.. IsoReader.Read(new MemoryStream(file)).Procedures.SelectMany(LayoutTests.Lines).Select(line => string.Concat(line.Where(letter => !char.IsWhiteSpace(letter))))];
}
