using Npgsql;
using NpgsqlTypes;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>The statements that write a dossier in the commit of its instance's start.</summary>
internal static class DossierStatements
{
    /// <summary>They run after the instance's own rows are there, so the appointment is the very deadline that the engine set.</summary>
    public static IReadOnlyList<NpgsqlBatchCommand> Insert(Dossier dossier)
    {
        var insert = new NpgsqlBatchCommand("""
            insert into dossier.dossier (instance_id, code, definition_id, definition_hash, procedure_name, receiving_unit, deciding_unit, specialist_unit,
                channel, return_by, received_at, received_by, applicant_name, applicant_address, phone, email, identity_number, owner_name, owner_address,
                request, sets, appointment_at, search_text)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                (select due_at from workflow.deadline where instance_id = $1 and execution_no = 0),
                dossier.plain(concat_ws(' ', $2::text, $13::text, $18::text, $15::text, $17::text)))
            """);
        object?[] values =
        [
            dossier.InstanceId, dossier.Code, dossier.DefinitionId, dossier.DefinitionHash, dossier.ProcedureName, dossier.ReceivingUnit, dossier.DecidingUnit,
            dossier.SpecialistUnit, dossier.Channel, dossier.ReturnBy, dossier.ReceivedAt, dossier.ReceivedBy, dossier.ApplicantName, dossier.ApplicantAddress,
            dossier.Phone, dossier.Email, dossier.IdentityNumber, dossier.OwnerName, dossier.OwnerAddress, dossier.Request, dossier.Sets,
        ];
        foreach (var value in values) insert.Parameters.Add(Parameter(value));
        if (dossier.Components.Count == 0) return [insert];

        var components = new NpgsqlBatchCommand("""
            insert into dossier.component (instance_id, no, name, originals, certified_copies, photocopies)
            select $1, c.* from unnest($2, $3, $4, $5, $6) as c
            """);
        components.Parameters.Add(Parameter(dossier.InstanceId));
        components.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. dossier.Components.Select(component => component.No)] });
        components.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. dossier.Components.Select(component => component.Name)] });
        components.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. dossier.Components.Select(component => component.Originals)] });
        components.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. dossier.Components.Select(component => component.CertifiedCopies)] });
        components.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. dossier.Components.Select(component => component.Photocopies)] });
        return [insert, components];
    }

    private static NpgsqlParameter Parameter(object? value) =>
        value is null ? new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = DBNull.Value } : new NpgsqlParameter { Value = value };
}
