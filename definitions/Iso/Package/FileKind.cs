using System.Buffers.Binary;
using System.Text;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Package;

/// <summary>Tells from the first bytes what people hand in instead of a .docx, so that the message can say it.</summary>
internal static class FileKind
{
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <returns>Why the file is refused; null where it begins like a zip package.</returns>
    public static Diagnostic? Refusal(Stream stream)
    {
        stream.Position = 0;
        var head = new byte[512];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var bytes = head.AsSpan(0, read);
        if (read == 0) return PackageFindings.NotWord("tệp rỗng");
        if (bytes.StartsWith("PK\x03\x04"u8)) return null;
        if (bytes.StartsWith("PK"u8)) return PackageFindings.Truncated();
        if (bytes.StartsWith(CompoundFile)) return OfCompoundFile(stream, head);
        if (bytes.StartsWith("%PDF"u8)) return PackageFindings.NotWord("PDF");
        if (bytes.StartsWith("{\\rtf"u8)) return PackageFindings.NotWord("RTF");
        if (bytes.IndexOf("<html"u8) >= 0 || bytes.IndexOf("<HTML"u8) >= 0) return PackageFindings.NotWord("HTML");
        return PackageFindings.NotWord("không rõ định dạng");
    }

    /// <summary>
    /// A compound file is a .doc of old Word, or an encrypted .docx. Its directory says which.
    /// Layout: [MS-CFB] 2.2 and 2.6.
    /// </summary>
    private static Diagnostic OfCompoundFile(Stream stream, byte[] head)
    {
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(30));
        var first = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(48));
        var sector = shift is 9 or 12 ? 1L << shift : 512;
        var at = (first + 1) * sector;
        if (at < stream.Length)
        {
            stream.Position = at;
            var directory = new byte[4096];
            var read = stream.ReadAtLeast(directory, directory.Length, throwOnEndOfStream: false);
            if (directory.AsSpan(0, read).IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0) return PackageFindings.Encrypted();
        }

        return PackageFindings.OldWord();
    }
}
