namespace Clocker.Model.Entities;

/// <summary>Sensors that every entity has or may have; the names are Brooklyn's.</summary>
public static class CommonSensors
{
    /// <summary>Whether the service does its work.</summary>
    public static Sensor IsUp { get; } = new("service.isUp", "Whether the service answers.");

    /// <summary>The state, by <see cref="LifecycleRules"/>.</summary>
    public static Sensor State { get; } = new("service.state", "CREATED, STARTING, RUNNING, STOPPING, STOPPED, ON_FIRE or DESTROYED.");

    /// <summary>What it was last told to be.</summary>
    public static Sensor ExpectedState { get; } = new("service.state.expected", "The state that was asked for.");

    /// <summary>Why it is not up.</summary>
    public static Sensor NotUpIndicators { get; } = new("service.notUp.indicators", "Reasons for not being up, by name.");

    /// <summary>What is wrong with it.</summary>
    public static Sensor Problems { get; } = new("service.problems", "Problems, by name.");

    /// <summary>The entity's id.</summary>
    public static Sensor EntityIdentity { get; } = new("entity.id", "The entity's id.");

    /// <summary>The application's id.</summary>
    public static Sensor ApplicationIdentity { get; } = new("application.id", "The application's id.");

    /// <summary>Where a person or a program finds the service, as seen from inside its network.</summary>
    public static Sensor MainUri { get; } = new("main.uri", "The service's address, as seen inside its network.");

    /// <summary>All of the above.</summary>
    public static IReadOnlyList<Sensor> All { get; } =
        [IsUp, State, ExpectedState, NotUpIndicators, Problems, EntityIdentity, ApplicationIdentity, MainUri];
}
