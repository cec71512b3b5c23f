namespace LaoCai.Workflows.Store.Outbox;

/// <summary>A publication by an instance, for what a host wants to follow from it.</summary>
/// <param name="InstanceId">Who published.</param>
/// <param name="Seq">The record of its history that tells of it.</param>
/// <param name="No">Which effect of that record; the three together name the publication for ever.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Notice">The event.</param>
public sealed record Publication(Guid InstanceId, long Seq, int No, DateTimeOffset At, EventNotice Notice);
