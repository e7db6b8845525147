namespace Clocker.Agent.Names;

/// <summary>What becomes of a packet that came for a name server.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Length">The length of the answer that was written.</param>
/// <param name="IsSingleLabel">Whether a name that is to be asked of others has no dot.</param>
internal readonly record struct NameAnswer(NameAnswerKind Kind, int Length = 0, bool IsSingleLabel = false)
{
    public static NameAnswer Reply(int length) => new(NameAnswerKind.Reply, length);
}
