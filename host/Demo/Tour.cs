using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Commands;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Pages.Deadlines;
using LaoCai.Workflows.Host.Printing;
using LaoCai.Workflows.Host.Publishing;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Host.Tasks;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Writing;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Demo;

/// <summary>A stage of the tour did not come out as it must.</summary>
public sealed class TourException : Exception
{
    public TourException(string message) : base(message) { }

    public TourException(string message, Exception inner) : base(message, inner) { }

    public TourException() { }
}

/// <summary>
/// One dossier's whole life on the host's own services, without waiting: from the Word document to the verified record,
/// with one step that runs past its limit.
/// </summary>
internal sealed class Tour(IServiceProvider services, TourClock clock, TextWriter output)
{
    private const string Document = "qt-ct-07-ban-buon-ruou.docx";
    private const string Counter = "H38.01.01";
    private static readonly TimeSpan WorkOnAStep = TimeSpan.FromMinutes(10);
    private const int MostSteps = 50;

    private readonly WorkflowStore _store = services.GetRequiredService<WorkflowStore>();

    public async Task RunAsync(CancellationToken cancellation)
    {
        var procedure = await PublishAsync(cancellation);
        var dossier = await ReceiveAsync(procedure.DefinitionId, cancellation);
        await WorkAsync(procedure.Procedure, dossier, cancellation);
        await ExplainAsync(dossier, cancellation);
        await AuditAsync(dossier, cancellation);
    }

    private async Task<(string DefinitionId, Procedure Procedure)> PublishAsync(CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        await using var file = File.OpenRead(Path.Combine(Home.Samples, Document));
        var publication = await scope.ServiceProvider.GetRequiredService<DocumentPublisher>().PublishAsync(file, await DemoProvince.ConfirmationsAsync(cancellation), "system:demo", cancellation);
        foreach (var error in publication.Report.Diagnostics.Where(one => one.Severity == Severity.Error)) await output.WriteLineAsync($"  {error.Code} {error.Message}");
        foreach (var problem in publication.Problems) await output.WriteLineAsync($"  {problem.Code} {problem.Message}");
        Demand(publication.Holds, "the document compiles and its definition is published");
        var version = publication.Published[0];
        await SayAsync($"Biên dịch và ban hành {Document}: {version.Name}, phiên bản {version.Version}");
        return (version.DefinitionId, publication.Report.Procedures[0]);
    }

    private async Task<Dossier> ReceiveAsync(string definitionId, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var officer = await PersonForAsync(scope.ServiceProvider, RoleCodes.Receptionist, Counter, cancellation);
        var reception = new Reception(
            definitionId, Counter, Channels.Counter, Channels.Counter, "Công ty TNHH Thương mại Sa Pa", "Phường Sa Pa, tỉnh Lào Cai", "0900 000 001", null, "5300000001",
            null, null, null, 1, [new("Đơn đề nghị cấp Giấy phép", 1, 0, 0), new("Giấy chứng nhận đăng ký doanh nghiệp", 0, 1, 0)]);
        var result = await scope.ServiceProvider.GetRequiredService<DossierDesk>().ReceiveAsync(reception, officer, null, cancellation);
        Demand(result is ReceptionResult.Received, $"the dossier is received: {(result as ReceptionResult.NotReceived)?.Why}");
        var dossier = ((ReceptionResult.Received)result).Dossier;
        Demand(dossier.AppointmentAt is not null, "the dossier has an appointment from its statutory limit");
        await SayAsync($"{officer.FullName} tiếp nhận hồ sơ {dossier.Code}, hẹn trả {VietnamTime.Text(dossier.AppointmentAt!.Value)}");
        return dossier;
    }

