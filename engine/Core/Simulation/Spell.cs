namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>How long something takes, by chance. What the time counts (working time, time of the clock) is said where it is used.</summary>
public abstract record Spell
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2000);

    private Spell() { }

    /// <summary>Always the same.</summary>
    public sealed record Fixed(TimeSpan Length) : Spell;

    /// <summary>Between two lengths, one of them the most usual.</summary>
    public sealed record Triangular(TimeSpan Least, TimeSpan Usual, TimeSpan Most) : Spell;

    /// <summary>Often short, seldom long: exponential.</summary>
    public sealed record Exponential(TimeSpan Mean) : Spell;

    /// <summary>The length on average.</summary>
    public TimeSpan Average => this switch
    {
        Fixed same => same.Length,
        Triangular between => (between.Least + between.Usual + between.Most) / 3,
        Exponential exponential => exponential.Mean,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>One length, in whole seconds and at least one, so that nothing takes no time at all.</summary>
    public TimeSpan Draw(Chance chance)
    {
        double seconds = this switch
        {
            Fixed same => same.Length.TotalSeconds,
            Triangular between => Inverse(between, chance.Share),
            Exponential exponential => -exponential.Mean.TotalSeconds * Math.Log(1 - chance.Share),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        return TimeSpan.FromSeconds(Math.Clamp(Math.Round(seconds), 1, Longest.TotalSeconds));
    }

    private static double Inverse(Triangular between, double share)
    {
        double least = between.Least.TotalSeconds, usual = between.Usual.TotalSeconds, most = between.Most.TotalSeconds;

        if (most <= least)
        {
            return least;
        }

        double turn = (usual - least) / (most - least);

        return share < turn
            ? least + Math.Sqrt(share * (most - least) * (usual - least))
            : most - Math.Sqrt((1 - share) * (most - least) * (most - usual));
    }
}
