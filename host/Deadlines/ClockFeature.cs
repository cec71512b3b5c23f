namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>The dossier's clock: what people order on it, and why its dates are what they are.</summary>
public static class ClockFeature
{
    public static void AddClocks(this IServiceCollection services)
    {
        services.AddScoped<ClockDesk>();
        services.AddScoped<DeadlineProofs>();
        services.AddScoped<CalendarDesk>();
    }

    public static void MapDossierClocks(this IEndpointRouteBuilder routes)
    {
        routes.MapClocks();
        routes.MapCalendar();
    }
}
