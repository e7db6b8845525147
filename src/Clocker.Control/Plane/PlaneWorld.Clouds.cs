using Clocker.Control.Worlds;
using Clocker.Model.Claims;

namespace Clocker.Control.Plane;

public sealed partial class PlaneWorld
{
    /// <summary>Names the cloud that an entity claims, and passes its half on to it; where there is none, the plane answers itself.</summary>
    private void Receive(Mail.CloudWanted wanted)
    {
        if (wanted.Content is null && wanted.Version > _ended.GetValueOrDefault(wanted.Claim))
        {
            Decided(new CloudClaimEnded(wanted.Claim, wanted.Version));
        }

        var name = _claimed.GetValueOrDefault(wanted.Claim);
        if (name is null && wanted.Version <= _ended.GetValueOrDefault(wanted.Claim))
        {
            Tell(wanted, new([], null, null) { IsGone = true });
        }
        else if (name is null && _locations.ContainsKey(wanted.Content!.Name))
        {
            Tell(wanted, new([], null, $"there is a location \"{wanted.Content.Name}\" already"));
        }
        else if (name is not null && wanted.Content is { } content && content.Name != name)
        {
            Tell(wanted, new([], null, $"its cloud is called \"{name}\", and a cloud cannot get another name"));
        }
        else
        {
            name ??= wanted.Content!.Name;
            Send(wanted with { To = CloudOf(name, wanted.Claim), Passed = (_plane, name) });
        }
    }

    private void Tell(Mail.CloudWanted wanted, CloudGranted answer) =>
        Send(new Mail.CloudGranted(Id, wanted.From, Epoch, wanted.Claim, new(Epoch, ++_lastHalf), wanted.Version, answer));
}
