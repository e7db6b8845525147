using Clocker.Control.Placement;
using Clocker.Control.Plane;
using Clocker.Model.Collections;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    /// <summary>Where containers would go, each as if those before it were there. Decides nothing.</summary>
    private Answer<ValueList<PlacementExplanation>> Foresee(ValueList<PlacementQuestion> questions)
    {
        LookAtHosts();
        var board = UpToDate();
        var foresight = new Foresight(new Survey(this));
        foreach (var question in questions)
        {
            if (_claims.GetValueOrDefault(question.Claim) is { Live: { } live } claim && board.Find(live.Host) is { } host)
            {
                foresight.Leave(claim.Id);
                foresight.Put(_roster.LoadOf(live.Host).Without(claim, live).On(foresight.Seen(host)));
            }
        }

        return new Answer<ValueList<PlacementExplanation>>.Done(questions.Select(question => Foresee(question, board, foresight)).ToValueList());
    }

    private PlacementExplanation Foresee(PlacementQuestion question, PlacementBoard board, Foresight foresight)
    {
        var (list, problem) = StrategiesOf(question.Wanted.Placement);
        if (list is null)
        {
            return new(_location, null, $"nowhere: {problem}", []);
        }

        var request = RequestOf(question.Claim, question.Owner, question.Wanted) with { Ordinal = _roster.Placements + foresight.Placed };
        request = request with
        {
            NetworkHomes = question.Wanted.Spec.Networks.Select(network => network.Network).Where(network => !request.NetworkHomes.ContainsKey(network) && foresight.Homes.ContainsKey(network))
                .Select(network => KeyValuePair.Create(network, foresight.Homes[network])).Concat(request.NetworkHomes).ToValueMap(),
        };
        var hosts = board.Explain(request, list, foresight, foresight.Seen);
        var reasons = PlacementBoard.Counted(hosts);
        if (hosts.FirstOrDefault(host => host.IsChosen) is not { } chosen)
        {
            var why = hosts.Count == 0 ? "there are no hosts" : hosts.Count > 1 ? reasons
                : $"host {hosts[0].Host}: {hosts[0].Verdicts.First(verdict => !verdict.IsAccepted).Words}";
            return new(_location, null, $"nowhere: {why}", hosts.ToValueList());
        }

        foresight.Place(board.Hosts.First(host => host.Name == chosen.Host), request, question.Wanted.Spec.Networks.Select(network => network.Network));
        return new(_location, chosen.Host, $"on {chosen.Host}{(reasons.Length == 0 ? "" : $"; not on {reasons}")}", hosts.ToValueList());
    }
}
