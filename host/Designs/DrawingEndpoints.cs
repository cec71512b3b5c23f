using System.Text.Json;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Escalations;
using LaoCai.Workflows.Definitions.Forms;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.IsoWriting;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Host.Printing;
using LaoCai.Workflows.Store;

namespace LaoCai.Workflows.Host.Designs;

internal sealed record DueRequest(IReadOnlyList<DueItem>? Limits);

/// <summary>A limit and its start.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Value">How long, in units.</param>
/// <param name="Unit">As the vocabulary writes it.</param>
/// <param name="Whole">The limit of the whole dossier, which the law counts from the next working day; false: of a step, counted from the hour.</param>
internal sealed record DueItem(DateTimeOffset From, decimal Value, string? Unit, bool Whole = false);

internal sealed record NamedCode(string Code, string Vi, string En);

internal sealed record NamedRole(string Code, string Vi, string En, string Unit);

/// <summary>An escalation policy of the province, and what it does in each language.</summary>
internal sealed record NamedPolicy(string Name, bool IsDefault, string Vi, string En);

internal sealed record LinkedProcedure(string Code, string Name);

internal sealed record CatalogueAnswer(IReadOnlyList<NamedRole> Roles, IReadOnlyList<NamedCode> Units, IReadOnlyList<NamedCode> Documents, IReadOnlyList<LinkedProcedure> Procedures, IReadOnlyList<NamedPolicy> Escalations);

/// <summary>What the designer asks while somebody draws: what is wrong, what can be chosen, when a limit ends, what a document says.</summary>
internal static class DrawingEndpoints
{
    private const int MostLimits = 500;
    private const int MostDays = 10_000;

    public static void MapDrawing(this RouteGroupBuilder designs)
    {
        designs.MapGet("catalogue", CatalogueAsync);
        designs.MapPost("check", CheckAsync);
        designs.MapPost("forms/check", CheckForm);
        designs.MapPost("elsa", ElsaAsync);
        designs.MapPost("word", Word);
        designs.MapPost("due", DueAsync);
        designs.MapPost("read", ReadAsync);
        designs.MapPost("arrange", Arrange);
    }

    private static async Task<IResult> CatalogueAsync(PublishedDrawings drawings, DraftLocks people, EscalationCatalogue escalations, CancellationToken cancellation)
    {
        var roles = RoleCatalogue.Shipped;
        var published = await drawings.ListAsync(ids => people.NamesAsync(ids, cancellation), cancellation);
        return Results.Ok(new CatalogueAnswer(
            [.. roles.Roles.Select(role => new NamedRole(role.Code, role.Vietnamese, role.English, role.Unit))],
            [.. roles.Units.Select(unit => new NamedCode(unit.Code, unit.Vietnamese, unit.English))],
            [.. DocumentNames.All.Select(form => new NamedCode(form.Key, form.Name.Vietnamese, form.Name.English))],
            [.. published.Select(procedure => new LinkedProcedure(procedure.DefinitionId, procedure.Name))],
            [.. escalations.Policies.Select(policy => new NamedPolicy(policy.Name!, policy.Name == escalations.DefaultName, Told(policy, text => text.Vi), Told(policy, text => text.En)))]));

        static string Told(Engine.Tasks.EscalationPolicy policy, Func<CalendarText, string> language) => string.Join(". ", EscalationWords.Tell(policy).Select(language)) + ".";
    }

    private static async Task<IResult> CheckAsync(DrawingRequest request, DrawingCompiler compiler, CancellationToken cancellation)
    {
        if (request.Drawing is not { Length: > 0 and <= DesignLimits.Drawing } drawing) return DesignEndpoints.Refuse(422, "design.drawing-size", "Bản vẽ trống hoặc quá lớn.");
        var compiled = await compiler.CompileAsync(drawing, cancellation);
        return Results.Ok(new { diagnostics = DiagnosticAnswer.Of(compiled.Diagnostics) });
    }

    /// <summary>What of a form's schema the server could not check when it is filled in.</summary>
    private static IResult CheckForm(JsonElement schema) =>
        Results.Ok(new { problems = FormReader.Read(schema).Problems.Select(problem => FormTrouble.Of("", problem)) });

    private static async Task<IResult> ElsaAsync(DrawingRequest request, DrawingCompiler compiler, CancellationToken cancellation)
    {
        if (request.Drawing is not { Length: > 0 and <= DesignLimits.Drawing } drawing) return DesignEndpoints.Refuse(422, "design.drawing-size", "Bản vẽ trống hoặc quá lớn.");
        var compiled = await compiler.CompileAsync(drawing, cancellation);
        return compiled.Document is { } document
            ? Results.Bytes(DocumentWriter.WriteCompact(document), "application/json; charset=utf-8")
            : DesignEndpoints.Refuse(422, "design.faulty", "Bản vẽ còn lỗi; chưa xuất được định nghĩa.", new() { ["diagnostics"] = DiagnosticAnswer.Of(compiled.Diagnostics) });
    }

