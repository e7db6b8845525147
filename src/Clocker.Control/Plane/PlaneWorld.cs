using Clocker.Control.Worlds;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Locations;

namespace Clocker.Control.Plane;

/// <summary>The one world that knows names: of applications and of locations. Ids are never given twice.</summary>
public sealed partial class PlaneWorld(WorldId id) : World(id)
{
    private readonly SortedDictionary<string, WorldId> _applications = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, WorldId> _locations = new(StringComparer.Ordinal);
    private readonly SortedDictionary<EntityId, string> _claimed = [];
    private readonly SortedDictionary<EntityId, long> _ended = [];
    private readonly BundleShelf _catalogue = new();
    private readonly SortedDictionary<string, NamedLocation> _named = new(StringComparer.Ordinal);
    private string _plane = "";
    private long _lastNumber;
    private long _lastHalf;

    /// <summary>The applications by name.</summary>
    public ValueMap<WorldId> Applications => _applications.ToValueMap();

    /// <summary>The bundles of the catalogue, in the order in which they came.</summary>
    public ValueList<CatalogueBundle> Catalogue => _catalogue.All;

    /// <summary>The named locations that were added by themselves, by name.</summary>
    public ValueMap<NamedLocation> NamedLocations => _named.ToValueMap();

    /// <inheritdoc />
    public override void Apply(Fact fact)
    {
        switch (fact)
        {
            case PlaneCreated created:
                _plane = created.Plane;
                break;
            case ApplicationNamed named:
                _applications[named.Name] = named.Application;
                _lastNumber = Math.Max(_lastNumber, named.Number);
                break;
            case ApplicationUnnamed unnamed:
                foreach (var (name, _) in _applications.Where(pair => pair.Value == unnamed.Application).ToArray())
                {
                    _applications.Remove(name);
                }

                break;
            case LocationAdded added:
                _locations[added.Location] = added.Cloud;
                if (added.Claim is { } claim)
                {
                    _claimed[claim] = added.Location;
                }

                _lastNumber = Math.Max(_lastNumber, added.Number);
                break;
            case LocationRemoved removed:
                _locations.Remove(removed.Location);
                if (_claimed.FirstOrDefault(claimed => claimed.Value == removed.Location) is { Value: not null } free)
                {
                    _claimed.Remove(free.Key);
                }

                break;
            case CloudClaimEnded ended:
                _ended[ended.Claim] = ended.Version;
                break;
            case CatalogueBundleAdded added:
                _catalogue.Put(added.Bundle);
                break;
            case CatalogueBundleRemoved removed:
                _catalogue.Take(removed.Name, removed.Version);
                break;
            case NamedLocationAdded added:
                _named[added.Location.Name] = added.Location;
                break;
            case NamedLocationRemoved removed:
                _named.Remove(removed.Name);
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"A plane has no {fact.GetType().Name}.");
        }
    }

    /// <inheritdoc />
    public override IEnumerable<Fact> Compact()
    {
        if (_plane.Length > 0)
        {
            yield return new PlaneCreated(_plane);
        }

        foreach (var (location, cloud) in _locations)
        {
            yield return new LocationAdded(location, cloud)
            {
                Claim = _claimed.FirstOrDefault(claimed => claimed.Value == location) is { Value: not null } claimed ? claimed.Key : null,
            };
        }

        foreach (var (claim, version) in _ended)
        {
            yield return new CloudClaimEnded(claim, version);
        }

        foreach (var bundle in _catalogue.All)
        {
            yield return new CatalogueBundleAdded(bundle);
        }

        foreach (var location in _named.Values)
        {
            yield return new NamedLocationAdded(location);
        }

        foreach (var (name, application) in _applications)
        {
            yield return new ApplicationNamed(name, application, _lastNumber);
        }

        if (_applications.Count == 0 && _lastNumber > 0)
        {
            yield return new ApplicationNamed("", default, _lastNumber);
            yield return new ApplicationUnnamed(default);
        }
    }

    /// <inheritdoc />
    protected override void Handle(Input input)
    {
        switch (input)
        {
            case Input.Asked { Request: Initialise initialise } asked:
                By = initialise.By;
                Answer(asked.Id, Initialise(initialise));
                break;
            case Input.Asked { Request: NameApplication name } asked:
                By = name.By;
                Answer(asked.Id, NameOf(name.Name));
                break;
            case Input.Asked { Request: NameCloud name } asked:
                By = name.By;
                Answer(asked.Id, CloudOf(name.Name));
                break;
            case Input.Asked { Request: ChangeCatalogue change } asked:
                By = change.By;
                Answer(asked.Id, Change(change));
                break;
            case Input.Asked { Request: AddNamedLocation add } asked:
                By = add.By;
                Answer(asked.Id, Add(add));
                break;
            case Input.Asked { Request: RemoveNamedLocation remove } asked:
                By = remove.By;
                Answer(asked.Id, Remove(remove.Name));
                break;
            case Input.Mailed { Mail: Mail.CloudWanted wanted }:
                Receive(wanted);
                break;
            case Input.Mailed { Mail: Mail.CloudGrantedSeen }:
                break;
            case Input.Mailed { Mail: Mail.Over over }:
                Forget(over.From);

                Send(new Mail.OverSeen(Id, over.From, Epoch));
                break;
            case Input.Opened or Input.Tick:
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <inheritdoc />
    protected override void Settle()
    {
    }

    private PlaneContents Initialise(Initialise request)
    {
        if (_plane.Length == 0)
        {
            Decided(new PlaneCreated(request.Plane));
        }

        foreach (var location in request.Locations.Where(location => !_locations.ContainsKey(location)))
        {
            Decided(new LocationAdded(location, new($"cloud-{location}")));
        }

        return new(_plane, _locations.ToValueMap(), [.. _applications.Values]);
    }

    private Answer<CatalogueChanged> Change(ChangeCatalogue request)
    {
        if (request.Add.FirstOrDefault(bundle => _catalogue.Judge(bundle, request.Replace) is null) is { } refused)
        {
            return new Answer<CatalogueChanged>.Refused(Refusal.Conflict, $"The catalogue has another content as {refused}.");
        }

        foreach (var bundle in _catalogue.All.Where(bundle => request.Remove.Contains(bundle.ToString())))
        {
            Decided(new CatalogueBundleRemoved(bundle.Name, bundle.Version));
        }

        var changes = new List<CatalogueChange>();
        foreach (var bundle in request.Add)
        {
            changes.Add(_catalogue.Judge(bundle, request.Replace) ?? CatalogueChange.Replaced);
            if (changes[^1] != CatalogueChange.Unchanged)
            {
                Decided(new CatalogueBundleAdded(bundle));
            }
        }

        ViewChanged();
        return new Answer<CatalogueChanged>.Done(new([.. changes]));
    }

    private Answer<NamedLocationChange> Add(AddNamedLocation request)
    {
        var known = _named.GetValueOrDefault(request.Location.Name);
        if (known == request.Location)
        {
            return new Answer<NamedLocationChange>.Done(NamedLocationChange.Unchanged);
        }

        if (known is not null && !request.Replace)
        {
            return new Answer<NamedLocationChange>.Refused(Refusal.Conflict, $"Location \"{known.Name}\" is there already, and says something else.");
        }

        if (new NamedLocations([.. _named.Values.Where(other => other != known), request.Location]).Resolve(request.Location) is null)
        {
            return new Answer<NamedLocationChange>.Refused(Refusal.Invalid, $"Location \"{request.Location.Name}\" would stand for itself, by way of \"{request.Location.Spec}\".");
        }

        Decided(new NamedLocationAdded(request.Location));
        ViewChanged();
        return new Answer<NamedLocationChange>.Done(known is null ? NamedLocationChange.Added : NamedLocationChange.Replaced);
    }

    private Answer<Accepted> Remove(string name)
    {
        if (!_named.ContainsKey(name))
        {
            return new Answer<Accepted>.Refused(Refusal.NotFound, $"There is no named location \"{name}\".");
        }

        if (new NamedLocations(_named.Values).UsersOf(name).ToList() is [var user, ..])
        {
            return new Answer<Accepted>.Refused(Refusal.Conflict, $"Location \"{user.Name}\" stands for \"{name}\".");
        }

        Decided(new NamedLocationRemoved(name));
        ViewChanged();
        return new Answer<Accepted>.Done(new());
    }

    private WorldId NameOf(string name)
    {
        if (!_applications.TryGetValue(name, out var application))
        {
            application = new(IdOf(_lastNumber + 1));
            Decided(new ApplicationNamed(name, application, _lastNumber + 1));
            ViewChanged();
        }

        return application;
    }

    private WorldId CloudOf(string name, EntityId? claim = null)
    {
        if (!_locations.TryGetValue(name, out var cloud))
        {
            cloud = new($"cloud-{IdOf(_lastNumber + 1)}");
            Decided(new LocationAdded(name, cloud, _lastNumber + 1) { Claim = claim });
            ViewChanged();
        }

        return cloud;
    }

    private void Forget(WorldId over)
    {
        if (_applications.ContainsValue(over))
        {
            Decided(new ApplicationUnnamed(over));
            ViewChanged();
        }

        foreach (var (location, _) in _locations.Where(location => location.Value == over).ToArray())
        {
            Decided(new LocationRemoved(location));
            ViewChanged();
        }
    }

    /// <summary>Ten letters and digits that look like chance and never repeat within a plane.</summary>
    private string IdOf(long number)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{_plane}/{number}"));
        return $"a{Convert.ToHexStringLower(hash.AsSpan(0, 4))}{number}";
    }
}
