using Clocker.Control.Hosts;
using Clocker.Control.Plane;
using Clocker.Model.Containers;
using Clocker.Model.Machines;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    /// <summary>How long an errand is waited for that another life has begun.</summary>
    private static readonly TimeSpan LeftErrandLimit = TimeSpan.FromMinutes(20);

    // Durable: the errands that have not ended, and the number of the last one.
    private readonly SortedDictionary<int, ErrandBegun> _errands = [];
    private int _lastErrand;

    // Observed: which commands carry them out, and who waits for them.
    private readonly SortedDictionary<long, (int Errand, long? Question)> _errandsInFlight = [];

    private void Begin(long question, RunErrand run)
    {
        if (!_hosts.TryGetValue(run.Host, out var host) || host.IsGoing)
        {
            Answer(question, new Answer<ErrandResult>.Refused(Refusal.NotFound, NoHost(run.Host).Message));
            return;
        }

        if (host.Endpoint is null)
        {
            Answer(question, new Answer<ErrandResult>.Refused(Refusal.Conflict, $"Host {host.Name} is not there yet."));
            return;
        }

        Decided(new ErrandBegun(host.Id, _lastErrand + 1, run.Errand.Words));
        Carry(_errands[_lastErrand], question, run.Errand.Script, run.Errand.Limit);
    }

    /// <summary>What was begun in another life goes on by itself: it is looked what became of it.</summary>
    private void LookAfterErrands()
    {
        foreach (var errand in _errands.Values.ToArray())
        {
            var flying = _errandsInFlight.FirstOrDefault(flying => flying.Value.Errand == errand.Number);
            if (!_hosts.TryGetValue(errand.Host, out var host))
            {
                const string Gone = "its host has left the cloud";
                Decided(new ErrandEnded(errand.Host, errand.Number, null, Gone));
                _errandsInFlight.Remove(flying.Key);
                Refuse(flying.Value.Question, $"Nobody knows what became of it: {Gone}.");
            }
            else if (flying.Key == 0 && host.IsReachable)
            {
                Carry(errand, null, null, LeftErrandLimit);
            }
        }
    }

    private void Refuse(long? question, string reason)
    {
        if (question is { } asked)
        {
            Answer(asked, new Answer<ErrandResult>.Refused(Refusal.Unavailable, reason));
        }
    }

    private void Carry(ErrandBegun errand, long? question, string? script, TimeSpan limit)
    {
        var command = new HostCommand.Run(NextCommand(), errand.Host, new RunId($"errand-{errand.Host.Value}-{errand.Number}"), script, limit);
        _errandsInFlight[command.Id] = (errand.Number, question);
        Order(command);
    }

    /// <summary>False if the command was no errand.</summary>
    private bool EndedErrand(HostReport.Ended ended)
    {
        if (!_errandsInFlight.Remove(ended.Command.Id, out var flying))
        {
            return false;
        }

        var errand = _errands[flying.Errand];
        Decided(ended.Outcome switch
        {
            Outcome.HasRun { ExitCode: 0 } => new ErrandEnded(errand.Host, errand.Number, 0, null),
            Outcome.HasRun { ExitCode: null } => new ErrandEnded(errand.Host, errand.Number, null, "it was cut off; nobody knows how far it came"),
            Outcome.HasRun run => new ErrandEnded(errand.Host, errand.Number, run.ExitCode, LastLine(run.Output)),
            Outcome.Failed { Fault: DeviceFault.NotFound } when flying.Question is null => new ErrandEnded(errand.Host, errand.Number, null, "the server ended before it began, or nobody remembers it"),
            Outcome.Failed failed => new ErrandEnded(errand.Host, errand.Number, null, failed.Message.TrimEnd('.')),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        if (ended.Outcome is Outcome.Failed refused)
        {
            Refuse(flying.Question, $"Host {_hosts[errand.Host].Name} cannot do that: {refused.Message.TrimEnd('.')}.");
        }
        else if (flying.Question is { } question && ended.Outcome is Outcome.HasRun result)
        {
            Answer(question, new Answer<ErrandResult>.Done(new(result.ExitCode, result.Output)));
        }

        return true;
    }

    private static string LastLine(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() is { Length: > 0 } line
            ? line.Length > 200 ? $"{line[..200]}…" : line
            : "it printed nothing";
}
