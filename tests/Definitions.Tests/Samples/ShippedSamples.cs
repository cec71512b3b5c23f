using LaoCai.Workflows.Definitions.IsoWriting;

namespace LaoCai.Workflows.Definitions.Tests.Samples;

/// <summary>The documents of <c>samples/</c>: this is what writes them.</summary>
internal static class ShippedSamples
{
    public static readonly IReadOnlyDictionary<string, Action<Stream>> Files = new Dictionary<string, Action<Stream>>(StringComparer.Ordinal)
    {
        ["qt-ct-07-ban-buon-ruou.docx"] = stream => IsoDocumentWriter.Write(LiquorLicence.Document, stream),
        ["qt-tp-01-dang-ky-khai-sinh.docx"] = stream => IsoDocumentWriter.Write(BirthRegistration.Document, stream),
        ["qt-tp-12-xac-nhan-tinh-trang-hon-nhan.docx"] = stream => IsoDocumentWriter.Write(MaritalStatus.Document, stream),
        ["qtnb-vat-lieu-no-cong-nghiep.docx"] = stream => AnnexWriter.Write(Explosives.Decision, Explosives.Document, stream),
    };

    public static byte[] Bytes(string file)
    {
        using var stream = new MemoryStream();
        Files[file](stream);
        return stream.ToArray();
    }

    public static string Folder { get; } = RepositoryFolder.At("samples");
}
