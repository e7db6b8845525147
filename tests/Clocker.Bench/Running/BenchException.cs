namespace Clocker.Bench.Running;

/// <summary>A benchmark cannot go on.</summary>
internal sealed class BenchException(string message) : Exception(message);
