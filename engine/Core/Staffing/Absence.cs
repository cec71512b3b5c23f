namespace LaoCai.Workflows.Engine.Staffing;

/// <summary>Somebody is away for some days.</summary>
/// <param name="Person">Who.</param>
/// <param name="From">First day, in the province.</param>
/// <param name="Until">Last day, inclusive, since leave is written "from Monday to Friday".</param>
/// <param name="Substitutes">Who stands in, the first who is there before the next.</param>
public sealed record Absence(string Person, DateOnly From, DateOnly Until, IReadOnlyList<Substitute> Substitutes)
{
    public bool Covers(DateOnly day) => From <= day && day <= Until;
}

/// <summary>Somebody named to stand in.</summary>
/// <param name="Person">Who.</param>
/// <param name="Lent">
/// Whether the absent person's authority is lent in writing for those days; without it a substitute stands in only where they hold the same post.
/// Source: NĐ 30/2020/NĐ-CP art. 13.3 (in writing, for a time, never handed on).
/// </param>
public sealed record Substitute(string Person, bool Lent);

/// <summary>Who does an absent person's work of one post.</summary>
/// <param name="Person">Who acts.</param>
/// <param name="For">Who is absent.</param>
/// <param name="Post">The absent person's post.</param>
/// <param name="ByOffice">Whether it fell to the head of the unit because no substitute is there.</param>
/// <param name="TakesUnclaimed">
/// Whether tasks of the post that nobody has claimed are theirs too. Not for a head where others of the post are there: those see them already.
/// </param>
public sealed record StandIn(string Person, string For, Post Post, bool ByOffice, bool TakesUnclaimed);
