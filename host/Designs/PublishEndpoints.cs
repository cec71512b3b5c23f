using System.Text.Json;
using LaoCai.Workflows.Host.Access;
using Microsoft.AspNetCore.Mvc;

namespace LaoCai.Workflows.Host.Designs;

internal sealed record PublishRequest(string? Seen, string? Reason);

internal sealed record PublishAnswer(int Version, string DefinitionId);

internal sealed record DrawingAnswer(string Drawing, JsonElement Forms);

/// <summary>Drift, publishing, and what is published.</summary>
internal static class PublishEndpoints
{
    public static void MapPublishing(this RouteGroupBuilder designs)
    {
        designs.MapGet("{id:guid}/drift", DriftAsync);
        designs.MapPost("{id:guid}/publish", PublishAsync);
        designs.MapGet("published", ListAsync);
        designs.MapGet("published/{definitionId}/{version:int}", OpenAsync);
        designs.MapGet("published/{definitionId}/{version:int}/moves/{to:int}", MovesAsync);
    }

    private static async Task<IResult> DriftAsync(Guid id, Drafts drafts, DraftPublisher publisher, CancellationToken cancellation)
    {
        if (await drafts.FindAsync(id, cancellation) is not { } draft) return DesignEndpoints.NotThere();
        var (drift, diagnostics) = await publisher.CompareAsync(draft, cancellation);
        return drift is null ? Faulty(diagnostics) : Results.Ok(drift);
    }

    private static async Task<IResult> PublishAsync(
        Guid id, PublishRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, Drafts drafts, DraftPublisher publisher, CurrentPerson me, CancellationToken cancellation)
    {
        if (await drafts.FindAsync(id, cancellation) is not { } draft) return DesignEndpoints.NotThere();
        if (DesignEndpoints.RevisionOf(ifMatch) is not { } revision)
            return DesignEndpoints.Refuse(StatusCodes.Status428PreconditionRequired, "design.if-match", "If-Match must name the revision that is to be published.");
        if (draft.Revision != revision)
            return DesignEndpoints.Refuse(409, "design-revision", "Bản nháp đã được lưu từ nơi khác.", new() { ["revision"] = draft.Revision });
        if (request.Reason is { Length: > DesignLimits.Reason }) return DesignEndpoints.Refuse(422, "design.reason", "Lý do quá dài.");
        return await publisher.PublishAsync(draft, request.Seen ?? "", request.Reason?.Trim() ?? "", me, cancellation) switch
        {
            PublishOutcome.Published published => Results.Ok(new PublishAnswer(published.Version, published.DefinitionId)),
            PublishOutcome.Faulty faulty => Faulty(faulty.Diagnostics),
            PublishOutcome.Unconfirmed open => DesignEndpoints.Refuse(
                422, "definition.unconfirmed", $"Còn {open.Inferences.Count} điều suy ra từ lời văn chưa được xác nhận; xác nhận ở bảng thuộc tính của bước.",
                new() { ["inferences"] = open.Inferences, ["diagnostics"] = DiagnosticAnswer.Of(open.Inferences.Select(one => one.Refusal())) }),
            PublishOutcome.FaultyForms forms => DesignEndpoints.Refuse(422, "design.faulty-forms", string.Join(' ', forms.Troubles.Select(trouble => trouble.Message)), new() { ["forms"] = forms.Troubles }),
            PublishOutcome.Drifted => DesignEndpoints.Refuse(409, "design-drift", "Bản nháp hoặc phiên bản đang hiệu lực đã đổi sau khi bạn xem khác biệt. Hãy xem lại."),
            PublishOutcome.Refused refused => DesignEndpoints.Refuse(422, "design.refused", refused.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<IResult> ListAsync(PublishedDrawings drawings, DraftLocks people, CancellationToken cancellation) =>
        Results.Ok(await drawings.ListAsync(ids => people.NamesAsync(ids, cancellation), cancellation));

    private static async Task<IResult> OpenAsync(string definitionId, int version, PublishedDrawings drawings, CancellationToken cancellation)
    {
        if (await drawings.VersionAsync(definitionId, version, cancellation) is not { } row || await drawings.FindAsync(row.Hash, cancellation) is not { } found)
            return DesignEndpoints.Refuse(404, "design.version", "Không có phiên bản ấy, hoặc nó không có bản vẽ.");
        using var forms = JsonDocument.Parse(found.Forms);
        return Results.Ok(new DrawingAnswer(found.Drawing, forms.RootElement.Clone()));
    }

    private static IResult Faulty(IReadOnlyList<Definitions.Procedures.Diagnostic> diagnostics) => DesignEndpoints.Refuse(
        422, "design.faulty", "Bản vẽ còn lỗi; chưa ban hành được.", new() { ["diagnostics"] = DiagnosticAnswer.Of(diagnostics) });

    /// <summary>Which activities of a version have another id in a later one, by what their steps say.</summary>
    private static async Task<IResult> MovesAsync(string definitionId, int version, int to, PublishedDrawings drawings, CancellationToken cancellation)
    {
        if (await DrawnAsync(version) is not { } before || await DrawnAsync(to) is not { } after) return DesignEndpoints.Refuse(404, "design.version", "Phiên bản ấy không có bản vẽ.");
        return Results.Ok(new { moves = DrawnSteps.Moves(before.Drawing, after.Drawing) });

        async Task<PublishedDrawing?> DrawnAsync(int number) =>
            await drawings.VersionAsync(definitionId, number, cancellation) is { } row ? await drawings.FindAsync(row.Hash, cancellation) : null;
    }
}
