using LaoCai.Workflows.Engine.Conformance;

namespace LaoCai.Workflows.Engine.Tests.Conformance;

public sealed class RecordingTests
{
    [Fact]
    public void Every_recording_of_Elsa_runs_as_it_was_recorded_or_differs_on_purpose()
    {
        Assert.SkipWhen(ConformanceFolder.Recordings is null, "No folder with recordings: set LAOCAI_CONFORMANCE to one.");

        CaseVerdict[] verdicts = [.. ConformanceFolder.Cases(ConformanceFolder.Recordings!).Select(ConformanceFolder.Run)];

        verdicts.Length.ShouldBeGreaterThan(0);
        string.Join('\n', verdicts.Where(verdict => !verdict.Passed).Select(verdict => $"{verdict.Case}\n  {string.Join("\n  ", verdict.Differences)}")).ShouldBeEmpty();
    }
}
