using Clocker.Control.Worlds;
using Clocker.Model.Entities;

namespace Clocker.Control.Applications;

public sealed partial class ApplicationWorld
{
    /// <inheritdoc />
    public override void Apply(Fact fact)
    {
        switch (fact)
        {
            case ApplicationDeployed deployed:
                Apply(deployed);
                break;
            case EntityExpected expected:
                var told = _entities[expected.Entity];
                (told.Expected, told.ThenStart) = (expected.State, expected.ThenStart);
                break;
            case EntityWants wants:
                var wanting = _entities[wants.Entity];
                (wanting.WantedVersion, wanting.Wanted, wanting.WantedDigest) = (wants.Version, wants.Wanted, wants.Digest);
                break;
            case EntityWantsCloud wants:
                var claiming = _entities[wants.Entity];
                (claiming.WantedVersion, claiming.WantedCloud, claiming.ClaimsCloud) = (wants.Version, wants.Wanted, true);
                break;
            case EntityMade made:
                Apply(made);
                break;
            case EntityLeaving leaving:
                Apply(leaving);
                break;
            case EntityRemembers remembers:
                _entities[remembers.Entity].Memory = remembers.Memory;
                break;
            case EntityGone gone:
                Apply(gone);
                break;
            case ApplicationGoing going:
                _going = (going.WithVolumes, false);
                _departures = null;
                break;
            case ApplicationGone:
                _going = (_going?.WithVolumes ?? false, true);
                _entities.Clear();
                _scope.Rearranged();
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"An application has no {fact.GetType().Name}.");
        }
    }

    /// <inheritdoc />
    public override IEnumerable<Fact> Compact()
    {
        // Entities that are going stand in the blueprint before; what still counts is what they want.
        foreach (var deployment in _deployments)
        {
            yield return deployment == Current ? deployment with { IdsGiven = _idsGiven } : deployment;
        }

        foreach (var fact in CompactMembers())
        {
            yield return fact;
        }

        var known = _deployments.SelectMany(deployment => deployment.Entities.Values)
            .Concat(_entities.Values.SelectMany(entity => entity.MadeBy).SelectMany(made => made.Entities.Values));
        foreach (var gone in known.Distinct().Order())
        {
            if (!_entities.ContainsKey(gone) && !IsGone)
            {
                yield return new EntityGone(gone);
            }
        }

        foreach (var entity in _entities.Values)
        {
            if (entity.Expected != Lifecycle.Starting || entity.ThenStart)
            {
                yield return new EntityExpected(entity.Id, entity.Expected, entity.ThenStart);
            }

            if (entity.Memory.Count > 0)
            {
                yield return new EntityRemembers(entity.Id, entity.Memory, "");
            }

            if (entity.ClaimsCloud)
            {
                yield return new EntityWantsCloud(entity.Id, entity.WantedVersion, entity.WantedCloud);
            }
            else if (entity.WantedVersion > 0)
            {
                yield return new EntityWants(entity.Id, entity.WantedVersion, entity.Wanted, entity.WantedDigest);
            }
        }

        if (_going is { } over)
        {
            yield return new ApplicationGoing(over.WithVolumes);
            if (over.IsGone)
            {
                yield return new ApplicationGone();
            }
        }
    }

    private void Apply(ApplicationDeployed deployed)
    {
        var records = Layout.Records(deployed.Deployment.Blueprint, deployed.Entities, _entities, copy: false);
        var wanted = records.Select(record => record.Id).ToHashSet();
        foreach (var record in records)
        {
            _entities[record.Id] = record;
            (record.Digest, record.View) = (null, null);
        }

        Adopt(_entities.Values, wanted);
        foreach (var record in _entities.Values.Where(record => !wanted.Contains(record.Id)))
        {
            record.IsGoing = true;
        }

        _scope.Rearranged();
        _departures = null;
        _idsGiven = Math.Max(_idsGiven, deployed.IdsGiven);
        _deployments.Add(deployed);
        ForgetDeployments();
    }

    private void Apply(EntityGone gone)
    {
        if (!_entities.TryGetValue(gone.Entity, out var record))
        {
            return;
        }

        _entities.Remove(gone.Entity);
        if (record.Parent is { } parent && _entities.TryGetValue(parent, out var above))
        {
            above.Children.Remove(gone.Entity);
        }

        _scope.Rearranged();
        ForgetDeployments();
        ForgetMade(record);
    }

    /// <summary>Earlier deployments count for as long as something of theirs is going.</summary>
    private void ForgetDeployments()
    {
        if (_deployments.Count > 1 && !_entities.Values.Any(entity => entity.IsGoing))
        {
            _deployments.RemoveRange(0, _deployments.Count - 1);
        }
    }
}