    /// <summary>The drawing as the province's ISO document, also while its times or people are not right yet; only its flow must be readable.</summary>
    private static IResult Word(DrawingRequest request)
    {
        if (request.Drawing is not { Length: > 0 and <= DesignLimits.Drawing } drawing) return DesignEndpoints.Refuse(422, "design.drawing-size", "Bản vẽ trống hoặc quá lớn.");
        var reading = DrawingCompiler.Read(drawing);
        if (reading.Procedures is not [var procedure, ..] || reading.Diagnostics.Any(diagnostic => diagnostic.Severity is Definitions.Procedures.Severity.Error))
            return DesignEndpoints.Refuse(422, "design.faulty", "Bản vẽ còn lỗi; chưa xuất được tài liệu Word.", new() { ["diagnostics"] = DiagnosticAnswer.Of(reading.Diagnostics) });
        var document = new MemoryStream();
        IsoDocumentWriter.Write([procedure], document);
        document.Position = 0;
        return Results.File(document, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    }

    /// <summary>On the calendar in force, by the very rules that a dossier under way is counted by.</summary>
    private static async Task<IResult> DueAsync(DueRequest request, WorkflowStore store, CancellationToken cancellation)
    {
        if (request.Limits is not { Count: <= MostLimits } limits) return DesignEndpoints.Refuse(422, "design.due", "Nhiều nhất 500 thời hạn một lần.");
        var calendar = (await store.Calendars.Latest(cancellation) ?? ProvinceCalendar.Shipped).Province;
        var due = new List<DateTimeOffset>();
        foreach (var item in limits)
        {
            if (UnitOf(item.Unit) is not { } unit || item.Value is < 0 or > MostDays || item.From.Year is < 2000 or > 2090)
                return DesignEndpoints.Refuse(422, "design.due", "Thời hạn hoặc thời điểm không tính được.");
            due.Add(calendar.Due(new TimeLimit(item.Value, unit), item.From, item.Whole ? CountingRule.Statutory : CountingRule.InternalStep));
        }

        return Results.Ok(new { due });
    }

    private static TimeUnit? UnitOf(string? unit) => unit switch
    {
        "minute" => TimeUnit.Minute,
        "hour" => TimeUnit.Hour,
        "workingHour" => TimeUnit.WorkingHour,
        "day" => TimeUnit.Day,
        "workingDay" => TimeUnit.WorkingDay,
        _ => null,
    };

    /// <summary>Reads a Word document: its procedures as drawings, its text to be shown beside them, and what is wrong with it.</summary>
    private static async Task<IResult> ReadAsync(HttpRequest request, EarlierDrawings drawn, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, cancellation);
        file.Position = 0;
        var reading = IsoReader.Read(file);
        file.Position = 0;
        var procedures = reading.Procedures.Select(procedure => (Name: procedure.Variant is null ? procedure.Name : $"{procedure.Name} – {procedure.Variant}", Read: ActorsOf(procedure))).ToList();
        var earlier = await drawn.OfAsync([.. procedures.Select(procedure => procedure.Name)], cancellation);
        return Results.Ok(new
        {
            procedures = procedures.Select(procedure => new { name = procedure.Name, drawing = DrawingCompiler.Draw(procedure.Read, earlier.GetValueOrDefault(procedure.Name)) }),
            blocks = DocumentText.Read(file).Select(Shown),
            diagnostics = reading.Diagnostics.Select(diagnostic => DiagnosticAnswer.Of(diagnostic) with { Element = diagnostic.Place.ToString() }),
        });
    }

    /// <summary>A drawing with its elements where another drawing of the same procedure has them.</summary>
    private static IResult Arrange(ArrangeRequest request)
    {
        if (request.Drawing is not { Length: > 0 and <= DesignLimits.Drawing } drawing || request.Like is not { Length: > 0 and <= DesignLimits.Drawing } like)
            return DesignEndpoints.Refuse(422, "design.drawing-size", "Bản vẽ trống hoặc quá lớn.");
        var reading = DrawingCompiler.Read(drawing);
        return reading.Procedures is [var procedure, ..] && reading.Diagnostics.All(diagnostic => diagnostic.Severity is not Definitions.Procedures.Severity.Error)
            ? Results.Ok(new { drawing = DrawingCompiler.Draw(procedure, like) })
            : DesignEndpoints.Refuse(422, "design.faulty", "Bản vẽ còn lỗi; chưa sắp xếp lại được.", new() { ["diagnostics"] = DiagnosticAnswer.Of(reading.Diagnostics) });
    }

    private static Definitions.Procedures.Procedure ActorsOf(Definitions.Procedures.Procedure procedure) => ActorResolver.Shipped.Resolve(procedure).Procedure;

    private static object Shown(TextBlock block) => block switch
    {
        TextBlock.Paragraph paragraph => new { kind = "paragraph", paragraph = paragraph.Number, text = paragraph.Text },
        TextBlock.Table table => new { kind = "table", table = table.Number, rows = table.Rows.Select(row => new { row = row.Number, cells = row.Cells }) },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
