using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LaoCai.Workflows.Host.Dossiers.Migrations;

/// <summary>
/// A function in SQL whose body is not immutable to PostgreSQL is planned at each call, one in PL/pgSQL once a session. An index of parents
/// holds the dossiers that have one.
/// </summary>
[DbContext(typeof(DossierSchema))]
[Migration("20261130180000_QuickReceptions")]
public sealed class QuickReceptions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create or replace function dossier.plain(text) returns text language plpgsql immutable strict parallel safe as $$
        begin
            return lower(public.unaccent('public.unaccent', normalize($1, NFC)));
        end $$;
        drop index dossier.ix_dossier_parent_id;
        create index ix_dossier_parent_id on dossier.dossier (parent_id) where parent_id is not null;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create or replace function dossier.plain(text) returns text language sql immutable strict parallel safe
        return lower(public.unaccent('public.unaccent', normalize($1, NFC)));
        drop index dossier.ix_dossier_parent_id;
        create index ix_dossier_parent_id on dossier.dossier (parent_id);
        """);
}