    private async Task WorkAsync(Procedure procedure, Dossier dossier, CancellationToken cancellation)
    {
        // The step with the longest limit of its own is the one to be late.
        var late = (await CompiledStepsAsync(dossier, cancellation)).MaxBy(step => step.Hours).No;
        for (var done = 0; done < MostSteps; done++)
        {
            var state = await StateAsync(dossier, cancellation);
            if (state.SubStatus == InstanceSubStatus.Finished)
            {
                await SayAsync("Hồ sơ giải quyết xong");
                return;
            }

            Demand(state.Tasks.Count > 0, "a running dossier has an open task");
            var task = state.Tasks[0];
            var isLate = late is not null && task.Step.No == late;
            if (isLate)
            {
                late = null;
                await RunLateAsync(dossier, task, cancellation);
            }

            clock.Advance(WorkOnAStep);
            if (isLate) await ApologiseAsync(dossier, task, cancellation);
            await CompleteAsync(procedure, dossier, task, cancellation);
        }

        throw new TourException("the dossier did not come to its end");
    }

    /// <summary>Moves the clock from firing to firing until the first rung was told; nothing is waited for.</summary>
    private async Task RunLateAsync(Dossier dossier, WorkflowTask task, CancellationToken cancellation)
    {
        var seen = new List<TimelineKind>();
        for (var firing = 0; firing < 10 && !seen.Contains(TimelineKind.Escalated); firing++)
        {
            var deadline = (await StateAsync(dossier, cancellation)).Deadlines.FirstOrDefault(one => one.ExecutionNo == task.ExecutionNo);
            Demand(deadline?.NextAt is not null, "the late step's deadline has something to fire");
            clock.MoveTo(deadline!.NextAt!.Value);
            Demand(await _store.Sweep.Run(clock.GetUtcNow(), ct: cancellation) > 0, "the sweep fires what is due");
            var taskId = new TaskId(dossier.InstanceId, task.ExecutionNo).ToString();
            seen = [.. (await TimelineAsync(dossier, cancellation)).Where(entry => entry.TaskId == taskId).Select(entry => entry.Kind)];
        }

        Demand(seen.Contains(TimelineKind.Warned) && seen.Contains(TimelineKind.Due) && seen.Contains(TimelineKind.Escalated), "the late step warned, came due and was escalated one rung");
        await SayAsync($"Bước “{task.Step.Title}” quá hạn: đã cảnh báo, báo đến hạn và báo cáo cấp trên lúc {VietnamTime.Text(clock.GetUtcNow())}");
    }

    /// <summary>The dossier's own date passes as well: the reason is given, the letter drafted, and the head of the agency gives the one new date that the law allows.</summary>
    private async Task ApologiseAsync(Dossier dossier, WorkflowTask task, CancellationToken cancellation)
    {
        clock.MoveTo((await StateAsync(dossier, cancellation)).Deadlines.First(deadline => deadline.ExecutionNo == 0).DueAt.AddMinutes(1));
        await _store.Sweep.Run(clock.GetUtcNow(), ct: cancellation);
        await using var scope = services.CreateAsyncScope();
        var person = await PersonForAsync(scope.ServiceProvider, task.Role, task.Unit, cancellation);
        await ExplainLatenessAsync(scope.ServiceProvider, dossier, task, person, cancellation);

        var letters = scope.ServiceProvider.GetRequiredService<LetterQuery>();
        var draft = await letters.DraftAsync(dossier, cancellation);
        Demand(draft is { IsDraft: true, Reason: not null }, "a letter of apology is drafted with the reason");
        var head = await PersonForAsync(scope.ServiceProvider, RoleCodes.AgencyHead, dossier.DecidingUnit, cancellation);
        var desk = scope.ServiceProvider.GetRequiredService<ClockDesk>();
        var given = await desk.ExtendAsync(dossier.Code, draft!.NewDate, draft.Reason, null, head, null, cancellation);
        Demand(given is CommandResult.Done, $"{head.FullName} gives the new date: {given}");
        var again = await desk.ExtendAsync(dossier.Code, draft.NewDate.AddDays(7), draft.Reason, null, head, null, cancellation);
        Demand(again is CommandResult.Refused { Refusal.Code: "clock.extension-used" }, $"a second new date is refused: {again}");
        var letter = await letters.DraftAsync(dossier, cancellation);
        Demand(letter is { IsDraft: false } && new DocumentTemplates(clock).Print(letter, cancellation) is RenderedDocument.Ready, "the letter is printed");
        await output.WriteLineAsync($"""

              PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ (Mẫu 04, lần thứ {letter!.Time:00})
              Kính gửi: {letter.ApplicantName}; mã số hồ sơ {letter.DossierCode}
              Đã hẹn trả: {VietnamTime.Text(letter.PromisedAt)}; lý do chậm: {letter.Reason}
              {letter.Agency} thành thật xin lỗi và hẹn lại: {VietnamTime.Text(letter.NewDate)}, tại {letter.ReturnPlace}
              Người ký: {letter.SignerName}

            """);
    }

