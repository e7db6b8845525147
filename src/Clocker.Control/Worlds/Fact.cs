namespace Clocker.Control.Worlds;

/// <summary>Something that was decided or durably seen. Worlds are folded from facts alone; <see cref="Journals.FactKinds"/> lists all of them.</summary>
public abstract record Fact;
