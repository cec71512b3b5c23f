using System.Collections.Frozen;

namespace LaoCai.Workflows.Host.Printing;

/// <summary>The official documents that the host prints, by template key.</summary>
public sealed class DocumentTemplates
{
    /// <summary>Giấy tiếp nhận hồ sơ và hẹn trả kết quả, Mẫu số 01 of Circular 01/2018/TT-VPCP.</summary>
    public const string AppointmentSlipKey = "mau-01";

    /// <summary>Phiếu xin lỗi và hẹn lại ngày trả kết quả, Mẫu số 04 of Circular 01/2018/TT-VPCP.</summary>
    public const string ApologyLetterKey = "mau-04";

    /// <summary>Keys of the templates that ship with the host.</summary>
    public static IReadOnlySet<string> Shipped { get; } = Names.Select(KeyOf).ToFrozenSet(StringComparer.Ordinal);

    private const string Folder = "printing/";
    private const string Extension = ".scriban.html";
    private const string PartExtension = ".part.html";

    /// <summary>The page's head, and the nation's name with place and date.</summary>
    private static readonly string[] Parts = ["head", "nation"];

    private readonly FrozenDictionary<string, DocumentTemplate> byKey;

    /// <exception cref="InvalidOperationException">A template that ships with the host does not parse.</exception>
    public DocumentTemplates(TimeProvider time)
    {
        byKey = Names
            .Select(name => DocumentTemplate.Parse(KeyOf(name), Compose(name), time))
            .ToFrozenDictionary(template => template.Key, StringComparer.Ordinal);
        if (byKey.Values.FirstOrDefault(template => template.Fault is not null) is { } broken)
            throw new InvalidOperationException($"The template {broken.Key} does not parse: {broken.Fault}");
    }

    private static IEnumerable<string> Names => typeof(DocumentTemplates).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal));

    public RenderedDocument Print(AppointmentSlip slip, CancellationToken cancellation = default) =>
        byKey[AppointmentSlipKey].Render(AppointmentSlipValues.Of(slip), cancellation);

    public RenderedDocument Print(ApologyLetter letter, CancellationToken cancellation = default) =>
        byKey[ApologyLetterKey].Render(letter.Values(), cancellation);

    /// <summary>A form that is filled from the dossier and the way it has gone: every one but the two above.</summary>
    /// <param name="key">Key of the template; one of <see cref="Shipped"/>.</param>
    /// <param name="sheet">What it may print.</param>
    /// <param name="cancellation">Ends the rendering early.</param>
    public RenderedDocument Print(string key, DossierSheet sheet, CancellationToken cancellation = default) =>
        byKey[key].Render(sheet.Values(), cancellation);

    private static string KeyOf(string name) => name[Folder.Length..^Extension.Length];

    /// <summary>A form with the parts that all forms share put in as text, so that no form can include anything while it is rendered.</summary>
    private static string Compose(string name)
    {
        var form = Read(name);
        foreach (var part in Parts) form = form.Replace($"<!-- {part} -->\n", Read($"{Folder}{part}{PartExtension}"), StringComparison.Ordinal);
        return form;
    }

    private static string Read(string name)
    {
        using var stream = typeof(DocumentTemplates).Assembly.GetManifestResourceStream(name)!; // the name comes from the assembly's own list
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
