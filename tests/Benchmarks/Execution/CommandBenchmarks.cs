using System.Text.Json;
using BenchmarkDotNet.Attributes;
using LaoCai.Workflows.Benchmarks.Tasks;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;

namespace LaoCai.Workflows.Benchmarks.Execution;

/// <summary>What the pure core takes for one completion of the load's six-step procedure: deciding, folding, and what is written of it.</summary>
[MemoryDiagnoser]
public class CommandBenchmarks
{
    private readonly Guid _id = Guid.CreateVersion7();
    private readonly DateTimeOffset _at = new(2026, 3, 2, 2, 10, 0, TimeSpan.Zero);
    private DecisionContext _context = null!;
    private InstanceState _before = null!;
    private CommandEnvelope _complete = null!;
    private Decision.Accepted _decided = null!;
    private byte[] _stored = [];
    private string _events = "";

    [GlobalSetup]
    public void Prepare()
    {
        var definition = ExecutableDefinition.Compile(ElsaWriter.Write(LoadProvince.SixSteps())).Definition!;
        _context = new DecisionContext(_id, hash => hash == definition.Hash ? definition : null, ProvinceCalendar.Shipped, _ => false);
        var units = new[] { "receiving", "deciding", "specialist" }.ToDictionary(name => name, _ => "H38.90.01", StringComparer.Ordinal);
        var start = new WorkflowCommand.StartInstance(definition.Hash, "H38.90.01-260302-0001", JsonSerializer.SerializeToElement(new { }), units);
        _before = Accepted(null, Envelope(start)).State;
        _complete = Envelope(new WorkflowCommand.CompleteTask(new TaskId(_id, _before.Tasks[0].ExecutionNo).ToString(), null, null));
        _decided = Accepted(_before, _complete);
        _stored = InstanceStateJson.Write(_context.Definitions, _decided.State);
        _events = WorkflowEventJson.Write(_decided.Events);
    }

    [Benchmark(Baseline = true)]
    public object Decide() => Interpreter.Decide(_context, _before, _complete);

    [Benchmark]
    public object Fold() => Interpreter.Fold(_context.Definitions, _before, _complete, _decided.Events);

    [Benchmark]
    public byte[] WriteState() => InstanceStateJson.Write(_context.Definitions, _decided.State);

    [Benchmark]
    public object ReadState() => InstanceStateJson.Read(_context.Definitions, _stored);

    [Benchmark]
    public string WriteEvents() => WorkflowEventJson.Write(_decided.Events);

    [Benchmark]
    public object ReadEvents() => WorkflowEventJson.Read(_events);

    [Benchmark]
    public string WriteCommand() => WorkflowCommandJson.Write(_complete.Command);

    /// <summary>One link of the hash chain.</summary>
    [Benchmark]
    public object Chain() => HashChain.Append(HashChain.Origin, new HistoryRecord
    {
        InstanceId = _id, Seq = 2, CommandId = _complete.Id, At = _at, Actor = _complete.Actor, Calendars = _complete.Calendars,
        Command = "{}", Events = _events, Previous = default, Hash = default,
    });

    private Decision.Accepted Accepted(InstanceState? state, CommandEnvelope envelope) => Interpreter.Decide(_context, state, envelope) switch
    {
        Decision.Accepted accepted => accepted,
        Decision.Refused refused => throw new InvalidOperationException(refused.Refusal.Code),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private CommandEnvelope Envelope(WorkflowCommand command) => new(Guid.CreateVersion7(), _at, "canbo", _context.Calendars.Version, command);
}
