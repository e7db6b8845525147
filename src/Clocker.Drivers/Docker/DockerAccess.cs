using System.Globalization;
using System.Runtime.CompilerServices;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Clocker.Drivers.Docker;

internal sealed class DockerAccess(DockerEngine engine, TimeProvider time) : IContainerAccess
{
    private readonly ListeningProbe _listening = new(engine);

    public async Task<CommandResult> RunAsync(string container, ValueList<string> command, CancellationToken cancellation)
    {
        try
        {
            await using var talk = await StartAsync(container, command, terminal: false, withInput: false, cancellation);
            var output = await Tail.OfAsync(talk, cancellation);
            return new CommandResult(await talk.ExitCodeAsync(cancellation), output);
        }
        catch (DeviceException error) when (error is { Fault: DeviceFault.Invalid or DeviceFault.Failed, InnerException: DockerApiException })
        {
            // Some versions answer an error where others start a process that ends at once with one of these codes.
            return error.Message.Contains("permission denied", StringComparison.Ordinal) ? new CommandResult(126, error.Message)
                : error.Message.Contains("not found", StringComparison.Ordinal) || error.Message.Contains("no such file", StringComparison.Ordinal)
                    ? new CommandResult(127, error.Message)
                    : throw new DeviceException(error.Fault, error.Message, error);
        }
    }

    public async Task<IConversation> TalkAsync(
        string container, ValueList<string> command, bool terminal, CancellationToken cancellation) =>
        await StartAsync(container, command, terminal, withInput: true, cancellation);

    public async IAsyncEnumerable<LogLine> LogsAsync(
        string container, int? tail, bool follow, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var subject = Subject(container);
        var found = await engine.CallAsync(subject, () => engine.Client.Containers.InspectContainerAsync(container, cancellation), cancellation);
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"containers/{found.ID}/logs?stdout=1&stderr=1&timestamps=1&follow={(follow ? 1 : 0)}&tail={(tail is { } lines ? $"{lines}" : "all")}");
        using var answer = await engine.CallAsync(subject, () => engine.SendAsync(HttpMethod.Get, path, null, cancellation), cancellation);
        await using var stream = await engine.CallAsync(subject, () => answer.Content.ReadAsStreamAsync(cancellation), cancellation);
        var messages = new LogMessages(stream, isMultiplexed: found.Config?.Tty != true);
        while (await engine.CallAsync(subject, () => messages.NextAsync(cancellation), cancellation) is { } line)
        {
            yield return line;
        }
    }

    public async Task<ValueList<int>?> ListeningAsync(string container, CancellationToken cancellation)
    {
        var seen = await RunAsync(container, ["cat", .. ListeningSockets.Files], cancellation);
        return seen.ExitCode is 126 or 127
            ? await _listening.ThroughHelperAsync(container, cancellation)
            : ListeningSockets.Parse(seen.Output);
    }

    private static string Subject(string container) => $"Container \"{container}\"";

    private async Task<DockerConversation> StartAsync(
        string container, ValueList<string> command, bool terminal, bool withInput, CancellationToken cancellation)
    {
        var subject = Subject(container);
        var parameters = new ContainerExecCreateParameters
        {
            Cmd = [.. command],
            TTY = terminal,
            AttachStdin = withInput,
            AttachStdout = true,
            AttachStderr = true,
        };
        var made = await engine.CallAsync(
            subject, () => engine.Client.Exec.CreateContainerExecAsync(container, parameters, cancellation), cancellation);
        var stream = await engine.CallAsync(
            subject,
            () => engine.Client.Exec.StartContainerExecAsync(made.ID, new ContainerExecStartParameters { TTY = terminal }, cancellation),
            cancellation);
        return new DockerConversation(engine, time, subject, made.ID, stream);
    }
}
