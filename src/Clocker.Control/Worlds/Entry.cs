using Clocker.Control.Plane;
using Clocker.Model.Collections;

namespace Clocker.Control.Worlds;

/// <summary>The facts of one decision, with who asked for it.</summary>
public sealed record Entry(DateTimeOffset At, Caller By, ValueList<Fact> Facts);
