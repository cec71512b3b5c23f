using System.Security.Cryptography;
using System.Text;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>The logical id that all versions of a procedure's definition share.</summary>
public static class DefinitionIds
{
    private const int ReadableLength = 72;
    private const int HashLength = 8;

    /// <summary>
    /// Readable words of code, name and variant without diacritics, then the start of a SHA-256 over their exact text: documents
    /// share codes, and names that differ only in their marks would otherwise meet in one id.
    /// </summary>
    public static string Of(Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        string[] parts = [procedure.Code ?? "", procedure.Name, procedure.Variant ?? ""];
        var exact = string.Join('\u001f', parts.Select(part => VietnameseWords.Composed(part).Trim()));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(exact)))[..HashLength];
        var readable = VietnameseWords.Slug(string.Join(' ', parts), ReadableLength);
        return readable.Length == 0 ? $"quy-trinh-{hash}" : $"{readable}-{hash}";
    }
}
