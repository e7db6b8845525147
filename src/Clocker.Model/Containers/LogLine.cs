namespace Clocker.Model.Containers;

/// <summary>One line of a container's output, without its end-of-line.</summary>
public sealed record LogLine(DateTimeOffset At, bool IsError, string Text);
