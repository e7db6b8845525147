namespace Clocker.Control.Clouds;

/// <summary>One line of an <see cref="ImageMap"/>.</summary>
public sealed record ImageRule(string Pattern, string Image);
