namespace Clocker.Client.Entities;

/// <summary>A command to run in an entity's container.</summary>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Terminal">Whether it gets a terminal.</param>
/// <param name="Columns">The terminal's width.</param>
/// <param name="Rows">The terminal's height.</param>
public sealed record ExecRequest(IReadOnlyList<string> Command, bool Terminal, int Columns, int Rows);
