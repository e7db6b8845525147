namespace Clocker.Model.Journals;

/// <summary>A journal could not do what was asked.</summary>
public sealed class JournalException(JournalFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What kind of failure it was.</summary>
    public JournalFault Fault { get; } = fault;
}
