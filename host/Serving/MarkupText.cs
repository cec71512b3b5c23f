using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace LaoCai.Workflows.Host.Serving;

/// <summary>Text as HTML and SVG hold it: what has a meaning there is escaped, Vietnamese letters stay readable.</summary>
internal static class MarkupText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(string text) => Encoder.Encode(text);
}
