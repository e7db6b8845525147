namespace Clocker.Client.Deploying;

/// <summary>A blueprint as its author wrote it; the files that it names come beside it in the request.</summary>
/// <remarks>The reader of JSON gives null to a member that is left out, whatever its default.</remarks>
public sealed record DeployRequest
{
    /// <summary>The blueprint's file name, as its author knows it; used in diagnostics.</summary>
    public required string SourceName { get; init; }

    /// <summary>The blueprint's text.</summary>
    public required string SourceText { get; init; }

    /// <summary>What is different where it is deployed to; a later one goes before an earlier one.</summary>
    public IReadOnlyList<EnvironmentText> Environments { get; init => field = value ?? []; } = [];

    /// <summary>What tells this blueprint from another one under the same name: its file's absolute path, or its URL.</summary>
    public required string Origin { get; init; }

    /// <summary>The application's name; null takes the blueprint's.</summary>
    public string? Name { get; init; }

    /// <summary>Where to deploy the application, whatever it says itself; null takes what it says.</summary>
    public string? Location { get; init; }

    /// <summary>Where to deploy an application that says nothing itself; null is the server's usual location.</summary>
    public string? UsualLocation { get; init; }

    /// <summary>Config to set over the blueprint's, by key; secret.</summary>
    public IReadOnlyDictionary<string, string> Set { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();

    /// <summary>Whether an application of this name from another origin may be replaced.</summary>
    public bool Replace { get; init; }
}
