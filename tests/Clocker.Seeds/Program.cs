using System.Globalization;

using Clocker.Library.Entities;
using Clocker.Library.Placement;
using Clocker.Simulation.Scenarios;

// Plays scenarios: seeds FIRST COUNT [--digests]. Prints what failed, with its seed, and ends with 1 if anything did.
var first = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1;
var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100;
var parts = new ScenarioParts(BuiltIn.Types, BuiltInPlacement.Strategies);
var failed = 0;
long steps = 0;
for (var seed = first; seed < first + count; seed++)
{
    try
    {
        var outcome = new Scenario(seed, parts).Play();
        steps += outcome.Steps;
        if (args.Contains("--digests"))
        {
            Console.WriteLine($"{seed} {outcome.Digest} {outcome.Steps} steps, {outcome.Elapsed.TotalSeconds:0} s, {outcome.Rows} rows");
        }
    }
    catch (ScenarioException failure)
    {
        failed++;
        Console.WriteLine(failure.Message);
    }
}

Console.WriteLine($"{count - failed} passed, {failed} failed, {steps} steps");
return failed == 0 ? 0 : 1;
