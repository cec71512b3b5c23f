using System.Reflection;

namespace LaoCai.Workflows.Architecture.Tests;

/// <summary>The houses as they were built, and the files that they were built from.</summary>
internal static class Repository
{
    public static readonly Assembly Core = typeof(Engine.Execution.Interpreter).Assembly;
    public static readonly Assembly Store = typeof(Workflows.Store.WorkflowStore).Assembly;
    public static readonly Assembly Definitions = typeof(Definitions.Procedures.Procedure).Assembly;

    public static IEnumerable<string> ReferencesOf(Assembly assembly) => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    public static string Root => RepositoryFolder.Root;

    /// <summary>Source files of people, by their path from the root; not what tools wrote.</summary>
    public static IEnumerable<string> Sources(params string[] endings)
    {
        string[] skipped = ["artifacts", "node_modules", ".git", ".data", "Migrations", "dist", "TestResults"];
        return Walk(new DirectoryInfo(Root)).Where(file => endings.Contains(file.Extension)).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'));

        IEnumerable<FileInfo> Walk(DirectoryInfo folder) => folder.EnumerateFiles()
            .Concat(folder.EnumerateDirectories().Where(inner => !skipped.Contains(inner.Name)).SelectMany(Walk));
    }
}
