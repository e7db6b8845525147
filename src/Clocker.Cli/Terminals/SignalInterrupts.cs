using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace Clocker.Cli.Terminals;

/// <summary>Catches SIGINT and SIGTERM instead of ending.</summary>
internal sealed class SignalInterrupts : IInterrupts
{
    private readonly Channel<bool> _caught = Channel.CreateBounded<bool>(new BoundedChannelOptions(8) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly List<PosixSignalRegistration> _registrations;

    public SignalInterrupts() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Catch),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Catch),
    ];

    public Task NextAsync(CancellationToken cancellation) => _caught.Reader.ReadAsync(cancellation).AsTask();

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void Catch(PosixSignalContext context)
    {
        context.Cancel = true;
        _caught.Writer.TryWrite(true);
    }
}
