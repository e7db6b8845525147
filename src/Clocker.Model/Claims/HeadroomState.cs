namespace Clocker.Model.Claims;

/// <summary>How a cloud's room is, in the original Clocker's words.</summary>
public enum HeadroomState
{
    /// <summary>As much as it should be, and less than a host beyond.</summary>
    Ok,

    /// <summary>Less than it should be.</summary>
    Hot,

    /// <summary>A whole host could go, and there would be enough.</summary>
    Cold,
}
