using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Writing;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Operations;

/// <summary>An instance that somebody wants to operate on, with its dossier where it carries one.</summary>
public sealed record OperatedInstance(Guid Id, string Name, Dossier? Dossier);

/// <summary>What an operator does to an instance. Who may is decided here, what is possible by the engine.</summary>
public sealed class OperatorDesk(WorkflowStore store, DossierDb db)
{
    /// <summary>Most characters of a reason.</summary>
    public const int LongestReason = 1000;

    /// <summary>Runs the step of an incident again.</summary>
    public Task<CommandResult> RetryAsync(string code, int incident, CurrentPerson person, Guid? key, CancellationToken cancellation) =>
        ActAsync(code, new WorkflowCommand.RetryIncident(incident), null, person, key, cancellation);

    /// <summary>Ends everything that is open and goes on at a step.</summary>
    public Task<CommandResult> MoveAsync(string code, string? activity, string? reason, CurrentPerson person, Guid? key, CancellationToken cancellation) =>
        ActAsync(code, new WorkflowCommand.MoveTo(activity ?? "", reason ?? ""), reason ?? "", person, key, cancellation);

    /// <summary>Holds it: nobody can work on its tasks.</summary>
    public Task<CommandResult> SuspendAsync(string code, string? reason, CurrentPerson person, Guid? key, CancellationToken cancellation) =>
        ActAsync(code, new WorkflowCommand.SuspendInstance(reason ?? ""), reason ?? "", person, key, cancellation);

    public Task<CommandResult> ResumeAsync(string code, string? reason, CurrentPerson person, Guid? key, CancellationToken cancellation) =>
        ActAsync(code, new WorkflowCommand.ResumeInstance(reason ?? ""), reason ?? "", person, key, cancellation);

    /// <summary>Ends it for good.</summary>
    public Task<CommandResult> CancelAsync(string code, string? reason, CurrentPerson person, Guid? key, CancellationToken cancellation) =>
        ActAsync(code, new WorkflowCommand.CancelInstance(reason ?? ""), reason ?? "", person, key, cancellation);

    /// <summary>By dossier code, or by instance id where there is no dossier; null where there is none that the person may see.</summary>
    public async Task<OperatedInstance?> FindAsync(string code, CurrentPerson person, CancellationToken cancellation)
    {
        if (await db.VisibleTo(person).SingleOrDefaultAsync(row => row.Code == code, cancellation) is { } dossier) return new(dossier.InstanceId, dossier.ProcedureName, dossier);
        if (!(person.Holds(RoleCodes.Admin) || person.Holds(RoleCodes.Auditor)) || !Guid.TryParse(code, out var id)) return null;
        var name = await db.Instances.Where(row => row.Id == id).Join(db.Definitions, row => row.DefinitionHash, definition => definition.Hash, (_, definition) => definition.Name).SingleOrDefaultAsync(cancellation);
        return name is null ? null : new(id, name, await db.Dossiers.SingleOrDefaultAsync(row => row.InstanceId == id, cancellation));
    }

    /// <param name="code">Dossier code or instance id.</param>
    /// <param name="command">What is to be done.</param>
    /// <param name="reason">Null where none is asked for.</param>
    /// <param name="person">Who does it.</param>
    /// <param name="key">The same key acts once; null: no repetition is expected.</param>
    /// <param name="cancellation">Ends the wait.</param>
    private async Task<CommandResult> ActAsync(string code, WorkflowCommand command, string? reason, CurrentPerson person, Guid? key, CancellationToken cancellation)
    {
        if (await FindAsync(code, person, cancellation) is not { } instance) return No("dossier.not-found", "There is no such dossier.");
        if (!OperatorRights.MayOperate(person, instance.Dossier))
            return No("dossier.not-yours", "This is done by the head of the receiving counter, the head of the deciding agency, or an administrator.");
        if (reason is not null && (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason))
            return No("operation.reason", $"A reason of up to {LongestReason} characters is asked for.");
        return await store.Engine.Submit(instance.Id, new CommandRequest(person.Actor, command) { Key = key }, cancellation);
    }

    private static CommandResult.Refused No(string code, string message) => new(new Refusal(code, message));
}
