namespace LaoCai.Workflows.Architecture.Tests;

public sealed class FileTests
{
    private const int MostLines = 300;

    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> Long = new()
    {
        ["designer/src/words/vi.ts"] = "a table of texts",
        ["designer/src/words/en.ts"] = "a table of texts",
    };

    [Fact]
    public void A_file_says_one_thing_and_is_not_long()
    {
        var tooLong = Repository.Sources(".cs", ".razor", ".ts")
            .Where(path => File.ReadLines(Path.Combine(Repository.Root, path)).Count() > MostLines && !Long.ContainsKey(path));

        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_may_be_long_still_is()
    {
        Long.Keys.Where(path => !File.Exists(Path.Combine(Repository.Root, path)) || File.ReadLines(Path.Combine(Repository.Root, path)).Count() <= MostLines).ShouldBeEmpty();
    }

    /// <summary>A reproducible build writes no folder of the machine into what it makes: whoever asks the compiler finds nothing there. <see cref="RepositoryFolder"/> looks.</summary>
    [Fact]
    public void Nothing_asks_the_compiler_where_its_source_lies()
    {
        var attribute = "CallerFile" + "Path";

        Repository.Sources(".cs").Where(path => File.ReadAllText(Path.Combine(Repository.Root, path)).Contains(attribute, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void No_name_hides_what_a_file_is_about()
    {
        string[] empty = ["Helper", "Helpers", "Manager", "Utils", "Util", "Service", "Services", "Common", "Dto", "Impl"];

        var hiding = Repository.Sources(".cs", ".ts").Where(path => Array.Exists(empty, word => Path.GetFileNameWithoutExtension(path).EndsWith(word, StringComparison.Ordinal)));

        hiding.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_but_the_known_stands_at_the_root()
    {
        string[] known =
        [
            "LaoCai.Workflows.sln", "README.md", "ARCHITECTURE.md", "LICENSE", "laocai", "Directory.Build.props", "Directory.Packages.props",
            "BannedSymbols.txt", "global.json", ".editorconfig", ".gitignore", ".gitattributes", ".git",
        ];

        new DirectoryInfo(Repository.Root).EnumerateFiles().Select(file => file.Name).Except(known).ShouldBeEmpty();
    }
}
