namespace Clocker.Client.Serving;

/// <summary>One thing that was looked at to see whether Clocker can work.</summary>
/// <param name="Check">What was looked at: <c>engine</c>, <c>permissions</c>, <c>disk</c>, <c>ports</c>, <c>server</c>.</param>
/// <param name="Level"><c>ok</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Message">What was found.</param>
/// <param name="Remedy">How to mend it; null if there is nothing to mend.</param>
public sealed record Finding(string Check, string Level, string Message, string? Remedy);
