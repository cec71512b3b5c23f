using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Storage;

internal static class SchemaOptions
{
    /// <summary>PostgreSQL with snake_case names; each schema keeps its own list of applied migrations.</summary>
    public static TBuilder UseSchema<TBuilder>(this TBuilder builder, string connectionString, string schema) where TBuilder : DbContextOptionsBuilder
    {
        builder
            .UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("__migrations", schema))
            .UseSnakeCaseNamingConvention();
        return builder;
    }
}
