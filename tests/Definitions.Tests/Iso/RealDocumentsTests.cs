using System.Text.Json;
using LaoCai.Workflows.Definitions.Compilation;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>Real documents beside the repository read as a person read them. They are not ours to ship.</summary>
public sealed class RealDocumentsTests
{
    private static readonly string Folder = RepositoryFolder.At("..", "shared", "domain", "samples");

    public static TheoryData<string> Documents()
    {
        var documents = new TheoryData<string>();
        if (Directory.Exists(Folder))
            foreach (var file in Directory.EnumerateFiles(Folder, "*.docx").Order(StringComparer.Ordinal))
                if (File.Exists(Path.ChangeExtension(file, ".expected.json"))) documents.Add(file);

        if (documents.Count == 0) documents.Add("");
        return documents;
    }

    [Theory]
    [MemberData(nameof(Documents), DisableDiscoveryEnumeration = true)]
    public void A_real_document_reads_as_expected(string file)
    {
        if (file.Length == 0) Assert.Skip("no real documents in ../shared/domain/samples");
        using var document = File.OpenRead(file);
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(file, ".expected.json")));
        using var report = new MemoryStream();

        CompileReportJson.Write(report, DocumentCompiler.Compile(document));

        using var actual = JsonDocument.Parse(report.ToArray());
        ReadingComparison.Differences(expected.RootElement, actual.RootElement).ShouldBeEmpty();
    }
}
