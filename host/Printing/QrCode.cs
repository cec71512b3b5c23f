using QRCoder;

namespace LaoCai.Workflows.Host.Printing;

/// <summary>A QR code as SVG without styles or scripts, so that it passes a strict content security policy.</summary>
internal static class QrCode
{
    /// <param name="text">What a scanner reads: the public tracking address, or the dossier code where no address is known.</param>
    public static Markup Svg(string text)
    {
        // Level M (15 %) survives a stamp or a fold over a corner and still prints at 22 mm.
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return new Markup(svg.GetGraphic(new System.Drawing.Size(120, 120), "#000", "#fff", drawQuietZones: false, SvgQRCode.SizingMode.ViewBoxAttribute));
    }
}
