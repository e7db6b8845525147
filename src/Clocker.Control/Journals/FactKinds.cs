using Clocker.Control.Applications;
using Clocker.Control.Clouds;
using Clocker.Control.Plane;

namespace Clocker.Control.Journals;

/// <summary>All kinds of facts with their versions. A kind is never changed in meaning: a new meaning is a new version, and the old one stays readable.</summary>
internal static class FactKinds
{
    public static IReadOnlyList<(string Kind, Type Type)> All { get; } =
    [
        ("plane.created/1", typeof(PlaneCreated)),
        ("plane.location-added/1", typeof(LocationAdded)),
        ("plane.location-removed/1", typeof(LocationRemoved)),
        ("plane.cloud-claim-ended/1", typeof(CloudClaimEnded)),
        ("plane.application-named/1", typeof(ApplicationNamed)),
        ("plane.application-unnamed/1", typeof(ApplicationUnnamed)),
        ("plane.catalog-bundle-added/1", typeof(CatalogueBundleAdded)),
        ("plane.catalog-bundle-removed/1", typeof(CatalogueBundleRemoved)),
        ("plane.named-location-added/1", typeof(NamedLocationAdded)),
        ("plane.named-location-removed/1", typeof(NamedLocationRemoved)),
        ("application.deployed/1", typeof(ApplicationDeployed)),
        ("application.going/1", typeof(ApplicationGoing)),
        ("application.gone/1", typeof(ApplicationGone)),
        ("entity.expected/1", typeof(EntityExpected)),
        ("entity.wants/1", typeof(EntityWants)),
        ("entity.wants-cloud/1", typeof(EntityWantsCloud)),
        ("entity.gone/1", typeof(EntityGone)),
        ("entity.made/1", typeof(EntityMade)),
        ("entity.leaving/1", typeof(EntityLeaving)),
        ("entity.remembers/1", typeof(EntityRemembers)),
        ("cloud.created/1", typeof(CloudCreated)),
        ("cloud.claimed/1", typeof(CloudClaimed)),
        ("cloud.sized/1", typeof(CloudSized)),
        ("cloud.host-added/1", typeof(HostAdded)),
        ("cloud.going/1", typeof(CloudGoing)),
        ("cloud.gone/1", typeof(CloudGone)),
        ("host.wanted/1", typeof(HostWanted)),
        ("host.located/1", typeof(HostLocated)),
        ("host.draining/1", typeof(HostDraining)),
        ("host.drifted/1", typeof(HostDrifted)),
        ("host.mended/1", typeof(HostMended)),
        ("host.remarked/1", typeof(HostRemarked)),
        ("host.upgrade-wanted/1", typeof(HostUpgradeWanted)),
        ("host.upgrade-begun/1", typeof(HostUpgradeBegun)),
        ("host.upgraded/1", typeof(HostUpgraded)),
        ("host.upgrade-ended/1", typeof(HostUpgradeEnded)),
        ("host.given-up/1", typeof(HostGivenUp)),
        ("host.is-back/1", typeof(HostIsBack)),
        ("host.errand-begun/1", typeof(ErrandBegun)),
        ("host.errand-ended/1", typeof(ErrandEnded)),
        ("host.going/1", typeof(HostGoing)),
        ("host.removed/1", typeof(HostRemoved)),
        ("claim.wanted/1", typeof(ClaimWanted)),
        ("claim.application-forgotten/1", typeof(ApplicationForgotten)),
        ("instance.assigned/1", typeof(InstanceAssigned)),
        ("instance.renamed/1", typeof(InstanceRenamed)),
        ("instance.launched/1", typeof(InstanceLaunched)),
        ("instance.mended/1", typeof(InstanceMended)),
        ("instance.finished/1", typeof(InstanceFinished)),
        ("instance.retired/1", typeof(InstanceRetired)),
        ("instance.moving/1", typeof(InstanceMoving)),
        ("instance.stays/1", typeof(InstanceStays)),
        ("instance.removed/1", typeof(InstanceRemoved)),
        ("network.defined/1", typeof(NetworkDefined)),
        ("network.ended/1", typeof(NetworkEnded)),
        ("network.assigned/1", typeof(NetworkAssigned)),
        ("addresses.given/1", typeof(AddressesGiven)),
        ("host.addressed/1", typeof(HostAddressed)),
        ("network.removed/1", typeof(NetworkRemoved)),
        ("volume.assigned/1", typeof(VolumeAssigned)),
        ("volume.doomed/1", typeof(VolumeDoomed)),
        ("volume.removed/1", typeof(VolumeRemoved)),
    ];

    /// <summary>The kind of a fact.</summary>
    public static string Of(Worlds.Fact fact) => All.First(kind => kind.Type == fact.GetType()).Kind;
}
