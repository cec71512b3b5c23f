using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LaoCai.Workflows.Host.Notices;

/// <summary>
/// Schema <c>notice</c>, for its migrations: firings that wait to be told, notices in the pages, deliveries by mail and webhook.
/// The tables are read and written by plain statements, so the context maps none of them.
/// </summary>
public sealed class NoticeSchema(DbContextOptions<NoticeSchema> options) : DbContext(options)
{
    public const string Name = "notice";
}

/// <summary>The first tables.</summary>
[DbContext(typeof(NoticeSchema))]
[Migration("20261124200000_Initial")]
public sealed class InitialNotices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create schema if not exists notice;
        create table notice.firing (
            instance_id uuid not null,
            seq bigint not null,
            ord int not null,
            no int not null,
            what smallint not null,
            level int not null,
            role text,
            unit text,
            title text,
            task_role text,
            task_unit text,
            assignee text,
            deciding_unit text,
            specialist_unit text,
            code text,
            due_at timestamptz not null,
            at timestamptz not null,
            primary key (instance_id, seq, ord));
        create index ix_firing_at on notice.firing (at);
        create table notice.notice (
            id uuid primary key,
            person_id uuid not null,
            instance_id uuid not null,
            seq bigint not null,
            ord int not null,
            no int not null,
            what smallint not null,
            level int not null,
            title text,
            code text,
            due_at timestamptz not null,
            at timestamptz not null,
            read_at timestamptz,
            unique (instance_id, seq, ord, person_id));
        create index ix_notice_unread on notice.notice (person_id) where read_at is null;
        create index ix_notice_person on notice.notice (person_id, at desc);
        create table notice.delivery (
            id uuid primary key,
            channel text not null,
            target text not null,
            subject text not null,
            body text not null,
            state text not null,
            attempts int not null default 0,
            next_at timestamptz not null,
            created_at timestamptz not null,
            sent_at timestamptz,
            error text);
        create index ix_delivery_due on notice.delivery (next_at) where state = 'pending';
        create index ix_delivery_dead on notice.delivery (created_at) where state = 'dead';
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop schema notice cascade");
}

/// <summary>How the people of a rung are told, parted by spaces; null: in every way.</summary>
[DbContext(typeof(NoticeSchema))]
[Migration("20261130133000_Channels")]
public sealed class FiringChannels : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table notice.firing add column channels text");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table notice.firing drop column channels");
}
