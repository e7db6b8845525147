using System.CommandLine;

using Clocker.Cli.Servers;
using Clocker.Cli.Showing;
using Clocker.Cli.Sources;
using Clocker.Client.Labs;
using Clocker.Client.Problems;

namespace Clocker.Cli.Commands.Labs;

/// <summary>Makes a lab.</summary>
internal sealed class LabUpCommand : ClockerCommand
{
    private readonly Option<string> _name = LabArguments.Name();
    private readonly Option<int?> _hosts = new("--hosts") { Description = "How many hosts it has (3).", HelpName = "N" };
    private readonly Option<int?> _max = new("--max") { Description = "How many it may grow to (as many as it has).", HelpName = "N" };
    private readonly Option<string?> _memory = new("--memory") { Description = "The memory of each host, such as 2g (all there is).", HelpName = "SIZE" };
    private readonly Option<decimal?> _cpus = new("--cpus") { Description = "The processors of each host, such as 1.5 (all there are).", HelpName = "N" };

    private readonly Option<string[]> _labels = new("--label")
    {
        Description = "A label of all hosts, or of one. May be given again.",
        HelpName = "[HOST:]KEY=VALUE",
    };

    private readonly Option<string[]> _images = new("--image")
    {
        Description = "An image of the local engine that each host gets. May be given again.",
        HelpName = "IMAGE",
    };

    public LabUpCommand(Surroundings surroundings)
        : base(
            surroundings,
            "up",
            "Makes a lab: hosts with an engine each, made of containers on the local engine; or lets one grow.",
            "clocker lab up --hosts 3 --max 6 --memory 2g --cpus 1",
            "clocker lab up --name racks --label region=home --label host-1:rack=a --label host-2:rack=b",
            "clocker lab up --image nginx:1.22")
    {
        foreach (var option in (Option[])[_name, _hosts, _max, _memory, _cpus, _labels, _images])
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var lab = parse.GetRequiredValue(_name);
        var request = Request(parse);
        using var client = await new BackgroundServer(session).ConnectAsync(cancellation);
        var started = session.Surroundings.Clock.GetTimestamp();
        using var interrupts = session.Surroundings.Terminal.CatchInterrupts();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var interrupted = interrupts.NextAsync(ending.Token);
        var making = ShowAsync(session, lab, client.LabUpAsync(lab, request, ending.Token), ending.Token);
        if (await Task.WhenAny(making, interrupted) == interrupted)
        {
            await ending.CancelAsync();
            var name = lab == "lab" ? "" : $" --name {lab}";
            throw new CommandException(
                ExitCodes.Failed, "Not waiting any more.", $"The server goes on making lab {lab}: see clocker lab ls. To take it back: clocker lab down{name}.");
        }

        var made = await making;
        await ending.CancelAsync();
        session.Say($"Lab {lab} is up: {made.Hosts.Count(host => host.IsRunning)} hosts, {made.Max} at most ({Spans.Of(session.Surroundings.Clock.GetElapsedTime(started))}).");
        return ExitCodes.Done;
    }

    private static async Task<LabAnswer> ShowAsync(Session session, string lab, IAsyncEnumerable<LabProgress> steps, CancellationToken cancellation)
    {
        var started = session.Surroundings.Clock.GetTimestamp();
        await foreach (var step in steps.WithCancellation(cancellation))
        {
            if (step.Problem is { } problem)
            {
                throw new ProblemException(problem);
            }

            if (step.Lab is { } made)
            {
                return made;
            }

            session.Mutter($"{lab}{(step.Host is null ? "" : $"/{step.Host}")} {step.Text} ({Spans.Of(session.Surroundings.Clock.GetElapsedTime(started))})");
        }

        throw new ServerUnreachableException("The server ended while it made the lab.");
    }

    private LabRequest Request(ParseResult parse) => new()
    {
        Hosts = parse.GetValue(_hosts),
        Max = parse.GetValue(_max),
        MemoryBytes = Sizes.Read(parse.GetValue(_memory)),
        Cpus = parse.GetValue(_cpus),
        Labels = parse.GetValue(_labels) is { Length: > 0 } labels ? HostLabels.Read(labels) : null,
        Images = parse.GetValue(_images) is { Length: > 0 } images ? images : null,
    };
}
