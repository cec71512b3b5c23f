using CsCheck;
using LaoCai.Workflows.Engine.Staffing;

namespace LaoCai.Workflows.Engine.Tests.Staffing;

public sealed class RosterTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly Post Expert = new("specialist", "D1");

    private static readonly (string, Post)[] Holdings =
    [
        ("an", Expert), ("binh", Expert), ("chi", new("clerk", "S")), ("dung", new("unitHead", "D1")), ("giang", new("agencyHead", "S")), ("hoa", new("specialist", "D2")),
    ];

    private static readonly Dictionary<string, string?> Parents = new() { ["D1"] = "S", ["D2"] = "S", ["S"] = "P", ["P"] = null };

    [Fact]
    public void Whoever_is_there_answers_for_their_own_work()
    {
        RosterOf().Answerable("an", Expert).ShouldBe("an");
        RosterOf(Away("an", Lent("chi"))).Answerable("binh", Expert).ShouldBe("binh");
    }

    [Theory]
    [InlineData(-1, "an")]
    [InlineData(0, "binh")]
    [InlineData(4, "binh")]
    [InlineData(5, "an")]
    public void The_first_and_the_last_day_of_leave_are_leave(int offset, string answers)
    {
        Absence leave = new("an", Monday, Monday.AddDays(4), [Same("binh")]);

        new Roster(Monday.AddDays(offset), Holdings, Parents, ["unitHead", "agencyHead"], [leave]).Answerable("an", Expert).ShouldBe(answers);
    }

    [Fact]
    public void The_next_substitute_stands_in_where_the_first_is_away_too()
    {
        RosterOf(Away("an", Same("binh"), Lent("chi")), Away("binh")).Answerable("an", Expert).ShouldBe("chi");
    }

    [Fact]
    public void A_substitute_without_the_post_needs_the_authority_in_writing()
    {
        RosterOf(Away("an", Same("hoa"))).Answerable("an", Expert).ShouldBe("dung");
        RosterOf(Away("an", Lent("hoa"))).Answerable("an", Expert).ShouldBe("hoa");
    }

    [Fact]
    public void Borrowed_authority_is_not_handed_on()
    {
        // Hoa was lent An's work and is away; Hoa's own substitute gets Hoa's work alone.
        Roster roster = RosterOf(Away("an", Lent("hoa")), Away("hoa", Lent("chi")));

        roster.Answerable("an", Expert).ShouldBe("dung");
        roster.Answerable("hoa", new Post("specialist", "D2")).ShouldBe("chi");
    }

    [Fact]
    public void Two_who_stand_in_for_each_other_and_are_both_away_leave_their_work_to_the_head()
    {
        Roster roster = RosterOf(Away("an", Same("binh")), Away("binh", Same("an")));

        roster.Answerable("an", Expert).ShouldBe("dung");
        roster.Answerable("binh", Expert).ShouldBe("dung");
    }

    [Fact]
    public void A_heads_office_goes_to_the_heads_own_substitute_and_else_upwards()
    {
        RosterOf(Away("an"), Away("dung", Lent("binh"))).Answerable("an", Expert).ShouldBe("binh");
        RosterOf(Away("an"), Away("dung")).Answerable("an", Expert).ShouldBe("giang");
        RosterOf(Away("an"), Away("dung"), Away("giang")).Answerable("an", Expert).ShouldBe("dung");
    }

    [Fact]
    public void A_head_gets_the_unclaimed_tasks_of_a_post_only_when_nobody_else_of_it_is_there()
    {
        RosterOf(Away("an")).StandIns().ShouldHaveSingleItem().ShouldBe(new StandIn("dung", "an", Expert, ByOffice: true, TakesUnclaimed: false));
        RosterOf(Away("an"), Away("binh")).StandIns().ShouldAllBe(standIn => standIn.Person == "dung" && standIn.TakesUnclaimed);
        RosterOf(Away("an", Lent("chi"))).StandIns().ShouldHaveSingleItem().TakesUnclaimed.ShouldBeTrue();
    }

    [Fact]
    public void Whatever_the_absences_somebody_who_is_there_answers_or_the_head_does()
    {
        string[] people = [.. Holdings.Select(holding => holding.Item1)];
        Gen<Absence> absence = Gen.Select(
            Gen.Int[0, people.Length - 1].Select(at => people[at]), Gen.Int[-3, 3], Gen.Int[0, 4], Gen.Select(Gen.Int[0, people.Length].Select(at => at < people.Length ? people[at] : "nobody"), Gen.Bool, (who, lent) => new Substitute(who, lent)).List[0, 4],
            (who, from, days, substitutes) => new Absence(who, Monday.AddDays(from), Monday.AddDays(from + days), substitutes));

        absence.List[0, 12].Sample(absences =>
        {
            Roster roster = new(Monday, Holdings, Parents, ["unitHead", "agencyHead"], absences);

            foreach ((string person, Post post) in Holdings)
            {
                string answers = roster.Answerable(person, post);
                bool isHead = answers is "dung" or "giang";

                people.ShouldContain(answers);
                (isHead || !roster.IsAbsent(answers)).ShouldBeTrue();
                // Nobody gets work that is neither theirs by post or office nor lent to them by name.
                (answers == person || isHead || roster.Holds(answers, post)
                    || absences.Exists(one => one.Covers(Monday) && (one.Person == person || one.Person is "dung" or "giang") && one.Substitutes.Contains(new Substitute(answers, Lent: true))))
                    .ShouldBeTrue();
            }

            roster.StandIns().GroupBy(standIn => (standIn.For, standIn.Post)).ShouldAllBe(group => group.Count() == 1);
        });
    }

    private static Roster RosterOf(params Absence[] absences) => new(Monday, Holdings, Parents, ["unitHead", "agencyHead"], absences);

    private static Absence Away(string person, params Substitute[] substitutes) => new(person, Monday, Monday, substitutes);

    private static Substitute Same(string person) => new(person, Lent: false);

    private static Substitute Lent(string person) => new(person, Lent: true);
}
