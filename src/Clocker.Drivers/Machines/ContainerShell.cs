using System.Text;
using Clocker.Model.Collections;
using Clocker.Model.Containers;

namespace Clocker.Drivers.Machines;

/// <summary>The shell of a container, by exec.</summary>
internal sealed class ContainerShell(IContainerAccess access, string container) : IShell
{
    public string Title => $"container \"{container}\"";

    public string? SudoPassword => null;

    public async Task<ShellAnswer> RunAsync(IReadOnlyList<string> command, ReadOnlyMemory<byte> input, CancellationToken cancellation)
    {
        try
        {
            await using var talk = await access.TalkAsync(container, command.ToValueList(), terminal: false, cancellation);
            var giving = GiveAsync(talk, input, cancellation);
            var (output, errors) = (new MemoryStream(), new MemoryStream());
            var buffer = new byte[64 << 10];
            while (await talk.ReadAsync(buffer, cancellation) is { Count: > 0 } part)
            {
                await (part.IsError ? errors : output).WriteAsync(buffer.AsMemory(0, part.Count), cancellation);
            }

            await giving;
            return new ShellAnswer(output.ToArray(), Encoding.UTF8.GetString(errors.ToArray()));
        }
        catch (DeviceException error) when (error.Fault is DeviceFault.Conflict or DeviceFault.NotFound)
        {
            // A container that does not run is to a machine what no answer is to a host.
            throw new DeviceException(DeviceFault.Unreachable, error.Message, error);
        }
    }

    public void GiveUp()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task GiveAsync(IConversation talk, ReadOnlyMemory<byte> input, CancellationToken cancellation)
    {
        await talk.WriteAsync(input, cancellation);
        await talk.CloseInputAsync(cancellation);
    }
}
