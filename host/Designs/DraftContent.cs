using System.Text.Json;
using System.Xml;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>What a save carries, checked: sizes, well-formed XML without a document type, forms as an object of objects.</summary>
/// <param name="Name">The procedure's name.</param>
/// <param name="Code">From the drawing's <c>lc:procedure</c>.</param>
/// <param name="Drawing">Well-formed XML.</param>
/// <param name="Forms">A JSON object.</param>
internal sealed record DraftContent(string Name, string? Code, string Drawing, string Forms)
{
    private const string Vocabulary = "urn:laocai-workflows:bpmn:1";

    /// <returns>The content, or why it is refused: a stable code and a sentence.</returns>
    public static (DraftContent? Content, (string Code, string Title)? Refusal) From(string? name, string? drawing, JsonElement? forms)
    {
        if (name?.Trim() is not { Length: > 0 and <= DesignLimits.Name } trimmed)
            return (null, ("design.name", $"Tên thủ tục phải có từ 1 đến {DesignLimits.Name} ký tự."));
        if (drawing is not { Length: > 0 and <= DesignLimits.Drawing })
            return (null, ("design.drawing-size", $"Bản vẽ phải có và không quá {DesignLimits.Drawing / (1024 * 1024)} MB."));
        var schemas = forms is { ValueKind: JsonValueKind.Object } given ? given.GetRawText() : "{}";
        if (schemas.Length > DesignLimits.Forms || forms is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined) })
            return (null, ("design.forms", "Biểu mẫu phải là một đối tượng JSON không quá 1 MB."));
        try
        {
            return (new(trimmed, CodeOf(drawing), drawing, schemas), null);
        }
        catch (XmlException exception)
        {
            return (null, ("design.drawing-malformed", $"Bản vẽ không phải XML hợp lệ: dòng {exception.LineNumber}, cột {exception.LinePosition}."));
        }
    }

    /// <summary>Reads the whole drawing once, so that what is kept is at least well-formed; no document type, no entity.</summary>
    private static string? CodeOf(string drawing)
    {
        using var text = new StringReader(drawing);
        using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = DesignLimits.Drawing });
        string? code = null;
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "procedure", NamespaceURI: Vocabulary })
                code ??= reader.GetAttribute("code");
        }

        return code is { Length: > 0 } ? code[..Math.Min(code.Length, DesignLimits.Code)] : null;
    }
}
