using System.CommandLine;
using System.Globalization;
using System.Net;
using Clocker.Agent.Tools;

namespace Clocker.Agent.Commands;

/// <summary>Prints the packets of an interface in the form that tcpdump and Wireshark read.</summary>
internal sealed class CaptureCommand : Command
{
    private readonly Option<string> _interface = new("--interface") { Description = "The network interface.", HelpName = "NAME", Required = true };
    private readonly Option<IPAddress?> _address = new("--address")
    {
        Description = "Only packets from or to this address.",
        HelpName = "ADDRESS",
        CustomParser = result => IPAddress.TryParse(result.Tokens[0].Value, out var address) ? address : Refuse(result),
    };

    private readonly Option<int?> _count = new("--count") { Description = "Ends after this many packets.", HelpName = "N" };
    private readonly Option<int?> _seconds = new("--seconds") { Description = "Ends after this many seconds.", HelpName = "N" };

    public CaptureCommand(Surroundings surroundings)
        : base("capture", "Writes the packets of an interface in pcap's form.")
    {
        Options.Add(_interface);
        Options.Add(_address);
        Options.Add(_count);
        Options.Add(_seconds);
        SetAction((parse, cancellation) => RunAsync(surroundings, parse, cancellation));
    }

    private async Task<int> RunAsync(Surroundings surroundings, ParseResult parse, CancellationToken cancellation)
    {
        // Each packet is written at once, and nobody else's rights are taken: the image has no other user.
        List<string> arguments = ["--interface", parse.GetRequiredValue(_interface), "-U", "-w", "-", "-Z", "root"];
        if (parse.GetValue(_count) is { } count)
        {
            arguments.AddRange(["-c", count.ToString(CultureInfo.InvariantCulture)]);
        }

        if (parse.GetValue(_address) is { } address)
        {
            arguments.AddRange(["host", address.ToString()]);
        }

        using var late = parse.GetValue(_seconds) is { } seconds
            ? new CancellationTokenSource(TimeSpan.FromSeconds(seconds), surroundings.Clock)
            : new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            var answer = await surroundings.Tools.StreamAsync("tcpdump", arguments, surroundings.Out, either.Token);
            if (answer.ExitCode != 0)
            {
                await surroundings.Error.WriteLineAsync(answer.Errors.Trim());
            }

            return answer.ExitCode == 0 ? 0 : 1;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return 0;
        }
        catch (ToolException error)
        {
            await surroundings.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    private static IPAddress? Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"\"{result.Tokens[0].Value}\" is no address.");
        return null;
    }
}
