using Clocker.Control.Worlds;
using Clocker.Model.Claims;
using Clocker.Model.Identity;

namespace Clocker.Control.Clouds;

/// <summary>A claim as the cloud knows it.</summary>
internal sealed class ClaimRecord(EntityId id)
{
    public EntityId Id { get; } = id;

    // Durable: the application's half, and what was decided for it.
    public required WorldId Application { get; set; }
    public required ClaimOwner Owner { get; set; }
    public long WantedVersion { get; set; }
    public ContainerWanted? Wanted { get; set; }
    public ClaimEnd End { get; set; }
    public List<InstanceRecord> Instances { get; } = [];
    public int LastIncarnation { get; set; }

    // Observed: the cloud's half as it was last told, and whether the application has it.
    public ContainerGranted? Granted { get; set; }
    public long GrantedAnswers { get; set; }
    public HalfVersion GrantedVersion { get; set; }
    public bool GrantedIsSeen { get; set; }
    public long ApplicationEpoch { get; set; }
    public TimeSpan ResendAt { get; set; }
    public int TimesSent { get; set; }
    public int LossesInARow { get; set; }
    public TimeSpan LostAt { get; set; }
    public string? Waiting { get; set; }
    public string? Problem { get; set; }

    /// <summary>Why no host would do when it was asked for last.</summary>
    public string? NoPlace { get; set; }

    /// <summary>The container that answers the claim now; null before placement and when the last one is going.</summary>
    public InstanceRecord? Live => Instances.Find(instance => !instance.IsRetired);

    /// <summary>The container that is to take the place of the live one, on another host; null if it is not moving.</summary>
    public InstanceRecord? Successor => Instances.Find(instance => !instance.IsRetired && instance != Live);

    // Observed: whether the successor was up when it was looked at last.
    public bool IsSuccessorUp { get; set; }
}
