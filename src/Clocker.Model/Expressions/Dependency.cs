using Clocker.Model.Identity;

namespace Clocker.Model.Expressions;

/// <summary>A sensor that an evaluation has read; only a change of one of these can change the result.</summary>
public readonly record struct Dependency(EntityId Entity, string Sensor);
