using CsCheck;
using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Tests.Samples;

namespace LaoCai.Workflows.Definitions.Tests.Bpmn;

public sealed class MutilatedDrawingTests
{
    [Fact]
    public void Mutilated_drawings_never_throw()
    {
        var sound = BpmnWriter.Write(LiquorLicence.Document[0] with { Steps = [.. LiquorLicence.Document[0].Steps.Select(step => step with { Role = new("specialist", "deciding") })] });

        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Int[0, 40], Gen.Byte.Array[0, 12]).Sample((at, cut, insert) =>
        {
            byte[] mutilated = [.. sound[..at], .. insert, .. sound[Math.Min(sound.Length, at + cut)..]];
            using var stream = new MemoryStream(mutilated);
            var reading = BpmnReader.Read(stream);
            foreach (var procedure in reading.Procedures) Compiler.Compile(procedure, CheckContext.Nothing);
        }, iter: 500);
    }
}
