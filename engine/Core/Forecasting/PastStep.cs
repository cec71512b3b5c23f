namespace LaoCai.Workflows.Engine.Forecasting;

/// <summary>A step of a dossier that has come to its end.</summary>
/// <param name="Dossier">Whose.</param>
/// <param name="Group">Where it stood.</param>
/// <param name="OpenedAt">When the step was opened, UTC.</param>
/// <param name="FinishedAt">When the dossier ended, UTC: from then on the case is known.</param>
/// <param name="Left">Minutes of counted working time that the first promised date left when the step was opened; negative where it was past.</param>
/// <param name="Took">Minutes of counted working time from the step's opening to the dossier's end.</param>
public sealed record PastStep(Guid Dossier, ForecastGroup Group, DateTimeOffset OpenedAt, DateTimeOffset FinishedAt, int Left, int Took)
{
    public bool WasLate => Took > Left;
}
