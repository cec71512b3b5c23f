using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>
/// The policy of a procedure whose document has none of its own: warned at half and at four fifths of the limit, then the
/// head of the unit, the head of the agency and the provincial office hear of it in turn.
/// Source: Decree 61/2018/NĐ-CP art. 19.9 (notice before the limit ends), art. 8 and 9 (who urges whom).
/// </summary>
public static class StandardEscalation
{
    public static EscalationPolicy Policy { get; } = new(
        [0.5m, 0.8m],
        [
            new("unitHead", null, new(0, TimeUnit.WorkingHour)),
            new("agencyHead", "deciding", new(4, TimeUnit.WorkingHour)),
            new("provinceOffice", "province", new(2, TimeUnit.WorkingDay)),
        ]);
}