    /// <summary>A late task is refused in silence and finished with a reason.</summary>
    private async Task ExplainLatenessAsync(IServiceProvider scope, Dossier dossier, WorkflowTask task, CurrentPerson person, CancellationToken cancellation)
    {
        var actions = scope.GetRequiredService<TaskActions>();
        var taskId = new TaskId(dossier.InstanceId, task.ExecutionNo).ToString();
        var refused = await actions.CompleteAsync(taskId, task.Step.Outcomes.Count > 0 ? task.Step.Outcomes[0] : null, null, person, null, cancellation);
        Demand(refused is CommandResult.Refused { Refusal.Code: "task.late-reason-missing" }, $"a late step is not finished in silence: {refused}");
        var explained = await actions.ExplainAsync(taskId, "verification", "phải xác minh tại kho hàng của doanh nghiệp", person, null, cancellation);
        Demand(explained is CommandResult.Done, $"{person.FullName} says why “{task.Step.Title}” is late: {explained}");
        await SayAsync($"{person.FullName} nêu lý do chậm: {LatenessReasons.NameOf("verification").Vietnamese}");
    }

    /// <summary>Why the dossier's date was what it was, as <c>laocai explain</c> tells it.</summary>
    private async Task ExplainAsync(Dossier dossier, CancellationToken cancellation)
    {
        var replay = await _store.History.Replay(dossier.InstanceId, ct: cancellation);
        var trees = await new DeadlineProofs(_store).AllAsync(replay.Records, open: false, cancellation);
        var whole = trees.Where(tree => tree.No == 0).ToList();
        Demand(whole.Count == 1 && whole[0].Nodes.OfType<Engine.Deadlines.ProofNode.Extended>().Count() == 1, "the proof of the dossier's date tells of the new one");
        await using var scope = services.CreateAsyncScope();
        await output.WriteLineAsync();
        await ExplainCommand.WriteAsync(output, whole, await TimelineNames.LoadAsync(scope.ServiceProvider.GetRequiredService<RegistryContext>(), cancellation), _ => null);
        await output.WriteLineAsync();
    }

    private async Task CompleteAsync(Procedure procedure, Dossier dossier, WorkflowTask task, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var person = await PersonForAsync(scope.ServiceProvider, task.Role, task.Unit, cancellation);
        var actions = scope.ServiceProvider.GetRequiredService<TaskActions>();
        var taskId = new TaskId(dossier.InstanceId, task.ExecutionNo).ToString();
        var claimed = await actions.ClaimAsync(taskId, person, null, cancellation);
        Demand(claimed is CommandResult.Done, $"{person.FullName} claims “{task.Step.Title}”: {claimed}");
        var outcome = Forward(procedure, task);
        var completed = await actions.CompleteAsync(taskId, outcome, null, person, null, cancellation);
        Demand(completed is CommandResult.Done, $"{person.FullName} completes “{task.Step.Title}”: {completed}");
        await SayAsync($"{person.FullName} hoàn thành “{task.Step.Title}”{(outcome is null ? "" : $": {outcome}")}");
    }

