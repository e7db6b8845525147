using Clocker.Model.Claims;
using Clocker.Model.Identity;

namespace Clocker.Control.Worlds;

/// <summary>
/// A message between worlds: a whole half of a claim, or that one has arrived. Loss, copies and order do not matter: of each
/// half the highest version counts, and whoever sent it sends it again until it is seen. A sender with a new epoch lives a
/// new life: it has forgotten the other's halves and needs them again.
/// </summary>
public abstract record Mail(WorldId From, WorldId To, long SenderEpoch)
{
    /// <summary>Whether it says no more than that something has arrived: nobody waits for what becomes of it.</summary>
    public bool IsReceipt => this is WantedSeen or GrantedSeen or CloudGrantedSeen or OverSeen;

    /// <summary>The application's half of a claim (which is the entity's id); without content nothing is wanted any more.</summary>
    public sealed record Wanted(
        WorldId From, WorldId To, long SenderEpoch, EntityId Claim, long Version, Clouds.ClaimOwner Owner, ContainerWanted? Content, Clouds.ClaimEnd End)
        : Mail(From, To, SenderEpoch);

    /// <summary>The cloud has the application's half, durably.</summary>
    public sealed record WantedSeen(WorldId From, WorldId To, long SenderEpoch, EntityId Claim, long Version)
        : Mail(From, To, SenderEpoch);

    /// <summary>The cloud's half of a claim, and the version of the application's half that it knows of.</summary>
    public sealed record Granted(
        WorldId From, WorldId To, long SenderEpoch, EntityId Claim, HalfVersion Version, long AnswersVersion, ContainerGranted Content)
        : Mail(From, To, SenderEpoch);

    /// <summary>The application has the cloud's half.</summary>
    public sealed record GrantedSeen(WorldId From, WorldId To, long SenderEpoch, EntityId Claim, HalfVersion Version)
        : Mail(From, To, SenderEpoch);

    /// <summary>The application's half of a claim to a cloud. It goes to the plane, which passes it on to the cloud with its own id and the cloud's name.</summary>
    public sealed record CloudWanted(
        WorldId From, WorldId To, long SenderEpoch, EntityId Claim, long Version, Clouds.ClaimOwner Owner, Model.Claims.CloudWanted? Content, (string Plane, string Name)? Passed = null)
        : Mail(From, To, SenderEpoch);

    /// <summary>The cloud's half of such a claim, or the plane's word that there is no cloud for it.</summary>
    public sealed record CloudGranted(
        WorldId From, WorldId To, long SenderEpoch, EntityId Claim, HalfVersion Version, long AnswersVersion, Model.Claims.CloudGranted Content)
        : Mail(From, To, SenderEpoch);

    /// <summary>The application has the cloud's half.</summary>
    public sealed record CloudGrantedSeen(WorldId From, WorldId To, long SenderEpoch, EntityId Claim, HalfVersion Version)
        : Mail(From, To, SenderEpoch);

    /// <summary>An application or a cloud is over: its name is free.</summary>
    public sealed record Over(WorldId From, WorldId To, long SenderEpoch) : Mail(From, To, SenderEpoch);

    /// <summary>The plane knows that a world is over.</summary>
    public sealed record OverSeen(WorldId From, WorldId To, long SenderEpoch) : Mail(From, To, SenderEpoch);
}
