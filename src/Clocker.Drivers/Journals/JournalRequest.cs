using Clocker.Model.Identity;
using Clocker.Model.Journals;

namespace Clocker.Drivers.Journals;

/// <summary>Something that waits for the journal's writer.</summary>
internal abstract class JournalRequest(WorldId world)
{
    public WorldId World { get; } = world;

    /// <summary>Called after the commit.</summary>
    public abstract void Complete();

    /// <summary>Called when it was refused, or when the commit failed.</summary>
    public abstract void Fail(JournalException error);

    internal sealed class Append(WorldId world, long epoch, long expectedVersion, ReadOnlyMemory<byte> batch)
        : JournalRequest(world)
    {
        private readonly TaskCompletionSource<long> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long Epoch { get; } = epoch;

        public long ExpectedVersion { get; } = expectedVersion;

        public ReadOnlyMemory<byte> Batch { get; } = batch;

        public long Position { get; set; }

        public Task<long> Done => _done.Task;

        public override void Complete() => _done.TrySetResult(Position);

        public override void Fail(JournalException error) => _done.TrySetException(error);
    }

    internal sealed class Open(WorldId world) : JournalRequest(world)
    {
        private readonly TaskCompletionSource<Ownership> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Ownership Ownership { get; set; } = new(0, 0);

        public Task<Ownership> Done => _done.Task;

        public override void Complete() => _done.TrySetResult(Ownership);

        public override void Fail(JournalException error) => _done.TrySetException(error);
    }
}
