using System.CommandLine;
using System.Text.Json;

using Clocker.Cli.Servers;
using Clocker.Cli.Showing;
using Clocker.Client.Deploying;
using Clocker.Client.Entities;

namespace Clocker.Cli.Commands;

/// <summary>Says what <c>up</c> would do.</summary>
internal sealed class PlanCommand : ClockerCommand
{
    private readonly DeploymentOptions _deployment = new();
    private readonly Option<bool> _keep = new("--keep", "--all") { Description = "List what stays as it is, too." };
    private readonly Option<bool> _placement = new("--placement") { Description = "Say for each new container what each strategy thinks of each host." };
    private readonly Option<bool> _json = GlobalOptions.Json();

    public PlanCommand(Surroundings surroundings)
        : base(
            surroundings,
            "plan",
            "Says what up would do (create, update, recreate and why, remove), doing nothing.",
            "clocker plan examples/visitors.yaml",
            "clocker plan examples/label-placement.yaml --placement",
            "clocker plan visitors.yaml --keep --json | jq '.steps[].action'",
            "clocker plan shop.yaml --env staging.yaml")
    {
        _deployment.AddTo(this);
        Options.Add(_keep);
        Options.Add(_placement);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var file = _deployment.Read(session, parse);
        using var client = await new BackgroundServer(session).ConnectAsync(cancellation);
        var plan = await client.PlanAsync(_deployment.Request(session, parse, file), file.Attached(), cancellation);
        DeploymentOptions.SayMore(session, file, plan.Warnings);
        if (plan.OtherOrigin is { } other)
        {
            session.Mutter($"Warning: {plan.Name} was deployed from {other}, so up asks before it replaces that; --replace says yes, --name gives another name.");
        }

        var keeps = parse.GetValue(_keep);
        IReadOnlyList<StepAnswer> steps = [.. plan.Steps.Where(step => keeps || step.Action != "keep")];
        if (parse.GetValue(_json))
        {
            session.Say(JsonSerializer.Serialize(new PlanDocument(steps, plan.Environment), new CliJson(JsonText.Indented()).PlanDocument));
        }
        else if (steps.Count == 0)
        {
            session.Say($"{plan.Name}: nothing to do.");
        }
        else
        {
            var arePlaced = steps.Any(step => step.Placement is not null);
            Columns.Write(
                session.Out,
                arePlaced ? ["ACTION", "ENTITY", "REASON", "PLACE"] : ["ACTION", "ENTITY", "REASON"],
                steps.Select(IReadOnlyList<string> (step) => arePlaced ? [step.Action, step.Entity, step.Reason, step.Placement?.Summary ?? ""] : [step.Action, step.Entity, step.Reason]));
        }

        if (!parse.GetValue(_json) && parse.GetValue(_placement))
        {
            Explain(session, steps);
        }

        if (!parse.GetValue(_json) && plan.Environment is { Count: > 0 } changes)
        {
            session.Say("");
            Columns.Write(
                session.Out,
                ["ENTITY", "KEY", "FROM", "INSTEAD OF"],
                changes.Select(IReadOnlyList<string> (change) => [change.Entity, change.Key, change.At, change.Instead ?? ""]));
        }

        return ExitCodes.Done;
    }

    private static void Explain(Session session, IReadOnlyList<StepAnswer> steps)
    {
        foreach (var placement in steps.Select(step => step.Placement).OfType<PlacementAnswer>())
        {
            session.Say("");
            session.Say($"{placement.Entity} in {placement.Cloud}: {placement.Summary}");
            Columns.Write(session.Out, PlacementRows.Titles, PlacementRows.Of(placement, isThere: false));
        }
    }
}
