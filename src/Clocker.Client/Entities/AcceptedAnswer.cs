namespace Clocker.Client.Entities;

/// <summary>A request is durable; what follows from it shows in the application's tree.</summary>
/// <param name="Application">The name of the application that it is about.</param>
/// <param name="Entity">The address of the entity that it is about.</param>
public sealed record AcceptedAnswer(string Application, string Entity)
{
    /// <summary>What became of it, where the answer waits for that; else null.</summary>
    public ErrandAnswer? Result { get; init; }
}
