using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Execution;

// The shares of the agencies follow the open tasks: looked at once, when everything else about a command is decided.
internal sealed partial class Run
{
    private void Shares()
    {
        IReadOnlyList<AgencyShare> shares = _definition.Clock.Shares;

        if (shares.Count == 0 || _state.SubStatus is InstanceSubStatus.Finished or InstanceSubStatus.Cancelled)
        {
            return;
        }

        bool stands = _state.DeadlineOf(0) is { IsHeld: true };

        for (int place = 0; place < shares.Count; place++)
        {
            AgencyShare share = shares[place];
            int no = AgencyShare.NumberOf(place);
            Deadline? deadline = _state.DeadlineOf(no);
            bool busy = _state.Tasks.Any(task => share.Covers(task.Step));

            if (!busy && deadline is { IsHeld: false })
            {
                // What is late stays late: nothing is left of it when the dossier comes back.
                TimeLimit left = deadline.IsLate(_cause.At) ? new TimeLimit(0, TimeUnit.WorkingHour) : ClockRemainder.OfStep(deadline, _cause.At, CalendarOf(deadline));
                Emit(new WorkflowEvent.ShareHeld(no, left));
            }
            else if (busy && !stands && deadline is null && EventFold.UnitOf(share.Agency, _state.Units) is { } agency)
            {
                if (Count(no, share.Limit, _cause.At, null, agency, out _) is { } begun)
                {
                    Emit(new WorkflowEvent.ShareStarted(no, agency, share.Limit, begun.DueAt, NextOf(begun)));
                }
            }
            else if (busy && !stands && deadline is { Left: { } left })
            {
                if (Count(no, left, _cause.At, null, deadline.Agency, out _) is { } again)
                {
                    Emit(new WorkflowEvent.ShareResumed(RunOf(again)));
                }
            }
        }
    }
}
