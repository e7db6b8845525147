namespace Clocker.Model.Locations;

/// <summary>Where Docker hosts come from: engines that are there already, a lab, machines. Every member may throw <see cref="Containers.DeviceException"/>, and nothing else but cancellation.</summary>
/// <remarks>
/// A host is asked for under an id that the caller has made durable before. Asking again under that id gives the same host, so
/// nothing is orphaned by a crash: what is held under an id that nobody knows can be found in the list, and given back.
/// </remarks>
public interface ILocation
{
    /// <summary>How users and blueprints call it.</summary>
    string Name { get; }

    /// <summary>Images that hosts from here may be given before a registry is asked for them; null if there are none.</summary>
    Containers.IImageStore? Images => null;

    /// <summary>How many containers may be made and started at a time on all its hosts together, where these share one machine; null where each is its own.</summary>
    int? StartsAtOnce => null;

    /// <summary>What looks wrong in how it is written, and does not hinder.</summary>
    Collections.ValueList<string> Warnings => [];

    /// <summary>How many hosts somebody gets who does not say how many; at least one.</summary>
    Task<int> UsualHostsAsync(CancellationToken cancellation) => Task.FromResult(1);

    /// <summary>What could be had besides what is held. Others may take it meanwhile: whoever asks for a host may be refused all the same.</summary>
    Task<LocationRoom> RoomAsync(CancellationToken cancellation) => Task.FromResult(LocationRoom.None($"location \"{Name}\" gives hosts only when somebody asks for them"));

    /// <summary>The hosts that are held, whether they answer or not.</summary>
    Task<IReadOnlyList<LocatedHost>> ListAsync(CancellationToken cancellation);

    /// <summary>Gets a host; returns when its engine can be asked. <see cref="Containers.DeviceFault.Failed"/> if there is none left.</summary>
    Task<LocatedHost> AcquireAsync(HostRequest request, CancellationToken cancellation);

    /// <summary>Gives a host back, by the id of the request. Giving back what is not held succeeds.</summary>
    Task ReleaseAsync(string request, CancellationToken cancellation);

    /// <summary>Looks whether a host that is held is as it was made; changes nothing. Asking for it again mends what is not.</summary>
    Task<HostFindings> LookAsync(string request, CancellationToken cancellation) => Task.FromResult(HostFindings.None);

    /// <summary>Brings the engine of a host that is held to a version, or to the newest; its containers go on. Asking again goes on with what was begun.</summary>
    /// <remarks><see cref="Containers.DeviceFault.Invalid"/> if that cannot be: trying again would not help.</remarks>
    Task<EngineUpgrade> UpgradeAsync(HostRequest request, string? version, CancellationToken cancellation) => Task.FromException<EngineUpgrade>(
        new Containers.DeviceException(Containers.DeviceFault.Invalid, $"Location \"{Name}\" does not upgrade the engines of its hosts."));

    /// <summary>How busy the machine of a host is that is held; null where the location does not know, and the host itself may.</summary>
    Task<Machines.MachineReading?> MeasureAsync(string request, CancellationToken cancellation) => Task.FromResult<Machines.MachineReading?>(null);

    /// <summary>The machine of a host that is held; null where the location has no way to it, and the host itself may.</summary>
    Task<Machines.HostMachine?> MachineAsync(string request, CancellationToken cancellation) => Task.FromResult<Machines.HostMachine?>(null);

    /// <summary>Gives up a host that cannot be given back, since what it is made of does not answer. Forgetting what is not held succeeds.</summary>
    /// <returns>What was left behind, a sentence without its full stop; null if nothing was.</returns>
    async Task<string?> ForgetAsync(string request, CancellationToken cancellation)
    {
        await ReleaseAsync(request, cancellation);
        return null;
    }
}
