using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;

namespace LaoCai.Workflows.Host.Absences;

/// <summary>What is asked of an absence before it is written.</summary>
internal static class AbsenceRules
{
    public const int MostSubstitutes = 5;
    public const int LongestText = 200;

    /// <summary>A year: maternity leave is six months, studies are written anew each year.</summary>
    private const int MostDays = 366;

    /// <summary>Null where the absence may be written.</summary>
    public static Refusal? Check(AbsenceRequest request, CurrentPerson by, StaffFile staff, DateOnly today)
    {
        var person = request.Person ?? by.Id;
        var substitutes = request.Substitutes ?? [];
        return (request.From, request.Until) switch
        {
            _ when !staff.Knows(person) => new("absence.person-unknown", "Nobody of that id holds a post today."),
            _ when person != by.Id && !AbsenceRights.Heads(by, staff.UnitsOf(person), staff.Parents) =>
                new("absence.not-yours", "An absence is entered by the person, the head of the unit or an administrator."),
            (null, _) or (_, null) => new("absence.dates-missing", "An absence has a first and a last day."),
            ({ } from, { } until) when until < from => new("absence.dates-reversed", "The last day lies before the first."),
            ({ } from, { } until) when until.DayNumber - from.DayNumber >= MostDays => new("absence.too-long", $"An absence has at most {MostDays} days."),
            (_, { } until) when until < today => new("absence.past", "The absence is over already."),
            _ when request.Note?.Length > LongestText || substitutes.Any(one => one.Authority?.Length > LongestText) || HasControl(request) =>
                new("absence.text-invalid", $"A text has at most {LongestText} characters and no control characters."),
            _ when substitutes.Count > MostSubstitutes => new("absence.too-many-substitutes", $"At most {MostSubstitutes} substitutes."),
            _ => Named(person, substitutes, by, staff),
        };
    }

    private static Refusal? Named(Guid person, IReadOnlyList<SubstituteRequest> substitutes, CurrentPerson by, StaffFile staff)
    {
        var seen = new HashSet<Guid>();
        foreach (var one in substitutes)
        {
            if (one.Person == person) return new("absence.substitute-self", "Nobody stands in for themselves.");
            if (!seen.Add(one.Person)) return new("absence.substitute-repeated", "A substitute is named once.");
            if (!staff.Knows(one.Person)) return new("absence.substitute-unknown", "A substitute holds no post today.");
            if (string.IsNullOrWhiteSpace(one.Authority))
            {
                if (!staff.SharesPost(person, one.Person))
                    return new("absence.authority-missing", "A substitute who does not hold the same post needs the written authorisation's number and date.");
                continue;
            }

            if (!staff.SharesAgency(person, one.Person)) return new("absence.authority-elsewhere", "Authority is lent within the agency alone.");
            if (!AbsenceRights.Heads(by, staff.UnitsOf(person), staff.Parents))
                return new("absence.authority-not-yours", "Authority is lent by the head of the unit or the agency; ask them to enter the absence.");
        }

        return null;
    }

    private static bool HasControl(AbsenceRequest request) =>
        Controls(request.Note) || (request.Substitutes ?? []).Any(one => Controls(one.Authority));

    private static bool Controls(string? text) => text is not null && text.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter));
}
