using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Publishing;

/// <summary>A document that its publisher has uploaded, with what was read in it.</summary>
/// <param name="Open">What is to be confirmed before it is published.</param>
public sealed record DocumentOnDesk(Guid Id, string Name, CompileReport Report, IReadOnlyList<OpenInference> Open);

/// <summary>Where an analyst looks at a document, confirms what it leaves to be understood, and publishes that very file.</summary>
public sealed class DocumentDesk(RegistryContext registry, DocumentPublisher publisher, Confirmations confirmations, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private const int LongestName = 200;

    /// <summary>Keeps a file for a day; files of the same person that are older go.</summary>
    public async Task<Guid> UploadAsync(string name, Stream content, CurrentPerson me, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(me);
        var now = clock.GetUtcNow();
        var oldest = now - Kept;
        await registry.UploadedDocuments.Where(document => document.UploadedBy == me.Id && document.UploadedAt < oldest).ExecuteDeleteAsync(cancellation);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellation);
        var uploaded = new UploadedDocument
        {
            Name = name.Length > LongestName ? name[^LongestName..] : name, Content = copy.ToArray(), UploadedBy = me.Id, UploadedAt = now,
        };
        registry.UploadedDocuments.Add(uploaded);
        await registry.SaveChangesAsync(cancellation);
        return uploaded.Id;
    }

    /// <summary>Null where the person has uploaded no such file.</summary>
    public async Task<DocumentOnDesk?> FindAsync(Guid id, CurrentPerson me, CancellationToken cancellation)
    {
        if (await FileAsync(id, me, cancellation) is not { } file) return null;
        using var document = new MemoryStream(file.Content, writable: false);
        var (readable, why) = await OldWord.AsDocxAsync(document, cancellation);
        var report = DocumentCompiler.Compile(readable, file.Name, await publisher.ContextAsync(cancellation));
        if (why is not null) report = report with { Diagnostics = [.. report.Diagnostics, why] };
        return new(id, file.Name, report, report.HasErrors ? [] : await confirmations.OpenAsync(OpenInference.Of(report.Procedures), cancellation));
    }

    /// <summary>Publishes the file; a published one leaves the desk. Null where the person has uploaded no such file.</summary>
    public async Task<DocumentPublication?> PublishAsync(Guid id, IReadOnlyCollection<string> confirmed, CurrentPerson me, CancellationToken cancellation)
    {
        if (await FileAsync(id, me, cancellation) is not { } file) return null;
        using var document = new MemoryStream(file.Content, writable: false);
        var publication = await publisher.PublishAsync(document, file.Name, null, confirmed, me.Actor, cancellation);
        if (publication.Holds) await registry.UploadedDocuments.Where(one => one.Id == id).ExecuteDeleteAsync(cancellation);
        return publication;
    }

    private Task<UploadedDocument?> FileAsync(Guid id, CurrentPerson me, CancellationToken cancellation) =>
        registry.UploadedDocuments.AsNoTracking().SingleOrDefaultAsync(document => document.Id == id && document.UploadedBy == me.Id, cancellation);
}
