using System.Security.Cryptography;
using System.Text;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Compilation;

/// <summary>Something understood rather than read, which a person confirms by its key before the procedure is published.</summary>
/// <param name="Key">The same for the same sentence understood in the same way in the same procedure; 12 hexadecimal digits.</param>
/// <param name="DefinitionId">The procedure's logical id.</param>
/// <param name="Step">Number of the step.</param>
/// <param name="What">What was understood, in Vietnamese.</param>
/// <param name="Sentence">The document's sentence.</param>
/// <param name="Place">Where it stands.</param>
public sealed record OpenInference(string Key, string DefinitionId, int Step, string What, string Sentence, Place Place)
{
    private const int KeyLength = 12;

    /// <summary>All that is to be confirmed in procedures, in their order; what a drawing says is confirmed is left out.</summary>
    public static IReadOnlyList<OpenInference> Of(IEnumerable<Procedure> procedures) =>
        [.. procedures.SelectMany(procedure => Of(procedure, DefinitionIds.Of(procedure), confirmed: false)).DistinctBy(open => open.Key)];

    /// <summary>What one procedure leaves to be understood.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="definitionId">Id that it is, or will be, published under.</param>
    /// <param name="confirmed">False: what is still open; true: what its drawing says somebody has confirmed.</param>
    public static IReadOnlyList<OpenInference> Of(Procedure procedure, string definitionId, bool confirmed)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return
        [
            .. procedure.Steps.SelectMany(
                step => step.Inferences.Where(inference => inference.Confirmed == confirmed),
                (step, inference) => new OpenInference(KeyOf(definitionId, inference), definitionId, step.No, inference.What, inference.Sentence, step.Place)).DistinctBy(open => open.Key),
        ];
    }

    /// <summary>The key of an inference of a procedure.</summary>
    public static string KeyOf(string definitionId, Inference inference)
    {
        ArgumentNullException.ThrowIfNull(inference);
        var text = string.Join('\u001f', definitionId, VietnameseWords.Composed(inference.What), VietnameseWords.Composed(inference.Sentence));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..KeyLength];
    }

    /// <summary>LC2502: the refusal to publish it unconfirmed.</summary>
    public Diagnostic Refusal() => new(
        "LC2502",
        Severity.Error,
        $"Bước {Step}: chưa có người xác nhận “{What}”, suy ra từ câu “{Sentence}” (mã {Key}).",
        $"Step {Step}: nobody has confirmed “{What}”, understood from “{Sentence}” (key {Key}).",
        Place,
        $"Xác nhận mã {Key} khi ban hành, hoặc ghi rõ điều này trong văn bản.");
}
