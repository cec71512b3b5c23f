namespace LaoCai.Workflows.Store.Migrations;

/// <summary>What EF Core's migrations cannot say. A change of these texts is a new migration with new texts.</summary>
internal static class HandWritten
{
    /// <summary>
    /// History lies in one partition a month, made when first needed. Nobody changes or removes a record: the trigger stops
    /// mistakes, the hash chain and the seals find intent.
    /// </summary>
    public const string History = """
        create table workflow.history (
            instance_id uuid not null,
            seq bigint not null,
            day date not null,
            at timestamptz not null,
            command_id uuid not null,
            actor text not null,
            calendars bytea not null,
            command text not null,
            events text not null,
            previous bytea not null,
            hash bytea not null,
            constraint pk_history primary key (instance_id, seq, day)
        ) partition by range (day);

        create index ix_history_day on workflow.history using brin (day);

        create function workflow.history_is_append_only() returns trigger language plpgsql as $$
        begin
            raise exception 'history is append-only' using errcode = 'restrict_violation';
        end $$;

        create trigger history_is_append_only before update or delete on workflow.history
            for each row execute function workflow.history_is_append_only();
        """;

    /// <summary>
    /// Room on the pages so that an instance's update stays on its page and touches no index; vacuum soon, since closed tasks
    /// and fired deadlines leave dead index entries in the way of the inbox and the sweep.
    /// </summary>
    public const string Storage = """
        alter table workflow.instance set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
        alter table workflow.task set (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05);
        alter table workflow.deadline set (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05);
        alter table workflow.outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
        """;

    /// <summary>Lets a transaction go on only if it wrote the instance itself.</summary>
    public const string MustBeWrittenHere = """
        create function workflow.must_be_written_here(written uuid) returns void language plpgsql as $$
        begin
            perform from workflow.instance where id = written and xmin = pg_current_xact_id()::xid;
            if not found then
                raise exception 'the instance was written by another transaction' using errcode = 'LC001';
            end if;
        end $$;
        """;

    /// <summary>Lets a batch go on only if it wrote every instance that it meant to.</summary>
    public const string MustAllBeWritten = """
        create function workflow.must_all_be_written(meant bigint, written bigint) returns void language plpgsql as $$
        begin
            if written <> meant then
                raise exception '% of % instances have moved on', meant - written, meant using errcode = 'LC001';
            end if;
        end $$;
        """;
}
