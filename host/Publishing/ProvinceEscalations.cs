using LaoCai.Workflows.Definitions.Escalations;

namespace LaoCai.Workflows.Host.Publishing;

/// <summary>The escalation policies that procedures may name: those of the file named by <c>LAOCAI_ESCALATIONS</c>, else the shipped ones.</summary>
internal static class ProvinceEscalations
{
    private const string Variable = "LAOCAI_ESCALATIONS";

    /// <exception cref="InvalidDataException">The file is not there or cannot be read; the program does not start with policies that nobody wrote.</exception>
    public static EscalationCatalogue Read()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } file) return EscalationCatalogue.Shipped;
        try
        {
            return EscalationCatalogue.Read(File.ReadAllText(file));
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{Variable}: {missing.Message}", missing);
        }
    }
}
