using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;

namespace Clocker.Library.Entities;

/// <summary>Whether an entity's container works, and what is wrong with it, in words.</summary>
internal sealed class ContainerHealth(IEntityView entity)
{
    private const string Container = "docker.container";

    private Instance? Current => entity.Container?.Current;

    /// <summary>Null while nobody knows: what runs may have run before the server did.</summary>
    public bool? IsUp => Current switch
    {
        null => entity is { Container: null, Expected: Lifecycle.Running } ? null : false,
        { State: InstanceState.Unknown } => null,
        var current => current.IsUp,
    };

    public ValueMap<string> NotUp => IsUp == false ? Named(Container, Current?.NotUp ?? Reason()) : [];

    public ValueMap<string> Problems
    {
        get
        {
            var problems = Named(Container, entity.Container?.Problem);
            return Ended() is { } ended ? problems.With($"{Container}.exit", ended) : problems;
        }
    }

    private string Reason() => Current?.State switch
    {
        null => "there is no container yet",
        InstanceState.Pulling => "its image is on the way",
        InstanceState.Assigned or InstanceState.Creating or InstanceState.Created => "its container is being made",
        InstanceState.Starting => "its container is starting",
        InstanceState.Running => "its service does not answer",
        InstanceState.Restarting => "its container ended and will be started again",
        InstanceState.Stopping => "its container is being stopped",
        InstanceState.Stopped => "its container is stopped",
        _ => "its container is being removed",
    };

    /// <summary>How it ended, if it ended without being told to.</summary>
    private string? Ended()
    {
        var isToRun = entity.Expected is Lifecycle.Starting or Lifecycle.Running or Lifecycle.OnFire;
        if (!isToRun || Current is not { State: InstanceState.Restarting or InstanceState.Stopped, Container: { } seen })
        {
            return null;
        }

        var hasNeverRun = seen.StartedAt is null && seen.Error.Length == 0;
        var isDone = Current.State == InstanceState.Stopped && seen is { ExitCode: 0, OutOfMemory: false, Error: "" };
        return hasNeverRun || isDone ? null : $"the container {How(seen)}{(Current.State == InstanceState.Restarting ? Again(seen) : "")}";
    }

    private static string How(ContainerSnapshot seen) => seen switch
    {
        { Error.Length: > 0 } => $"could not be started: {seen.Error}",
        { OutOfMemory: true } => $"ended for want of memory (exit code {seen.ExitCode})",
        { ExitCode: 125 or 126 } => $"could not run its command (exit code {seen.ExitCode})",
        { ExitCode: 127 } => "did not find its command (exit code 127)",
        { ExitCode: 137 } => "was killed (exit code 137)",
        { ExitCode: 143 } => "was told to end (exit code 143)",
        _ => $"ended with exit code {seen.ExitCode}",
    };

    private static string Again(ContainerSnapshot seen) => seen.Restarts switch
    {
        0 => ", and will be started again",
        1 => ", and is started again (once so far)",
        var times => $", and is started again and again ({times} times so far)",
    };

    private static ValueMap<string> Named(string name, string? text) => text is null ? [] : ValueMap<string>.Empty.With(name, text);
}
