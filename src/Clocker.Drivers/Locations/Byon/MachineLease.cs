using Clocker.Model.Machines;

namespace Clocker.Drivers.Locations.Byon;

/// <summary>That a machine is used.</summary>
/// <param name="Request">The id of the request that it was given for.</param>
/// <param name="Location">The location that gave it.</param>
/// <param name="Machine">The machine's key.</param>
internal sealed record MachineLease(string Request, string Location, string Machine)
{
    /// <summary>How Docker was asked to be set up on it; null is as its location says.</summary>
    public EngineWish? Engine { get; init; }
}
