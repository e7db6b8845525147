namespace Clocker.Client.Applications;

/// <summary>What an application was deployed from, as the server has it.</summary>
/// <param name="Name">The application's name.</param>
/// <param name="Text">The blueprint in Brooklyn's YAML, with everything that was read and set; secrets are <c>***</c>.</param>
public sealed record BlueprintAnswer(string Name, string Text);
