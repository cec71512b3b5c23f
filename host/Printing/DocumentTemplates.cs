using System.Collections.Frozen;
using System.Reflection;

namespace LaoCai.Workflows.Host.Printing;

/// <summary>The official documents that the host prints, by template key.</summary>
public sealed class DocumentTemplates
{
    /// <summary>Giấy tiếp nhận hồ sơ và hẹn trả kết quả, Mẫu số 01 of Circular 01/2018/TT-VPCP.</summary>
    public const string AppointmentSlipKey = "mau-01";

    /// <summary>Phiếu xin lỗi và hẹn lại ngày trả kết quả, Mẫu số 04 of Circular 01/2018/TT-VPCP.</summary>
    public const string ApologyLetterKey = "mau-04";

    private const string Folder = "printing/";
    private const string Extension = ".scriban.html";

    private readonly FrozenDictionary<string, DocumentTemplate> byKey;

    /// <exception cref="InvalidOperationException">A template that ships with the host does not parse.</exception>
    public DocumentTemplates(TimeProvider time)
    {
        var assembly = typeof(DocumentTemplates).Assembly;
        byKey = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => DocumentTemplate.Parse(name[Folder.Length..^Extension.Length], Read(assembly, name), time))
            .ToFrozenDictionary(template => template.Key, StringComparer.Ordinal);
        if (byKey.Values.FirstOrDefault(template => template.Fault is not null) is { } broken)
            throw new InvalidOperationException($"The template {broken.Key} does not parse: {broken.Fault}");
    }

    public IEnumerable<string> Keys => byKey.Keys;

    public RenderedDocument Print(AppointmentSlip slip, CancellationToken cancellation = default) =>
        byKey[AppointmentSlipKey].Render(AppointmentSlipValues.Of(slip), cancellation);

    public RenderedDocument Print(ApologyLetter letter, CancellationToken cancellation = default) =>
        byKey[ApologyLetterKey].Render(letter.Values(), cancellation);

    private static string Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!; // the name comes from the assembly's own list
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
