using Clocker.Model.Identity;

namespace Clocker.Model.Journals;

/// <summary>One durable batch.</summary>
/// <param name="Position">Counts over all worlds; grows, with gaps allowed.</param>
/// <param name="World">Whose facts they are.</param>
/// <param name="Version">Counts within the world, from one, without gaps.</param>
/// <param name="Epoch">The owner that wrote it.</param>
/// <param name="Batch">The facts, as Control wrote them.</param>
public sealed record JournalRow(long Position, WorldId World, long Version, long Epoch, ReadOnlyMemory<byte> Batch);
