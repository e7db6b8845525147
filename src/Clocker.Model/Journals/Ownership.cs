namespace Clocker.Model.Journals;

/// <summary>What the owner of a world must show to append: its epoch, and the last version so far (0 for none).</summary>
public sealed record Ownership(long Epoch, long Version);
