using Clocker.Model.Collections;

namespace Clocker.Blueprints.Compose;

/// <summary>What is said about a project beside its files.</summary>
public sealed record ComposeOptions
{
    /// <summary>Where relative paths begin.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>Where the command was called: files below it are named from there.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The name that was asked for; null leaves it to the environment, the files and the directory.</summary>
    public string? Name { get; init; }

    /// <summary>Variables of the process, which go before those of files.</summary>
    public ValueMap<string> Environment { get; init; } = [];

    /// <summary>Files of variables of the project, the last of which wins; null is <c>.env</c> in its directory, if there is one.</summary>
    public ValueList<string>? VariableFiles { get; init; }

    /// <summary>Profiles that are on; <c>*</c> is all.</summary>
    public ValueList<string> Profiles { get; init; } = [];

    /// <summary>Whether variables get their values.</summary>
    public bool Interpolates { get; init; } = true;

    /// <summary>Whether defaults and implicit things are written out.</summary>
    public bool Normalizes { get; init; } = true;

    /// <summary>Whether relative paths become absolute.</summary>
    public bool ResolvesPaths { get; init; } = true;

    /// <summary>Whether services, networks and the like must fit together.</summary>
    public bool ChecksConsistency { get; init; } = true;

    /// <summary>Whether files of variables are read into each service's environment.</summary>
    public bool ResolvesEnvironment { get; init; } = true;
}
