using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Store.Migrating;

/// <summary>Counts outcomes by version and step; as large as the definitions, however many instances are counted.</summary>
internal sealed class MigrationTally
{
    /// <summary>Distinct obstacles kept a step; more are counted with the last.</summary>
    private const int MostObstacles = 50;

    private readonly Lock access = new();
    private readonly Dictionary<(int Version, string ActivityId), Counted> steps = [];

    public void Moved(int version, ExecutableDefinition definition, InstanceState state) => Count(version, definition, state, null);

    public void Stuck(int version, ExecutableDefinition definition, InstanceState state, Refusal why) => Count(version, definition, state, why);

    public (long Moves, long Cannot, IReadOnlyList<MigrationStep> Steps) Totals()
    {
        lock (access)
        {
            List<MigrationStep> told = [.. steps
                .OrderBy(step => step.Key.Version).ThenBy(step => step.Key.ActivityId, StringComparer.Ordinal)
                .Select(step => new MigrationStep(step.Key.Version, step.Key.ActivityId, step.Value.Title, step.Value.Moves, [.. step.Value.Obstacles]))];
            return (told.Sum(step => step.Moves), told.Sum(step => step.Cannot.Sum(obstacle => obstacle.Instances)), told);
        }
    }

    private void Count(int version, ExecutableDefinition definition, InstanceState state, Refusal? why)
    {
        var at = state.Tokens.FirstOrDefault(token => token.Kind != TokenKind.Flow)?.ActivityId ?? "";
        lock (access)
        {
            if (!steps.TryGetValue((version, at), out var counted))
                steps[(version, at)] = counted = new Counted(definition.Find(at)?.Step?.Title);
            if (why is null) counted.Moves++;
            else counted.Stuck(why, state.Id);
        }
    }

    private sealed class Counted(string? title)
    {
        public string? Title { get; } = title;
        public long Moves { get; set; }
        public List<MigrationObstacle> Obstacles { get; } = [];

        public void Stuck(Refusal why, Guid instance)
        {
            var known = Obstacles.FindIndex(obstacle => obstacle.Code == why.Code && obstacle.Message == why.Message);
            if (known < 0 && Obstacles.Count < MostObstacles) Obstacles.Add(new MigrationObstacle(why.Code, why.Message, 1, instance));
            else
            {
                if (known < 0) known = Obstacles.Count - 1;
                Obstacles[known] = Obstacles[known] with { Instances = Obstacles[known].Instances + 1 };
            }
        }
    }
}
