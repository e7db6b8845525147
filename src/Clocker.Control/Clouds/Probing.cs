using Clocker.Control.Hosts;
using Clocker.Model.Containers;

namespace Clocker.Control.Clouds;

/// <summary>What is known of whether one run of a container answers, and when to ask next.</summary>
/// <remarks>A starting container is asked at once and then at growing intervals; one that answered is left to its engine's checks.</remarks>
internal sealed class Probing
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan PortsEvery = TimeSpan.FromSeconds(30);

    private DateTimeOffset? _run;
    private TimeSpan _pause;
    private bool _cannotBeAsked;

    /// <summary>When to ask next.</summary>
    public TimeSpan NextAt { get; private set; }

    /// <summary>The question in flight, or null.</summary>
    public HostCommand? InFlight { get; private set; }

    /// <summary>Whether it answers; null while nobody knows.</summary>
    public bool? IsUp { get; private set; }

    /// <summary>Why not, or null.</summary>
    public string? NotUp { get; private set; }

    /// <summary>Takes in what the engine says; a new run forgets what was known of the last one.</summary>
    /// <returns>Whether there is a question to ask now.</returns>
    public bool IsDue(ContainerSpec spec, ContainerSnapshot container, TimeSpan now)
    {
        if (_run != container.StartedAt)
        {
            _run = container.StartedAt;
            _pause = FirstPause;
            _cannotBeAsked = false;
            NextAt = TimeSpan.Zero;
            InFlight = null;
            IsUp = null;
            NotUp = null;
        }

        if (container.Health is Health.Healthy or Health.Unhealthy)
        {
            IsUp = container.Health == Health.Healthy;
            NotUp = IsUp == true ? null : "its health check fails";
            return false;
        }

        if (HasNoQuestion(spec, container))
        {
            Settle(now);
            return false;
        }

        return !(IsUp == true && Check(spec, container) is not null) && InFlight is null && NextAt <= now;
    }

    /// <summary>Whether there will be a question later.</summary>
    public bool IsWaiting(ContainerSpec spec, ContainerSnapshot container) =>
        InFlight is null
        && container.Health is not (Health.Healthy or Health.Unhealthy)
        && (IsUp != true || (!HasNoQuestion(spec, container) && Check(spec, container) is null));

    /// <summary>The question.</summary>
    public HostCommand Ask(long id, InstanceRecord instance) =>
        InFlight = Check(instance.Spec, instance.Container!) is { } check
            ? new HostCommand.Check(id, instance.Host, instance.Container!.Id, check)
            : new HostCommand.CheckPorts(id, instance.Host, instance.Container!.Id);

    /// <summary>The answer, if it is one to the question in flight.</summary>
    public void Answered(HostCommand question, Outcome outcome, ContainerSpec spec, TimeSpan now)
    {
        if (InFlight?.Id != question.Id)
        {
            return;
        }

        InFlight = null;
        switch (outcome)
        {
            case Outcome.Checked { Passed: true }:
                Up(LongestPause, now);
                break;
            case Outcome.Listening { Ports: null }:
                _cannotBeAsked = true;
                Up(PortsEvery, now);
                break;
            case Outcome.Listening listening when listening.Ports!.Contains(Port(spec) ?? 0):
                Up(PortsEvery, now);
                break;
            case Outcome.Checked check:
                Down($"its health check fails{Brief(check.Output)}", now);
                break;
            case Outcome.Listening:
                Down($"nothing listens on port {Port(spec)}", now);
                break;
            case Outcome.Failed { Fault: DeviceFault.NotFound or DeviceFault.Conflict }:
                Down("it does not run", now);
                break;
            case Outcome.Failed { Fault: DeviceFault.Timeout }:
                Down("its check takes too long", now);
                break;
            case Outcome.Failed failed:
                Down($"it cannot be checked: {failed.Message}", now);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private bool HasNoQuestion(ContainerSpec spec, ContainerSnapshot container) =>
        _cannotBeAsked || (Check(spec, container) is null && Port(spec) is null);

    /// <summary>Running is up where nothing can be asked; but a program that ends as soon as it has started never was.</summary>
    private void Settle(TimeSpan now)
    {
        if (NextAt == TimeSpan.Zero)
        {
            NextAt = now + Settling;
        }

        if (NextAt <= now || _cannotBeAsked)
        {
            (IsUp, NotUp) = (true, null);
        }
    }

    private void Up(TimeSpan pause, TimeSpan now)
    {
        (IsUp, NotUp) = (true, null);
        _pause = FirstPause;
        NextAt = now + pause;
    }

    private void Down(string reason, TimeSpan now)
    {
        (IsUp, NotUp) = (false, reason);
        NextAt = now + _pause;
        _pause = _pause * 1.6 < LongestPause ? _pause * 1.6 : LongestPause;
    }

    private static HealthSpec? Check(ContainerSpec spec, ContainerSnapshot container) =>
        (spec.Health ?? container.Check) is { IsOff: false } check ? check : null;

    /// <summary>Without a health check, the first TCP port that is declared must be listened on; a check that is switched off asks nothing.</summary>
    private static int? Port(ContainerSpec spec) =>
        spec.Health is { IsOff: true } ? null : spec.Ports.FirstOrDefault(port => port.Protocol == "tcp")?.Container;

    private static string Brief(string output)
    {
        var line = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        return line is null ? "" : $": {(line.Length > 160 ? line[..160] + "…" : line)}";
    }
}
