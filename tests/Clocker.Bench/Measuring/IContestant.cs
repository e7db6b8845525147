namespace Clocker.Bench.Measuring;

/// <summary>One of several that do the same thing and are compared.</summary>
internal interface IContestant
{
    /// <summary>What the report calls it.</summary>
    string Name { get; }

    /// <summary>Does what is measured.</summary>
    Task DoAsync(CancellationToken cancellation);

    /// <summary>Checks that it was done, and makes everything as it was before; not measured.</summary>
    Task UndoAsync(CancellationToken cancellation);
}
