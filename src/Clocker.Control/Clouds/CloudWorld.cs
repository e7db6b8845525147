using Clocker.Control.Placement;
using Clocker.Control.Worlds;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Networks;
using Clocker.Model.Placement;

namespace Clocker.Control.Clouds;

/// <summary>
/// A cloud of Docker hosts: gives applications the containers that they claim, with the networks and volumes these need, and
/// keeps them as they are claimed. The only one to command its hosts.
/// </summary>
/// <param name="id">Its id.</param>
/// <param name="plane">The world that knows names.</param>
/// <param name="strategies">Makes the strategies by which hosts are chosen.</param>
/// <param name="providers">Knows the providers of networks.</param>
/// <param name="images">Which images are sent to others.</param>
/// <param name="lookEvery">How often hosts are looked at, whether they are as their locations made them; null is never.</param>
public sealed partial class CloudWorld(
    WorldId id, WorldId plane, IPlacementStrategies strategies, INetworkProviders providers, ImageMap images, TimeSpan? lookEvery = null) : World(id)
{
    private readonly WorldId _planeWorld = plane;
    private readonly StrategyLists _lists = new(strategies);
    private readonly PlacementBoard _board = new();
    private readonly SortedSet<EntityId> _waiting = [];

    private readonly SortedDictionary<HostId, HostRecord> _hosts = [];
    private readonly SortedDictionary<EntityId, ClaimRecord> _claims = [];
    private readonly Roster _roster = new();
    private readonly SortedDictionary<(string Network, HostId Host), Furnishing> _networks = [];
    private readonly SortedDictionary<(string Application, string Volume), Furnishing> _volumes = [];
    private readonly SortedDictionary<(HostId Host, string Image), Furnishing> _images = [];
    private readonly SortedSet<EntityId> _forgotten = [];
    private string _location = "";
    private string _plane = "";
    private TimeSpan _giveUpAfter = CloudCreated.UsualGiveUpAfter;
    private ValueList<StrategySpec>? _strategies;
    private long _boardAsked;
    private int _lastHost;
    private bool _isGoing;
    private CloudClaimed? _claimed;

    private readonly Dictionary<string, HostId> _byEngine = new(StringComparer.Ordinal);
    private readonly SortedSet<EntityId> _dirty = [];
    private readonly SortedSet<(TimeSpan At, EntityId Claim)> _wakes = [];
    private TimeSpan? _lastGivenUp;
    private bool _overSeen;
    private TimeSpan _overResendAt;
    private readonly Dictionary<long, (ClaimRecord Claim, InstanceRecord Instance)> _inFlight = [];
    private long _lastCommand;
    private long _lastHalf;

    /// <summary>The hosts, and how they are.</summary>
    public IReadOnlyList<Plane.HostStatus> Hosts => [.. _hosts.Values.Select(View)];

    /// <summary>Where each host is found that is there.</summary>
    public IReadOnlyList<(HostId Host, string Endpoint)> Endpoints =>
        [.. _hosts.Values.Where(host => host.Endpoint is not null).Select(host => (host.Id, host.Endpoint!))];

    /// <summary>The location that gave a host, and under which id; null for an engine that is there anyway.</summary>
    public (string Location, string Request)? OriginOf(HostId host) => _hosts.GetValueOrDefault(host)?.Origin;

    /// <summary>Its name, which blueprints use as a location; empty before it is created.</summary>
    public string Name => _location;

    /// <summary>Whether it is being removed.</summary>
    public bool IsGoing => _isGoing;

    /// <summary>Whether it had hosts once and is to have none any more.</summary>
    public bool IsGone { get; private set; }

    /// <inheritdoc />
    public override bool IsOver => IsGone && _overSeen && (_claimed is null || (_grantedIsSeen && _granted is { IsGone: true }));

    /// <summary>The entity that made it, as <c>application/entity</c>; null for a cloud that was made by request.</summary>
    public string? Maker => _claimed?.Owner.Entity;

    /// <summary>The plane whose labels the cloud uses.</summary>
    public string PlaneId => _plane;

    /// <inheritdoc />
    protected override void Handle(Input input)
    {
        _hasHappened |= input is not Input.Tick;
        switch (input)
        {
            case Input.Opened:
                _dirty.UnionWith(_claims.Keys);
                break;
            case Input.Tick:
                break;
            case Input.Asked asked:
                Asked(asked.Id, asked.Request);
                break;
            case Input.Mailed mailed:
                Receive(mailed.Mail);
                break;
            case Input.FromHost fromHost:
                Receive(fromHost.Report);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <inheritdoc />
    protected override void Settle()
    {
        while (_wakes.Count > 0 && _wakes.Min.At <= Now.Elapsed)
        {
            _dirty.Add(_wakes.Min.Claim);
            _wakes.Remove(_wakes.Min);
        }

        var again = true;
        while (again)
        {
            var dirty = _dirty.ToArray();
            _dirty.Clear();
            LookAtHosts();
            foreach (var claim in dirty)
            {
                if (_claims.TryGetValue(claim, out var record))
                {
                    Reconcile(record);
                }
            }

            SettleFurniture();
            SettleNetworks();
            SettleHosts();
            WakeWhatWaits();
            again = _dirty.Count > 0 || Scale();
        }

        LookAfterErrands();
        GrantCloud();
        Depart();

        if (_wakes.Count > 0)
        {
            WakeBy(_wakes.Min.At);
        }
    }

    private void WakeClaim(ClaimRecord claim, TimeSpan at) => _wakes.Add((at, claim.Id));

    private long NextCommand() => ++_lastCommand;

    /// <summary>Everything of ours bears these; what does not is never touched.</summary>
    private KeyValuePair<string, string>[] CommonLabels(string application, string claim) =>
    [
        new(Labels.Plane, _plane),
        new(Labels.Cloud, Id.Value),
        new(Labels.Application, application),
        new(Labels.Claim, claim),
    ];
}
