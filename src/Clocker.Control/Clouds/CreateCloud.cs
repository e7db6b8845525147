using Clocker.Control.Plane;
using Clocker.Control.Worlds;
using Clocker.Model.Collections;
using Clocker.Model.Identity;

namespace Clocker.Control.Clouds;

/// <summary>Makes a cloud of existing hosts, or adds those that it does not have yet.</summary>
public sealed record CreateCloud(
    Caller By, string Location, string Plane, ValueList<(HostId Host, string Name, string Endpoint)> Hosts) : Request(By);
