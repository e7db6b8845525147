using Clocker.Model.Identity;

namespace Clocker.Model.Entities;

/// <summary>Another entity, as a behaviour sees it.</summary>
public sealed record ChildView(EntityId Id, string Name, string Handle, Lifecycle State, bool? IsUp, bool IsStopped);
