using Clocker.Control.Placement;
using Clocker.Control.Worlds;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Placement;

namespace Clocker.Control.Clouds;

/// <summary>
/// A cloud of Docker hosts: gives applications the containers that they claim, with the networks and volumes these need, and
/// keeps them as they are claimed. The only one to command its hosts.
/// </summary>
public sealed partial class CloudWorld(WorldId id, IReadOnlyList<IPlacementStrategy> strategies, ImageMap images) : World(id)
{
    private readonly PlacementPipeline _placement = new(strategies);

    private readonly SortedDictionary<HostId, HostRecord> _hosts = [];
    private readonly SortedDictionary<EntityId, ClaimRecord> _claims = [];
    private readonly SortedDictionary<string, Furnishing> _networks = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Application, string Volume), Furnishing> _volumes = [];
    private readonly SortedDictionary<(HostId Host, string Image), Furnishing> _images = [];
    private readonly SortedSet<EntityId> _forgotten = [];
    private readonly InstanceIndex _instances = new();
    private readonly NetworkUse _networkUse = new();
    private string _location = "";
    private string _plane = "";

    private readonly SortedSet<EntityId> _dirty = [];
    private readonly SortedSet<(TimeSpan At, EntityId Claim)> _wakes = [];
    private long _lastCommand;
    private long _lastHalf;

    /// <summary>The hosts, and how they are.</summary>
    public IReadOnlyList<Plane.HostStatus> Hosts =>
        [.. _hosts.Values.Select(host => new Plane.HostStatus(host.Id, _location, host.Name, host.Description, host.Problem))];

    /// <summary>How many hosts there are.</summary>
    public int HostCount => _hosts.Count;

    /// <summary>Where each host is found.</summary>
    public IReadOnlyList<(HostId Host, string Endpoint)> Endpoints => [.. _hosts.Values.Select(host => (host.Id, host.Endpoint))];

    /// <summary>The plane whose labels the cloud uses.</summary>
    public string PlaneId => _plane;

    /// <inheritdoc />
    protected override void Handle(Input input)
    {
        switch (input)
        {
            case Input.Opened:
                _dirty.UnionWith(_claims.Keys);
                break;
            case Input.Tick:
                break;
            case Input.Asked { Request: CreateCloud create } asked:
                Create(create);
                Answer(asked.Id, new Plane.Accepted());
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
            foreach (var claim in dirty)
            {
                if (_claims.TryGetValue(claim, out var record))
                {
                    Reconcile(record);
                }
            }

            SettleFurniture();
            again = _dirty.Count > 0;
        }

        if (_wakes.Count > 0)
        {
            WakeBy(_wakes.Min.At);
        }
    }

    private void Create(CreateCloud create)
    {
        if (_plane.Length == 0)
        {
            By = create.By;
            Decided(new CloudCreated(create.Location, create.Plane));
        }

        foreach (var (host, name, endpoint) in create.Hosts)
        {
            if (!_hosts.ContainsKey(host))
            {
                Decided(new HostAdded(host, name, endpoint));
                ViewChanged();
            }
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
