using System.Globalization;
using System.Text;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>How dossier codes are written.</summary>
public sealed class DossierCodeOptions
{
    public const string Section = "Dossiers";

    /// <summary>
    /// {0}: code of the receiving unit, {1}: day in the province, {2}: serial within unit and day, from 1.
    /// Default: <c>H38.01.01-261124-0001</c>. Source: TT 01/2018/TT-VPCP art. 19; unit codes by QĐ 20/2020/QĐ-TTg.
    /// </summary>
    public string CodeFormat { get; set; } = "{0}-{1:yyMMdd}-{2:0000}";
}

/// <summary>Gives out dossier codes: no number twice, however many counters and hosts receive at once.</summary>
public sealed class DossierCodes(DossierSerials serials, DossierCodeOptions options)
{
    private readonly CompositeFormat _format = CompositeFormat.Parse(options.CodeFormat);

    /// <summary>The next code of the unit on the day of the instant. A code that then is not used leaves a gap, which the form allows.</summary>
    public async Task<string> NextAsync(string unit, DateTimeOffset at, CancellationToken cancellation)
    {
        var day = VietnamTime.Day(at);
        return string.Format(CultureInfo.InvariantCulture, _format, unit, day, await serials.NextAsync(unit, day).AsTask().WaitAsync(cancellation));
    }
}
