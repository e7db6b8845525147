using Clocker.Model.Collections;

namespace Clocker.Blueprints.Compose;

/// <summary>Which project is meant, as a command line and an environment say it.</summary>
public sealed record ComposeRequest
{
    /// <summary>Where the command was called.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The variables of the process.</summary>
    public ValueMap<string> Environment { get; init; } = [];

    /// <summary>The files that were named; <c>-</c> is <see cref="StandardInput"/>. Empty looks for them.</summary>
    public ValueList<string> Files { get; init; } = [];

    /// <summary>Reads what comes through standard input, when it is asked for.</summary>
    public Func<string> StandardInput { get; init; } = () => "";

    /// <summary>Where relative paths begin; null is where the first file is.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>What the project is to be called, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Profiles to turn on; empty asks the environment.</summary>
    public ValueList<string> Profiles { get; init; } = [];

    /// <summary>Files of variables that were named; empty asks the environment, and else is <c>.env</c>.</summary>
    public ValueList<string> VariableFiles { get; init; } = [];

    /// <inheritdoc cref="ComposeOptions.Interpolates" />
    public bool Interpolates { get; init; } = true;

    /// <inheritdoc cref="ComposeOptions.Normalizes" />
    public bool Normalizes { get; init; } = true;

    /// <inheritdoc cref="ComposeOptions.ResolvesPaths" />
    public bool ResolvesPaths { get; init; } = true;

    /// <inheritdoc cref="ComposeOptions.ChecksConsistency" />
    public bool ChecksConsistency { get; init; } = true;

    /// <inheritdoc cref="ComposeOptions.ResolvesEnvironment" />
    public bool ResolvesEnvironment { get; init; } = true;
}
