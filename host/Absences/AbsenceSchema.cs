using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LaoCai.Workflows.Host.Absences;

/// <summary>
/// Schema <c>staffing</c>, for its migrations: absences and their substitutes, who stands in for whom as it was last told, and the notices of it.
/// The tables are read and written by plain statements, so the context maps none of them.
/// </summary>
public sealed class AbsenceSchema(DbContextOptions<AbsenceSchema> options) : DbContext(options)
{
    public const string Name = "staffing";
}

/// <summary>The first tables.</summary>
[DbContext(typeof(AbsenceSchema))]
[Migration("20261124220000_Initial")]
public sealed class InitialAbsences : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create schema if not exists staffing;
        create table staffing.absence (
            id uuid primary key,
            person_id uuid not null references registry.person (id),
            from_day date not null,
            until_day date not null,
            note text,
            entered_by uuid not null,
            entered_at timestamptz not null,
            cancelled_at timestamptz,
            check (until_day >= from_day));
        create index ix_absence_until on staffing.absence (until_day) where cancelled_at is null;
        create index ix_absence_person on staffing.absence (person_id, until_day) where cancelled_at is null;
        create table staffing.substitute (
            absence_id uuid not null references staffing.absence (id),
            ord int not null,
            person_id uuid not null references registry.person (id),
            authority text,
            primary key (absence_id, ord),
            unique (absence_id, person_id));
        create index ix_substitute_person on staffing.substitute (person_id);
        create table staffing.duty (
            person_id uuid not null,
            absent_id uuid not null,
            since timestamptz not null,
            primary key (person_id, absent_id));
        create table staffing.notice (
            id uuid primary key,
            person_id uuid not null,
            kind smallint not null,
            other_id uuid not null,
            from_day date,
            until_day date,
            tasks int not null,
            at timestamptz not null,
            read_at timestamptz);
        create index ix_notice_unread on staffing.notice (person_id) where read_at is null;
        create index ix_notice_person on staffing.notice (person_id, at desc);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop schema staffing cascade");
}
