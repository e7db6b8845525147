using Clocker.Client.Problems;

namespace Clocker.Client.Deploying;

/// <summary>A deployment that was taken on; what follows shows in the application's tree.</summary>
public sealed record DeployAnswer
{
    /// <summary>The application's id.</summary>
    public required string Application { get; init; }

    /// <summary>The application's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether there was no application of this name before.</summary>
    public required bool IsNew { get; init; }

    /// <summary>What undoes this deployment, once, while no other follows it.</summary>
    public required string Undo { get; init; }

    /// <summary>What is being done.</summary>
    public required IReadOnlyList<StepAnswer> Steps { get; init; }

    /// <summary>Doubts about the blueprint.</summary>
    public IReadOnlyList<DiagnosticAnswer> Warnings { get; init; } = [];
}
