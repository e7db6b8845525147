namespace Clocker.Model.Blueprints;

/// <summary>An application as its author described it; the same whatever language it was written in.</summary>
/// <param name="Name">What the application is called, unless the deployment says otherwise.</param>
/// <param name="Root">The application itself; the services are its children.</param>
public sealed record Blueprint(string Name, EntitySpec Root);
