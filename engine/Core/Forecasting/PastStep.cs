namespace LaoCai.Workflows.Engine.Forecasting;

/// <summary>A step of a dossier that has come to its end.</summary>
/// <param name="Dossier">Whose.</param>
/// <param name="Group">Where it stood.</param>
/// <param name="OpenedAt">When the step was opened, UTC.</param>
/// <param name="FinishedAt">When the dossier ended, UTC: from then on the case is known.</param>
/// <param name="Left">Minutes of counted working time to the date that was in force when the step was opened; negative where it was past.</param>
/// <param name="Took">Minutes of counted working time from the step's opening to the dossier's end, less what a later date gave back: beyond <paramref name="Left"/> exactly where the dossier ended after its date.</param>
public sealed record PastStep(Guid Dossier, ForecastGroup Group, DateTimeOffset OpenedAt, DateTimeOffset FinishedAt, int Left, int Took)
{
    public bool WasLate => Took > Left;
}
