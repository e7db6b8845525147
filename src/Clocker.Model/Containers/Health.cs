namespace Clocker.Model.Containers;

/// <summary>What a container's health check says.</summary>
public enum Health
{
    /// <summary>There is no check.</summary>
    None,

    /// <summary>It has not passed yet.</summary>
    Starting,

    /// <summary>It passed.</summary>
    Healthy,

    /// <summary>It failed too often in a row.</summary>
    Unhealthy,
}
