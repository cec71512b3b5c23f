using System.ComponentModel;
using System.Diagnostics;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Host.Publishing;

/// <summary>
/// Old Word files (.doc of Word 97–2003) by way of LibreOffice, where it is installed. It runs without macros and without the
/// network, with a profile and a folder of its own that are gone afterwards, and not longer than a minute.
/// </summary>
public static class OldWord
{
    private const int Largest = 64 << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly string[] Programs = ["soffice", "libreoffice"];

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The file as .docx: itself where it is none of old Word, converted where LibreOffice is there.</summary>
    /// <param name="file">Seekable stream; left open.</param>
    /// <param name="cancellation">Ends the wait, and LibreOffice with it.</param>
    /// <returns>The stream to read, and what there is to say beside the reader's own LC1004: null where nothing is.</returns>
    public static async Task<(Stream Document, Diagnostic? Why)> AsDocxAsync(Stream file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > Largest || !await IsCompoundAsync(file, cancellation)) return (file, null);
        if (Find() is not { } program) return (file, OldWordFiles.NoConverter);
        var folder = Directory.CreateTempSubdirectory("laocai-doc-");
        try
        {
            var old = Path.Combine(folder.FullName, "document.doc");
            await using (var copy = File.Create(old)) await file.CopyToAsync(copy, cancellation);
            file.Position = 0;
            await WriteProfileAsync(Path.Combine(folder.FullName, "profile", "user"), cancellation);
            await ConvertAsync(program, old, folder.FullName, cancellation);
            var made = Path.Combine(folder.FullName, "document.docx");
            return File.Exists(made) ? (new MemoryStream(await File.ReadAllBytesAsync(made, cancellation)), null) : (file, OldWordFiles.NotConverted);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What LibreOffice may not do with a file of strangers: run macros, follow links, look for updates of itself.</summary>
    private static async Task WriteProfileAsync(string user, CancellationToken cancellation)
    {
        Directory.CreateDirectory(user);
        var items = string.Concat(Settings.Select(setting =>
            $"""<item oor:path="/org.openoffice.{setting.Path}"><prop oor:name="{setting.Name}" oor:op="fuse"><value>{setting.Value}</value></prop></item>"""));
        await File.WriteAllTextAsync(
            Path.Combine(user, "registrymodifications.xcu"),
            $"""<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>""",
            cancellation);
    }

    private static readonly (string Path, string Name, string Value)[] Settings =
    [
        ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
        ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
        ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
        ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        ("Office.Writer/Content/Update", "Link", "0"),
        // A proxy that nobody runs: whatever is still asked for over the network fails at once.
        ("Inet/Settings", "ooInetProxyType", "2"),
        ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
        ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
        ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
        ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ];

    private static async Task<bool> IsCompoundAsync(Stream file, CancellationToken cancellation)
    {
        var head = new byte[CompoundFile.Length];
        file.Position = 0;
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        file.Position = 0;
        return head.AsSpan(0, read).SequenceEqual(CompoundFile);
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(_ => Programs, Path.Combine).FirstOrDefault(File.Exists);

    private static async Task ConvertAsync(string program, string old, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in (string[])[$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--convert-to", "docx", "--outdir", folder, old])
            start.ArgumentList.Add(argument);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Longest);
        using var process = Start(start);
        if (process is null) return;
        try
        {
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token), process.WaitForExitAsync(patience.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // It took too long; the missing file says so.
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process? Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null; // not executable
        }
    }
}
