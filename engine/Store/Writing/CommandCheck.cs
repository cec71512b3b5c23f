using System.Text;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>Stops texts that PostgreSQL cannot keep: U+0000, and halves of surrogate pairs.</summary>
internal static class CommandCheck
{
    public static Refusal? Refuse(CommandRequest request) =>
        CanKeep(request.Actor) && (request.Command is not WorkflowCommand.StartInstance start || StartCanBeKept(start))
            ? null
            : new Refusal("command.unstorable-text", "A text contains U+0000 or half of a surrogate pair.");

    public static bool CanKeep(string? text)
    {
        if (text is null)
            return true;
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done || rune.Value == 0)
                return false;
            rest = rest[length..];
        }
        return true;
    }

    private static bool StartCanBeKept(WorkflowCommand.StartInstance start) =>
        CanKeep(start.CorrelationId) && start.Units.All(unit => CanKeep(unit.Key) && CanKeep(unit.Value));
}
