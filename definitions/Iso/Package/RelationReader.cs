using System.Xml;

namespace LaoCai.Workflows.Definitions.Iso.Package;

/// <summary>One relationship of a package part.</summary>
internal sealed record Relation(string Type, string Target, bool External);

/// <summary>Reads relationship parts (ECMA-376 part 2, 6.5).</summary>
internal static class RelationReader
{
    public static List<Relation> Read(XmlReader reader)
    {
        var relations = new List<Relation>();
        while (reader.Read())
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
                relations.Add(new(
                    reader.GetAttribute("Type") ?? "",
                    reader.GetAttribute("Target") ?? "",
                    string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)));
        return relations;
    }

    /// <summary>Name of the entry that a target means, seen from a folder; never leaves the package.</summary>
    public static string Resolve(string folder, string target)
    {
        var path = new List<string>(target.StartsWith('/') || folder.Length == 0 ? [] : folder.Split('/'));
        foreach (var part in target.Replace('\\', '/').Split('/'))
            switch (part)
            {
                case "" or ".": break;
                case ".." when path.Count > 0: path.RemoveAt(path.Count - 1); break;
                case "..": break;
                default: path.Add(part); break;
            }

        return string.Join('/', path);
    }
}
