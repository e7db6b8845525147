using System.Net;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Probes;

/// <summary>Finds out whether an address is reached, how quickly, and by how large a packet; and if not, which hop is in the way.</summary>
internal sealed class Probing(IEcho echo, IPAddress to)
{
    /// <summary>What gets through anywhere.</summary>
    private const int SmallBytes = 64;
    private const int Tries = 3;
    private const int MostHops = 16;
    private const int MostSilentHops = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PatienceOfHop = TimeSpan.FromMilliseconds(250);

    public async Task<AgentProbed> ProbeAsync(int bytes, CancellationToken cancellation)
    {
        TimeSpan? quickest = null;
        EchoAnswer last = default;
        for (var i = 0; i < Tries && (quickest is not null || i == 0 || last.Kind == EchoAnswerKind.Silence); i++)
        {
            last = await echo.AskAsync(SmallBytes, null, Patience, cancellation);
            if (last.Kind == EchoAnswerKind.Reply && !(quickest <= last.Time))
            {
                quickest = last.Time;
            }
        }

        if (quickest is not { } time)
        {
            return new AgentProbed(null, 0, await WhyAsync(last, cancellation));
        }

        var (largest, limiting) = await LargestAsync(bytes, Wait(time), cancellation);
        return new AgentProbed(
            time.TotalMilliseconds,
            largest,
            largest >= bytes ? null : $"No packet of more than {largest} bytes gets through to {to}, and {bytes} were asked for{By(limiting)}.");
    }

    private async Task<(int Largest, EchoAnswer Limiting)> LargestAsync(int bytes, TimeSpan patience, CancellationToken cancellation)
    {
        if (bytes <= SmallBytes)
        {
            return (bytes, default);
        }

        var limiting = await TwiceAsync(bytes, patience, cancellation);
        if (limiting.Kind == EchoAnswerKind.Reply)
        {
            return (bytes, default);
        }

        // A hop that says how much it takes is believed if it is true.
        var (low, high) = (SmallBytes, bytes - 1);
        if (limiting.MostBytes > low && limiting.MostBytes < bytes)
        {
            high = limiting.MostBytes;
            if ((await TwiceAsync(high, patience, cancellation)).Kind == EchoAnswerKind.Reply)
            {
                return (high, limiting);
            }
        }

        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if ((await TwiceAsync(middle, patience, cancellation)).Kind == EchoAnswerKind.Reply)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return (low, limiting);
    }

    /// <summary>One packet may get lost.</summary>
    private async Task<EchoAnswer> TwiceAsync(int bytes, TimeSpan patience, CancellationToken cancellation) =>
        await echo.AskAsync(bytes, null, patience, cancellation) is { Kind: not EchoAnswerKind.Silence } answer
            ? answer
            : await echo.AskAsync(bytes, null, patience, cancellation);

    private async Task<string> WhyAsync(EchoAnswer last, CancellationToken cancellation)
    {
        if (last.Kind == EchoAnswerKind.Unreachable)
        {
            return last.From is { } hop ? $"{to} is not reached: {hop} knows no way to it, or lets nothing pass." : $"{to} is not reached: this host has no way to it.";
        }

        var (reached, silent) = ((IPAddress?)null, 0);
        for (var hops = 1; hops <= MostHops && silent < MostSilentHops; hops++)
        {
            var answer = await echo.AskAsync(SmallBytes, hops, PatienceOfHop, cancellation);
            silent = answer.Kind == EchoAnswerKind.Silence ? silent + 1 : 0;
            if (answer.Kind is EchoAnswerKind.Reply or EchoAnswerKind.Unreachable)
            {
                return answer.Kind == EchoAnswerKind.Reply
                    ? $"{to} answers only now and then: packets to it are lost."
                    : $"{to} is not reached: {answer.From?.ToString() ?? "this host"} knows no way to it, or lets nothing pass.";
            }

            reached = answer.Kind == EchoAnswerKind.Expired ? answer.From : reached;
        }

        return reached is null
            ? $"{to} is not reached: nothing on the way to it answers."
            : $"{to} is not reached: the last hop that answers is {reached}.";
    }

    private static TimeSpan Wait(TimeSpan time) => time * 4 < PatienceOfHop ? PatienceOfHop : time * 4 < Patience ? time * 4 : Patience;

    private static string By(EchoAnswer limiting) => limiting switch
    {
        { Kind: EchoAnswerKind.TooLarge, From: { } hop } => $": {hop} passes on no more",
        { Kind: EchoAnswerKind.TooLarge } => ": this host's own interface takes no more",
        _ => ": larger ones are lost on the way, and nobody says so",
    };
}