    private async Task AuditAsync(Dossier dossier, CancellationToken cancellation)
    {
        var replay = await _store.History.Replay(dossier.InstanceId, ct: cancellation);
        var stored = await StateAsync(dossier, cancellation);
        Demand(replay.Difference is null && replay.State?.Revision == stored.Revision, $"the replay gives the stored record: {replay.Difference}");
        clock.Advance(TimeSpan.FromDays(1));
        Demand(await _store.Sealer.Run(cancellation) > 0, "the days are sealed");
        var report = await _store.Verifier.VerifyAll(null, cancellation);
        Demand(report.Holds, $"the record verifies: {string.Join("; ", report.Findings)}");
        await SayAsync($"Tái hiện và kiểm tra: {report.Records} bản ghi, {report.Seals} ngày niêm phong, tất cả khớp");

        await using var scope = services.CreateAsyncScope();
        var names = await TimelineNames.LoadAsync(scope.ServiceProvider.GetRequiredService<RegistryContext>(), cancellation);
        await output.WriteLineAsync($"\nDiễn biến hồ sơ {dossier.Code} – {dossier.ProcedureName}");
        foreach (var entry in Timeline.Of(replay.Records)) await output.WriteLineAsync($"  {TimelineWords.Of(entry, names.Person, names.Unit)}");
    }

    /// <summary>The outcome that leads on; null where the step has none.</summary>
    private static string? Forward(Procedure procedure, WorkflowTask task)
    {
        if (task.Step.Outcomes.Count == 0) return null;
        var outcomes = procedure.Steps.FirstOrDefault(step => step.No == task.Step.No)?.Outcomes ?? [];
        return outcomes.FirstOrDefault(outcome => outcome.To is RouteTarget.Next && task.Step.Outcomes.Contains(outcome.When))?.When ?? task.Step.Outcomes[0];
    }

    private async Task<IReadOnlyList<(int? No, decimal Hours)>> CompiledStepsAsync(Dossier dossier, CancellationToken cancellation)
    {
        const decimal HoursOfADay = 8;
        var definition = await _store.Definitions.Compiled(dossier.DefinitionHash, cancellation);
        return [.. definition!.Activities.Where(activity => activity.Step?.Limit is not null).Select(activity => ((int?)activity.Step!.No, activity.Step!.Limit!.Value.Unit switch
        {
            Engine.Calendars.TimeUnit.Day or Engine.Calendars.TimeUnit.WorkingDay => activity.Step.Limit.Value.Value * HoursOfADay,
            Engine.Calendars.TimeUnit.Minute => activity.Step.Limit.Value.Value / 60,
            _ => activity.Step.Limit.Value.Value,
        }))];
    }

    private async Task<InstanceState> StateAsync(Dossier dossier, CancellationToken cancellation) =>
        await _store.History.State(dossier.InstanceId, cancellation) ?? throw new TourException("the dossier's instance is gone");

    private async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(Dossier dossier, CancellationToken cancellation) =>
        Timeline.Of((await _store.History.Replay(dossier.InstanceId, ct: cancellation)).Records);

    private static async Task<CurrentPerson> PersonForAsync(IServiceProvider scope, string? role, string? unit, CancellationToken cancellation)
    {
        var registry = scope.GetRequiredService<RegistryContext>();
        var person = await registry.Users.AsNoTracking().Include(one => one.Holdings)
            .Where(one => one.Holdings.Any(holding => (role == null || holding.RoleCode == role) && (unit == null || holding.UnitCode == unit)))
            .OrderBy(one => one.UserName).FirstOrDefaultAsync(cancellation);
        return person is null
            ? throw new TourException($"nobody holds the role {role} in {unit}")
            : new(person.Id, person.FullName, [.. person.Holdings.Select(holding => new RoleInUnit(holding.RoleCode, holding.UnitCode))]);
    }

    private Task SayAsync(string line) => output.WriteLineAsync($"✓ {line}");

    private static void Demand(bool holds, string what)
    {
        if (!holds) throw new TourException(what);
    }
}
