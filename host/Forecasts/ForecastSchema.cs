using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LaoCai.Workflows.Host.Forecasts;

/// <summary>
/// Schema <c>forecast</c>, for its migrations: steps of dossiers that have ended, the quantile functions that follow from them, and how good the
/// forecasts were. All of it can be dropped and learnt again. The tables are read and written by plain statements, so the context maps none of them.
/// </summary>
public sealed class ForecastSchema(DbContextOptions<ForecastSchema> options) : DbContext(options)
{
    public const string Name = "forecast";
}

/// <summary>The first tables; and the index by which dossiers that have ended are found.</summary>
[DbContext(typeof(ForecastSchema))]
[Migration("20261124230000_Initial")]
public sealed class InitialForecasts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create schema if not exists forecast;
        create table forecast.past_step (
            instance_id uuid not null,
            no int not null,
            definition_id text not null,
            activity_id text not null,
            unit text not null,
            opened_at timestamptz not null,
            finished_at timestamptz not null,
            left_minutes int not null,
            took_minutes int not null,
            primary key (instance_id, no));
        create index ix_past_step_finished on forecast.past_step (finished_at);
        create index ix_past_step_definition on forecast.past_step (definition_id, finished_at);
        create table forecast.times (
            definition_id text not null,
            activity_id text not null,
            unit text not null,
            minutes int[] not null,
            primary key (definition_id, activity_id, unit));
        create table forecast.measure (
            only_one boolean primary key default true check (only_one),
            report text not null,
            at timestamptz not null);
        create index if not exists ix_instance_ended on workflow.instance (finished_at) where finished_at is not null;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop schema forecast cascade; drop index if exists workflow.ix_instance_ended");
}

/// <summary>What was learnt against the first date is learnt again, against the date in force.</summary>
[DbContext(typeof(ForecastSchema))]
[Migration("20261130141500_DateInForce")]
public sealed class ForecastsByDateInForce : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("truncate forecast.past_step, forecast.times, forecast.measure");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("truncate forecast.past_step, forecast.times, forecast.measure");
}
