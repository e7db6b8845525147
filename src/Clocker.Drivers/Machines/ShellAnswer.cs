namespace Clocker.Drivers.Machines;

/// <summary>What a command has printed.</summary>
/// <param name="Output">On its standard output.</param>
/// <param name="Errors">On its standard error.</param>
internal sealed record ShellAnswer(ReadOnlyMemory<byte> Output, string Errors);
