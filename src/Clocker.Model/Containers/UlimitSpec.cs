namespace Clocker.Model.Containers;

/// <summary>A limit of a container's processes.</summary>
/// <param name="Name">What it limits: <c>nofile</c>.</param>
/// <param name="Soft">What counts unless a process raises it.</param>
/// <param name="Hard">How far a process can raise it.</param>
public sealed record UlimitSpec(string Name, long Soft, long Hard);
