using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Operations;
using LaoCai.Workflows.Host.Pages.Deadlines;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Host.Registry;

namespace LaoCai.Workflows.Host.Pages.Layout;

/// <summary>The main menu: what this person can open. Whether they may is decided again at each page.</summary>
internal sealed record MenuItem(string Address, Phrase Text, Sign Sign);

internal static class Menu
{
    public static IEnumerable<MenuItem> For(CurrentPerson? person)
    {
        yield return new("/", LayoutText.Home, Sign.Home);
        if (person is not null)
        {
            yield return new("/inbox", LayoutText.Inbox, Sign.Inbox);
            if (person.Holds(RoleCodes.Receptionist) || person.Holds(RoleCodes.CounterHead))
                yield return new("/receive", LayoutText.Receive, Sign.Plus);
            yield return new("/dossiers", LayoutText.Dossiers, Sign.Folder);
            if (DeadlineScope.Heads(person))
                yield return new("/deadlines", LayoutText.Deadlines, Sign.Clock);
            yield return new("/absences", Absences.AbsencesText.Menu, Sign.People);
            if (OperatorRights.Sees(person))
                yield return new("/incidents", Operations.OperationsText.Title, Sign.Late);
            if (person.Holds(RoleCodes.Analyst))
            {
                yield return new("/designer", LayoutText.Designer, Sign.Plus);
                yield return new("/publish", Publishing.PublishText.Title, Sign.Plus);
            }
        }
        yield return new("/procedures", LayoutText.Procedures, Sign.Book);
        yield return new("/catalogue", Pages.Catalogue.CatalogueText.Menu, Sign.Folder);
        yield return new("/track", LayoutText.Track, Sign.Search);
        if (person is null)
            yield return new("/sign-in", LayoutText.SignIn, Sign.Person);
    }
}
