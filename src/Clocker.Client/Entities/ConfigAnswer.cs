using System.Text.Json;

namespace Clocker.Client.Entities;

/// <summary>One key of an entity's config as it counts now.</summary>
/// <param name="Key">Its full name.</param>
/// <param name="Value">Its value; secrets are <c>***</c>, and what cannot be evaluated now is a text with the reason.</param>
/// <param name="From">Where it was given: <c>here</c>, an entity above, or the default of a parameter.</param>
/// <param name="Place">Where it was written, as <c>FILE:LINE:COLUMN</c> (of several texts, with commas) or <c>--set</c>; null if nobody wrote it.</param>
public sealed record ConfigAnswer(string Key, JsonElement Value, string From, string? Place = null);
