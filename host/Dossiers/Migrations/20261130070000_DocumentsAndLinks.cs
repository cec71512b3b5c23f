using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LaoCai.Workflows.Host.Dossiers.Migrations;

/// <summary>
/// Documents that procedures make out by themselves; dossiers of linked procedures. Those that run already without a dossier of their own
/// get one: they carry their parent's code as correlation id.
/// </summary>
[DbContext(typeof(DossierSchema))]
[Migration("20261130070000_DocumentsAndLinks")]
public sealed class DocumentsAndLinks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table dossier.document (
            id uuid primary key,
            instance_id uuid not null references dossier.dossier (instance_id) on delete cascade,
            seq bigint not null,
            ord int not null,
            template text not null,
            step int,
            ordered_by text not null,
            ordered_at timestamptz not null,
            state text not null,
            attempts int not null default 0,
            next_at timestamptz not null,
            error text,
            made_at timestamptz,
            content text,
            hash text,
            edition int not null default 1,
            changed_by text,
            changed_at timestamptz,
            reason text,
            unique (instance_id, seq, ord));
        create index ix_document_due on dossier.document (next_at) where state = 'pending';
        create index ix_document_dead on dossier.document (ordered_at) where state = 'dead';

        alter table dossier.dossier add column parent_id uuid, add column linked int not null default 0;
        create index ix_dossier_parent_id on dossier.dossier (parent_id);

        do $$
        begin
            if to_regclass('workflow.instance') is not null then
                insert into dossier.dossier (instance_id, code, definition_id, definition_hash, procedure_name, receiving_unit, deciding_unit, specialist_unit,
                    channel, return_by, received_at, received_by, applicant_name, applicant_address, phone, email, identity_number, owner_name, owner_address,
                    request, sets, appointment_at, search_text, parent_id)
                select child.id, child.code, child.definition_id, child.definition_hash, child.name, p.receiving_unit, p.deciding_unit, p.specialist_unit,
                    p.channel, p.return_by, child.started_at, p.received_by, p.applicant_name, p.applicant_address, p.phone, p.email, p.identity_number, p.owner_name, p.owner_address,
                    p.request, p.sets, (select due_at from workflow.deadline where instance_id = child.id and execution_no = 0),
                    dossier.plain(concat_ws(' ', child.code, p.applicant_name, p.owner_name, p.phone, p.identity_number)), p.instance_id
                from (
                    select i.id, i.definition_hash, i.started_at, v.definition_id, v.name, d.instance_id as parent,
                        d.code || '-LT' || row_number() over (partition by d.instance_id order by i.started_at, i.id) as code
                    from workflow.instance i join workflow.definition v on v.hash = i.definition_hash join dossier.dossier d on d.code = i.correlation_id
                    where d.instance_id <> i.id and not exists (select from dossier.dossier own where own.instance_id = i.id)) child
                join dossier.dossier p on p.instance_id = child.parent;
                update dossier.dossier p set linked = (select count(*) from dossier.dossier c where c.parent_id = p.instance_id)
                where exists (select from dossier.dossier c where c.parent_id = p.instance_id);
            end if;
        end $$;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop table dossier.document;
        delete from dossier.dossier where parent_id is not null;
        alter table dossier.dossier drop column parent_id, drop column linked;
        """);
}
