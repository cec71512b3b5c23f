using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Procedures;

/// <summary>
/// What a process document says of one procedure (one variant of it): the hub between all formats.
/// Complete enough to compile, and with everything as printed kept beside what was understood.
/// </summary>
public sealed record Procedure
{
    public required string Name { get; init; }

    /// <summary>As printed, for example <c>QT 33/CX-HCTP</c>; not a key, since documents share codes.</summary>
    public string? Code { get; init; }

    /// <summary>Which case of the procedure this is, where the document has several time columns.</summary>
    public string? Variant { get; init; }

    public string? Edition { get; init; }
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The agency whose document it is, as printed.</summary>
    public string? Agency { get; init; }

    /// <summary>The document's statement of the time limit for the whole.</summary>
    public PrintedLimit? LegalLimit { get; init; }

    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>Thành phần hồ sơ: what the applicant hands in.</summary>
    public IReadOnlyList<DossierComponent> Components { get; init; } = [];

    /// <summary>Number of sets of the dossier; null where the document does not say.</summary>
    public int? Sets { get; init; }

    /// <summary>Fees as printed, one rule a line.</summary>
    public IReadOnlyList<string> Fees { get; init; } = [];

    /// <summary>Kết quả: what the applicant gets.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    public IReadOnlyList<string> LegalBasis { get; init; } = [];
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>Default for steps that have no policy of their own; null: the engine's default.</summary>
    public EscalationPolicy? Escalation { get; init; }

    /// <summary>
    /// Code of the service from whose usual steps this was generated; null for everything else. Kept where a reader of the document
    /// does not see it, so that taking the mark out of the name is not enough to make a draft a procedure.
    /// </summary>
    public string? SurveyOf { get; init; }

    public Place Place { get; init; } = Place.Document;
}

/// <summary>One row of the step table.</summary>
public sealed record Step
{
    /// <summary>Position in the table, from 1.</summary>
    public required int No { get; init; }

    /// <summary>The step's first sentence or line, white space folded, NFC.</summary>
    public required string Text { get; init; }

    /// <summary>The whole cell, one paragraph a line; nothing dropped.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Phase (giai đoạn) that the step stands under; null where the document has none.</summary>
    public string? Phase { get; init; }

    /// <summary>As printed; several lines joined by <c> / </c>.</summary>
    public required string Actor { get; init; }

    /// <summary>Who that is in the province's terms; null until resolved.</summary>
    public ActorRole? Role { get; init; }

    /// <summary>The time cell as printed, white space folded.</summary>
    public string Time { get; init; } = "";

    public PrintedLimit? Limit { get; init; }

    /// <summary>Steps with the same number share one merged time cell; the limit is the group's.</summary>
    public int? Group { get; init; }

    /// <summary>
    /// Adjacent steps with the same number are done at the same time (<c>đồng thời</c>); the one after them begins when all
    /// have ended, and only then their outcomes are followed.
    /// </summary>
    public int? Together { get; init; }

    /// <summary>What happens here without a person; null: a person does the step.</summary>
    public Automation? Automation { get; init; }

    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    /// <summary>True where nothing but <see cref="Outcomes"/> can happen, as in a drawing; prose names only what is out of the ordinary.</summary>
    public bool AllOutcomes { get; init; }

    /// <summary>Biểu mẫu / kết quả of the step, as printed.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>Key of the form that is filled in; null: none. Chosen in the drawing; no document says it.</summary>
    public string? Form { get; init; }

    /// <summary>Official documents printed at the step, by template key such as <c>mau-01</c>; empty: those that follow from the step itself.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>Legal grounds of the step, as printed.</summary>
    public IReadOnlyList<string> LegalBasis { get; init; } = [];

    /// <summary>The step's own policy; null: the procedure's.</summary>
    public EscalationPolicy? Escalation { get; init; }

    public Place Place { get; init; } = Place.Document;

    /// <summary>What was understood rather than read; each needs a person's confirmation before publishing.</summary>
    public IReadOnlyList<Inference> Inferences { get; init; } = [];
}

/// <summary>Where the unit of a printed limit was found.</summary>
public enum UnitSource { Cell, Header, Total, Footnote, LegalLimit, Assumed }

/// <summary>A time limit with the text that it was read from.</summary>
/// <param name="Limit">Normalised.</param>
/// <param name="Text">As printed.</param>
/// <param name="UnitSource">Where the unit came from.</param>
/// <param name="From">The limit's own starting event as printed (<c>kể từ ngày …</c>); null: the step's start.</param>
public sealed record PrintedLimit(TimeLimit Limit, string Text, UnitSource UnitSource, string? From = null);

/// <summary>Role code and unit of an actor.</summary>
/// <param name="Role">A code of the role catalogue.</param>
/// <param name="Unit">Unit binding (<c>receiving</c>, <c>deciding</c>, <c>province</c>, …) or unit code.</param>
public sealed record ActorRole(string Role, string Unit);

/// <summary>How a step may end, and where that leads.</summary>
/// <param name="When">The words of the document, such as <c>Phù hợp</c>.</param>
/// <param name="To">Where it leads.</param>
public sealed record Outcome(string When, RouteTarget To);

/// <summary>The closed set of places that a route can lead to.</summary>
public abstract record RouteTarget
{
    private RouteTarget() { }

    /// <summary>The following step, or the end after the last.</summary>
    public sealed record Next : RouteTarget;

    /// <summary>Back to the applicant, to supplement or be refused.</summary>
    public sealed record Applicant : RouteTarget;

    /// <summary>The procedure ends.</summary>
    public sealed record End : RouteTarget;

    /// <summary>The step with that number.</summary>
    public sealed record ToStep(int No) : RouteTarget;
}

/// <summary>Something understood from prose.</summary>
/// <param name="What">What was inferred, for people, in Vietnamese.</param>
/// <param name="Sentence">The sentence it came from, as printed.</param>
/// <param name="Confirmed">A person has said that it is so.</param>
public sealed record Inference(string What, string Sentence, bool Confirmed = false);

/// <summary>A paper of the dossier.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Kind">Bản chính, bản sao, … as printed; null where not said.</param>
/// <param name="Count">Copies; null where not said.</param>
/// <param name="Condition">The case in which it is asked for; null: always.</param>
public sealed record DossierComponent(string Text, string? Kind = null, int? Count = null, string? Condition = null);
