using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Values;

using Keys = Clocker.Model.Networks.VirtualNetworkDeclaration;

namespace Clocker.Library.Entities;

/// <summary>What a network is to be like. It is there itself while containers are on it, and they ask the cloud for it.</summary>
internal sealed class VirtualNetwork : IBehaviour
{
    public Next Next(IEntityView entity)
    {
        var config = new ConfigReader(entity);
        var (id, cidr) = (config.Read(Keys.NetworkId) ?? entity.Handle, config.Read(Keys.Cidr));
        var next = new ChildrenHealth(entity).Next();
        return next with
        {
            Problems = next.Problems.Concat(config.Wrong).ToValueMap(),
            Sensors = cidr is null ? [new(Keys.IdSensor.Name, Value.Of(id))] : [new(Keys.IdSensor.Name, Value.Of(id)), new(Keys.CidrSensor.Name, Value.Of(cidr))],
        };
    }
}
