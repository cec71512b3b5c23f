using LaoCai.Workflows.Host.Pages.Assets;
using LaoCai.Workflows.Host.Pages.Deadlines;
using LaoCai.Workflows.Host.Pages.Dossiers;
using LaoCai.Workflows.Host.Pages.Inbox;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Host.Pages.Layout;
using LaoCai.Workflows.Host.Pages.Procedures;
using LaoCai.Workflows.Host.Pages.Reception;
using LaoCai.Workflows.Host.Pages.SignIn;
using LaoCai.Workflows.Host.Pages.Tasks;
using LaoCai.Workflows.Host.Pages.Tracking;
using LaoCai.Workflows.Host.Printing;

namespace LaoCai.Workflows.Host.Pages;

/// <summary>The pages for people: rendered on the server, usable without a script.</summary>
public static class PagesFeature
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.Cookie.Name = "laocai.form");
        services.AddPageLimits();
        services.AddSingleton<DocumentTemplates>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<DueClock>();
        services.AddScoped<DemoAccounts>();
        services.AddScoped<PeopleNames>();
        services.AddScoped<NamesQuery>();
        services.AddScoped<InboxQuery>();
        services.AddScoped<TaskQuery>();
        services.AddScoped<DossierQuery>();
        services.AddScoped<DossierListQuery>();
        services.AddScoped<ProcedureQuery>();
        services.AddScoped<TrackingQuery>();
        services.AddScoped<ReceptionDesk>();
        services.AddScoped<SlipQuery>();
        services.AddScoped<LetterQuery>();
        services.AddScoped<DeadlinesQuery>();
    }

    /// <summary>Stands after routing and authentication.</summary>
    public static void UsePages(this IApplicationBuilder app) => app.UsePageSecurity();

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorComponents<App>().WithMetadata(PagePolicy.Page);
        routes.MapAssetFiles();
        routes.MapLanguage();
        routes.MapSignOut();
    }
}
