namespace LaoCai.Workflows.Host.Pages.Layout;

/// <summary>The signs that <see cref="Icon"/> draws.</summary>
public enum Sign
{
    Clock, Late, Bell, Raised, Done, Held, Person, People, Search, Inbox, Plus, Folder,
    Book, Shield, Print, Info, Left, Right, Back, Home,
}
