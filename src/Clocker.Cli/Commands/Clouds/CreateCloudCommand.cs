using System.CommandLine;

using Clocker.Cli.Sources;
using Clocker.Cli.Watching;
using Clocker.Client;
using Clocker.Client.Clouds;

namespace Clocker.Cli.Commands.Clouds;

/// <summary>Makes a cloud, and waits until its hosts are ready.</summary>
internal sealed class CreateCloudCommand : ClockerCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "Its name, which blueprints use as a location." };
    private readonly Option<string> _location = new("--location") { Description = "Where its hosts come from: docker:ENDPOINT, lab or lab:NAME, byon:(hosts=\"…\"), host:ADDRESS, localhost, simulated, a named location, or one of these as YAML.", HelpName = "L", Required = true };
    private readonly Option<int?> _hosts = new("--hosts") { Description = "How many hosts at first (1, or all of a lab).", HelpName = "N" };
    private readonly Option<string?> _giveUpAfter = new("--give-up-after") { Description = "How long a host may be silent before what it ran is replaced elsewhere (1m).", HelpName = "D" };
    private readonly Option<string[]> _strategies = new("--strategy") { Description = "A placement strategy of the cloud: NAME or NAME=VALUE; may be given several times, the last one orders first.", HelpName = "S" };
    private readonly Option<string?> _headroom = new("--headroom") { Description = "For how many more containers there is to be room, or for which part of all (20%); hosts are added for that.", HelpName = "N|P%" };
    private readonly Option<string?> _headroomMemory = new("--headroom-memory") { Description = "How much memory of all hosts together is to be free of reservations, such as 4g.", HelpName = "SIZE" };
    private readonly Option<decimal?> _headroomCpus = new("--headroom-cpus") { Description = "How many processors of all hosts together are to be free of reservations.", HelpName = "N" };
    private readonly Option<int?> _mostHosts = new("--max-hosts") { Description = "How many hosts it may have at most, however much waits (1000).", HelpName = "N" };
    private readonly Option<bool> _shrink = new("--shrink") { Description = "Let empty hosts go that the headroom has not needed for five minutes." };
    private readonly Option<string?> _removeEmpty = new("--remove-empty") { Description = "Let hosts go that have been empty for so long, if the headroom does without them.", HelpName = "D" };
    private readonly Option<string?> _network = new("--network") { Description = "What makes its networks: bridge (the usual one, networks of one host), overlay (Docker's own), routed (a part on each host), or vxlan (one segment over all hosts).", HelpName = "P" };
    private readonly Option<string?> _pool = new("--network-pool") { Description = "The range from which networks get their subnets (10.192.0.0/10).", HelpName = "CIDR" };
    private readonly Option<string?> _pool6 = new("--network-pool6") { Description = "The range from which they get subnets of IPv6 besides (none).", HelpName = "CIDR" };
    private readonly Option<int?> _size = new("--network-size") { Description = "The prefix length of a subnet (22).", HelpName = "N" };
    private readonly Option<string[]> _networkOptions = new("--network-option") { Description = "An option of the provider; may be given several times.", HelpName = "NAME=VALUE" };
    private readonly Option<string?> _timeout = CloudArgument.Timeout();
    private readonly Option<bool> _detach = CloudArgument.Detach();

    public CreateCloudCommand(Surroundings surroundings)
        : base(
            surroundings,
            "create",
            "Makes a cloud of Docker hosts, and waits until they are ready.",
            "clocker cloud create rehearsal --location simulated --hosts 3",
            "clocker cloud create mine --location docker:unix:///var/run/docker.sock --strategy MaxContainers=16 --strategy BreadthFirst",
            "clocker cloud create my-docker-cloud --location lab --network vxlan",
            "clocker cloud create my-docker-cloud --location lab --headroom 4 --max-hosts 6 --remove-empty 10m",
            "clocker cloud create racks --location rack-a --hosts 4    # after clocker location add rack-a …")
    {
        Arguments.Add(_name);
        Options.Add(_location);
        Options.Add(_hosts);
        Options.Add(_giveUpAfter);
        Options.Add(_strategies);
        Options.Add(_headroom);
        Options.Add(_headroomMemory);
        Options.Add(_headroomCpus);
        Options.Add(_mostHosts);
        Options.Add(_shrink);
        Options.Add(_removeEmpty);
        Options.Add(_network);
        Options.Add(_pool);
        Options.Add(_pool6);
        Options.Add(_size);
        Options.Add(_networkOptions);
        Options.Add(_timeout);
        Options.Add(_detach);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var timeout = Timeouts.Read(session.Setting(parse.GetValue(_timeout), "CLOCKER_TIMEOUT", "timeout"));
        var giveUpAfter = parse.GetValue(_giveUpAfter) is { } given ? Timeouts.Read(given).TotalSeconds : (double?)null;
        var name = parse.GetRequiredValue(_name);
        var scaling = Scaling(parse);
        using var client = session.Client();
        var strategies = parse.GetValue(_strategies) is { Length: > 0 } named ? named : null;
        var request = new CloudRequest(name, parse.GetRequiredValue(_location), parse.GetValue(_hosts), giveUpAfter, strategies) { Networks = Networks(parse), Scaling = scaling };
        var accepted = await AskAsync(session, client, request, cancellation);
        CloudArgument.Warn(session, accepted);
        if (parse.GetValue(_detach))
        {
            session.Say($"Cloud {name} is being made; see clocker cloud show {name}.");
            return ExitCodes.Done;
        }

        var cloud = await new CloudWatch(session, timeout, $"To take it back: clocker cloud rm {name}.").WaitAsync(name, cloud => cloud.Hosts.All(host => host.State == "ready"), cancellation)
            ?? throw new CommandException(ExitCodes.Failed, $"Cloud {name} was removed meanwhile.");
        session.Say($"Cloud {name} is ready: {cloud.Hosts.Count} host{(cloud.Hosts.Count == 1 ? "" : "s")}. Deploy to it with --location {name}.");
        return ExitCodes.Done;
    }

    private CloudNetworks? Networks(ParseResult parse)
    {
        var (pool, pool6, size, options) = (parse.GetValue(_pool), parse.GetValue(_pool6), parse.GetValue(_size), parse.GetValue(_networkOptions) ?? []);
        if (parse.GetValue(_network) is { } provider)
        {
            return new(provider, pool, pool6, size, options.Length == 0 ? null : options.Select(Option).GroupBy(option => option.Key).ToDictionary(option => option.Key, option => option.Last().Value));
        }

        return pool is null && pool6 is null && size is null && options.Length == 0 ? null
            : throw new CommandException(ExitCodes.WrongUse, "What networks are to be like is said without what makes them.", "Say it too: --network vxlan.");
    }

    private static KeyValuePair<string, string> Option(string text) => text.IndexOf('=') is > 0 and var at
        ? new(text[..at], text[(at + 1)..])
        : throw new CommandException(ExitCodes.WrongUse, $"\"{text}\" is no option of a provider.", "Write NAME=VALUE, as in --network-option mtu=1400.");

    /// <summary>What was said of its own scaling; null if nothing was.</summary>
    private ScalingRequest? Scaling(ParseResult parse)
    {
        var headroom = HeadroomText.Read(parse.GetValue(_headroom));
        var scaling = new ScalingRequest
        {
            Headroom = headroom.Count,
            HeadroomShare = headroom.Share,
            HeadroomMemoryBytes = HeadroomText.Size(parse.GetValue(_headroomMemory)),
            HeadroomCpus = parse.GetValue(_headroomCpus),
            MostHosts = parse.GetValue(_mostHosts),
            Shrinks = parse.GetValue(_shrink),
            RemovesEmptyAfterSeconds = parse.GetValue(_removeEmpty) is { } after ? Timeouts.Read(after).TotalSeconds : null,
        };
        return scaling == new ScalingRequest() ? null : scaling;
    }

    /// <summary>Who has had enough before the server has answered does not know whether it has begun.</summary>
    private static async Task<CloudAccepted> AskAsync(Session session, ClockerClient client, CloudRequest request, CancellationToken cancellation)
    {
        using var interrupts = session.Surroundings.Terminal.CatchInterrupts();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var asked = client.CreateCloudAsync(request, ending.Token);
        var first = await Task.WhenAny(asked, interrupts.NextAsync(ending.Token));
        await ending.CancelAsync();
        return first == asked
            ? await asked
            : throw new CommandException(
                ExitCodes.Failed,
                "Not waiting any more.",
                $"The server may have begun, and goes on then: see clocker cloud ls. To take it back: clocker cloud rm {request.Name}.");
    }
}
