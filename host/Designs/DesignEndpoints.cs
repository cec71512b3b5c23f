using System.Globalization;
using System.Text.Json;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Serving;
using Microsoft.AspNetCore.Mvc;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>Drafts: list, open, save with revision, lock. For analysts alone.</summary>
internal static class DesignEndpoints
{
    public const string Path = $"{ApiPaths.Domain}/designs";

    public static RouteGroupBuilder MapDesigns(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).RequireAuthorization(Permissions.Define).WithTags("designs");
        group.MapGet("", ListAsync);
        group.MapPost("", CreateAsync);
        group.MapGet("{id:guid}", OpenAsync);
        group.MapPut("{id:guid}", SaveAsync);
        group.MapDelete("{id:guid}", RemoveAsync);
        group.MapPost("{id:guid}/lock", LockAsync);
        group.MapDelete("{id:guid}/lock", UnlockAsync);
        return group;
    }

    private static async Task<IResult> ListAsync(Drafts drafts, DraftLocks locks, CurrentPerson me, CancellationToken cancellation)
    {
        var list = await drafts.ListAsync(cancellation);
        var names = await locks.NamesAsync([.. list.SelectMany(People).Distinct()], cancellation);
        return Results.Ok(list.Select(draft => new DraftSummary(
            draft.Id, draft.Name, draft.Code, draft.Revision, draft.SavedAt, names.GetValueOrDefault(draft.SavedBy, "?"), locks.Describe(draft, names, me))));
    }

    private static async Task<IResult> CreateAsync(NewDraft request, Drafts drafts, DraftLocks locks, CurrentPerson me, CancellationToken cancellation)
    {
        if (request.DefinitionId is { Length: > DesignLimits.DefinitionId }) return Refuse(422, "design.definition", "Không có định nghĩa ấy.");
        var (content, refusal) = DraftContent.From(request.Name, request.Drawing, request.Forms);
        if (content is null) return Refuse(refusal!.Value);
        var draft = await drafts.AddAsync(content, request.DefinitionId, me, cancellation);
        return Results.Created($"{Path}/{draft.Id}", await AnswerAsync(draft, locks, me, cancellation));
    }

    private static async Task<IResult> OpenAsync(Guid id, Drafts drafts, DraftLocks locks, CurrentPerson me, HttpContext http, CancellationToken cancellation)
    {
        if (await drafts.FindAsync(id, cancellation) is not { } draft) return NotThere();
        http.Response.Headers.ETag = Tag(draft.Revision);
        return Results.Ok(await AnswerAsync(draft, locks, me, cancellation));
    }

    private static async Task<IResult> SaveAsync(
        Guid id, SavedDraft request, [FromHeader(Name = "If-Match")] string? ifMatch, Drafts drafts, DraftLocks locks, CurrentPerson me, HttpContext http, CancellationToken cancellation)
    {
        if (RevisionOf(ifMatch) is not { } revision)
            return Refuse(StatusCodes.Status428PreconditionRequired, "design.if-match", "If-Match must name the revision that the save was made from.");
        var (content, refusal) = DraftContent.From(request.Name, request.Drawing, request.Forms);
        if (content is null) return Refuse(refusal!.Value);
        switch (await drafts.SaveAsync(id, revision, content, me, cancellation))
        {
            case SaveOutcome.Saved saved:
                http.Response.Headers.ETag = Tag(saved.Revision);
                return Results.Ok(new SaveAnswer(saved.Revision, saved.At));
            case SaveOutcome.Conflict conflict:
                return Refuse(409, "design-revision", "Bản nháp đã được lưu từ nơi khác.", new() { ["revision"] = conflict.Revision });
            case SaveOutcome.Locked:
                return await LockedAsync(id, locks, me, cancellation);
            default:
                return NotThere();
        }
    }

    private static async Task<IResult> RemoveAsync(Guid id, Drafts drafts, DraftLocks locks, CurrentPerson me, CancellationToken cancellation) =>
        await drafts.RemoveAsync(id, me, cancellation) ? Results.NoContent() : await LockedAsync(id, locks, me, cancellation);

    private static async Task<IResult> LockAsync(Guid id, LockRequest request, DraftLocks locks, CurrentPerson me, CancellationToken cancellation)
    {
        if (await locks.TakeAsync(id, me, request.TakeOver, cancellation) is not { } held) return NotThere();
        return held.Mine ? Results.Ok(held) : Refuse(409, "design-locked", Busy(held), new() { ["lock"] = held });
    }

    private static async Task<IResult> UnlockAsync(Guid id, DraftLocks locks, CurrentPerson me, CancellationToken cancellation)
    {
        await locks.ReleaseAsync(id, me, cancellation);
        return Results.NoContent();
    }

    private static async Task<DraftAnswer> AnswerAsync(Draft draft, DraftLocks locks, CurrentPerson me, CancellationToken cancellation)
    {
        var names = await locks.NamesAsync([.. People(draft)], cancellation);
        using var forms = JsonDocument.Parse(draft.Forms);
        return new(draft.Id, draft.Name, draft.Code, draft.Revision, draft.SavedAt, names.GetValueOrDefault(draft.SavedBy, "?"),
            locks.Describe(draft, names, me), draft.Drawing, forms.RootElement.Clone(), draft.DefinitionId);
    }

    private static IEnumerable<Guid> People(Draft draft) => draft.LockHolder is { } holder ? [draft.SavedBy, holder] : [draft.SavedBy];

    private static async Task<IResult> LockedAsync(Guid id, DraftLocks locks, CurrentPerson me, CancellationToken cancellation)
    {
        var held = await locks.OfAsync(id, me, cancellation);
        return Refuse(409, "design-locked", held is null ? "Bản nháp đang có người sửa." : Busy(held), new() { ["lock"] = held });
    }

    private static string Busy(LockAnswer held) => $"{held.HolderName} đang sửa bản nháp này.";

    internal static IResult NotThere() => Refuse(404, "design.not-found", "Không có bản nháp ấy.");

    internal static IResult Refuse((string Code, string Title) refusal) => Refuse(422, refusal.Code, refusal.Title);

    internal static IResult Refuse(int status, string code, string title, Dictionary<string, object?>? extensions = null) =>
        Results.Problem(statusCode: status, type: ProblemTypes.Of(code), title: title, extensions: extensions);

    private static string Tag(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>The number within <c>"7"</c>.</summary>
    internal static int? RevisionOf(string? ifMatch) =>
        ifMatch is ['"', .. var inner, '"'] && int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null;
}
