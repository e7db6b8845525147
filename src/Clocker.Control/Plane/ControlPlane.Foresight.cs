using Clocker.Control.Applications;
using Clocker.Control.Clouds;
using Clocker.Control.Placement;
using Clocker.Model.Collections;

namespace Clocker.Control.Plane;

public sealed partial class ControlPlane
{
    /// <summary>A plan with the places of its containers, as far as their clouds answer.</summary>
    private async Task<Plan> PlacedAsync(Foreseen foreseen, CancellationToken cancellation)
    {
        var steps = foreseen.Plan.Steps.ToArray();
        foreach (var cloud in foreseen.Questions.GroupBy(asked => asked.Question.Cloud))
        {
            var request = new ForeseePlacements(Start, cloud.Select(asked => asked.Question).ToValueList());
            if (await AskAsync<Answer<ValueList<PlacementExplanation>>, ValueList<PlacementExplanation>>(Open(cloud.Key), request, cancellation)
                is Answer<ValueList<PlacementExplanation>>.Done { Value: var placements })
            {
                foreach (var ((step, _), placement) in cloud.Zip(placements))
                {
                    steps[step] = steps[step] with { Placement = placement };
                }
            }
        }

        return foreseen.Plan with { Steps = steps.ToValueList() };
    }
}
