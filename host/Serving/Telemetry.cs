using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LaoCai.Workflows.Host.Serving;

internal static class Telemetry
{
    /// <summary>Traces and metrics of requests and database commands; they go out only where OTEL_EXPORTER_OTLP_ENDPOINT says where to.</summary>
    public static void AddTelemetry(this IServiceCollection services)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"))) return;

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("laocai-workflows"))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource("Npgsql").AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter("Npgsql").AddOtlpExporter());
    }
}
