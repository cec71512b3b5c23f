using System.Collections.Concurrent;
using System.Text.Json;
using LaoCai.Workflows.Definitions.Forms;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Designs;

namespace LaoCai.Workflows.Host.Forms;

/// <summary>A form of a published version.</summary>
/// <param name="Schema">As the server checks it.</param>
/// <param name="Text">As the browser shows it: form-js's schema.</param>
public sealed record StepForm(FormSchema Schema, string Text);

/// <summary>The electronic forms of published versions. A version never changes, so what was read once stays read.</summary>
public sealed class StepForms(IServiceScopeFactory scopes)
{
    /// <summary>Name of what was filled in, beside the note, in the data of a task's result.</summary>
    public const string Member = "form";

    private static readonly IReadOnlyDictionary<string, StepForm> None = new Dictionary<string, StepForm>(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, StepForm>> byVersion = new(StringComparer.Ordinal);

    /// <summary>The form of a version by its key; null where the version has none of that name.</summary>
    public async Task<StepForm?> FindAsync(string definitionHash, string key, CancellationToken cancellation) =>
        (await OfAsync(definitionHash, cancellation)).GetValueOrDefault(key);

    /// <summary>Makes the forms of a version ready for <see cref="Check"/>.</summary>
    public async Task<IReadOnlyDictionary<string, StepForm>> OfAsync(string definitionHash, CancellationToken cancellation)
    {
        if (byVersion.TryGetValue(definitionHash, out var known)) return known;
        await using var scope = scopes.CreateAsyncScope();
        var drawing = await scope.ServiceProvider.GetRequiredService<PublishedDrawings>().FindAsync(definitionHash, cancellation);
        return byVersion[definitionHash] = drawing is null ? None : Read(drawing.Forms);
    }

    /// <summary>Whether what was filled in may be taken. Pure, so that it can be asked within a command.</summary>
    /// <param name="definitionHash">Version that the instance stands on.</param>
    /// <param name="key">Of the step's form; null: it has none.</param>
    /// <param name="result">Data of the task's result.</param>
    /// <param name="ready">False where <see cref="OfAsync"/> has to be asked first; nothing is said then.</param>
    /// <returns>Null where it may; <c>form.invalid</c> with what is wrong by field otherwise.</returns>
    public Refusal? Check(string definitionHash, string? key, JsonElement? result, out bool ready)
    {
        ready = true;
        if (key is null) return null;
        if (!byVersion.TryGetValue(definitionHash, out var forms))
        {
            ready = false;
            return null;
        }

        if (!forms.TryGetValue(key, out var form)) return null; // a key without a schema asks for nothing
        var data = result is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(Member, out var filledIn) ? filledIn : JsonElement.Parse("{}");
        var problems = FormCheck.Check(form.Schema, data);
        return problems.Count == 0 ? null : new Refusal("form.invalid", "The form is not filled in as it asks.") { Fields = [.. problems.Select(problem => new FieldFaultNote(problem.Key, problem.Label, problem.Fault.ToString(), problem.Bound))] };
    }

    /// <summary>The schemas that a draft carries: what the server cannot check, by form.</summary>
    public static IReadOnlyList<(string Form, SchemaProblem Problem)> ProblemsOf(string forms)
    {
        using var document = JsonDocument.Parse(forms);
        return [.. document.RootElement.EnumerateObject().SelectMany(form => FormReader.Read(form.Value).Problems.Select(problem => (form.Name, problem)))];
    }

    private static Dictionary<string, StepForm> Read(string forms)
    {
        using var document = JsonDocument.Parse(forms);
        var read = new Dictionary<string, StepForm>(StringComparer.Ordinal);
        foreach (var form in document.RootElement.EnumerateObject())
        {
            if (FormReader.Read(form.Value).Form is { } schema) read[form.Name] = new(schema, form.Value.GetRawText());
        }

        return read;
    }
}
