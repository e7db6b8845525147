using System.Runtime.InteropServices;
using Clocker.Model.Containers;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Clocker.Drivers.Docker;

internal sealed class DockerConversation(DockerEngine engine, TimeProvider time, string subject, string id, MultiplexedStream stream)
    : IConversation
{
    /// <summary>Between the end of the output and the engine's knowing the exit code there is a moment.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);

    public Task<(int Count, bool IsError)> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) => engine.CallAsync(
        subject,
        async () =>
        {
            if (MemoryMarshal.TryGetArray<byte>(buffer, out var array))
            {
                var read = await stream.ReadOutputAsync(array.Array!, array.Offset, array.Count, cancellation);
                return (read.Count, read.Target == MultiplexedStream.TargetStream.StandardError);
            }

            var copy = new byte[buffer.Length];
            var result = await stream.ReadOutputAsync(copy, 0, copy.Length, cancellation);
            copy.AsSpan(0, result.Count).CopyTo(buffer.Span);
            return (result.Count, result.Target == MultiplexedStream.TargetStream.StandardError);
        },
        cancellation);

    public Task WriteAsync(ReadOnlyMemory<byte> input, CancellationToken cancellation) =>
        engine.CallAsync(subject, () => stream.WriteAsync(input.ToArray(), 0, input.Length, cancellation), cancellation);

    public Task CloseInputAsync(CancellationToken cancellation) => engine.CallAsync(
        subject,
        () =>
        {
            stream.CloseWrite();
            return Task.CompletedTask;
        },
        cancellation);

    public async Task ResizeAsync(int columns, int rows, CancellationToken cancellation)
    {
        var size = new ContainerResizeParameters { Width = columns, Height = rows };
        try
        {
            await engine.CallAsync(subject, () => engine.Client.Exec.ResizeExecTtyAsync(id, size, cancellation), cancellation);
        }
        catch (DeviceException error) when (error.Fault is DeviceFault.NotFound or DeviceFault.Conflict or DeviceFault.Failed)
        {
            // The command has ended, or has no terminal: there is nothing to resize.
        }
    }

    public async Task<int> ExitCodeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var state = await engine.CallAsync(subject, () => engine.Client.Exec.InspectContainerExecAsync(id, cancellation), cancellation);
            if (state is { Running: false, ExitCode: { } code })
            {
                return (int)code;
            }

            await Task.Delay(Moment, time, cancellation);
        }
    }

    public ValueTask DisposeAsync()
    {
        stream.Dispose();
        return ValueTask.CompletedTask;
    }
}
