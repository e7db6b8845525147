using System.Text;
using System.Threading.Channels;

using Clocker.Cli.Terminals;

namespace Clocker.Cli.Tests;

/// <summary>A terminal, or none, as a test says.</summary>
internal sealed class FakeTerminal : ITerminal, IInterrupts
{
    private readonly Channel<bool> _interrupts = Channel.CreateUnbounded<bool>();

    public bool IsInput { get; set; }

    public bool IsOutput { get; set; }

    public string Typed { get; set; } = "";

    public MemoryStream Output { get; } = new();

    public MemoryStream Error { get; } = new();

    public bool WasRaw { get; private set; }

    public (Stream Input, Stream Output, Stream Error) Bytes => (new MemoryStream(Encoding.UTF8.GetBytes(Typed)), Output, Error);

    public (int Columns, int Rows) Size { get; set; } = (80, 24);

    public IDisposable Raw()
    {
        WasRaw = true;
        return this;
    }

    public IDisposable OnResize(Action resized) => this;

    public IInterrupts CatchInterrupts() => this;

    public void Interrupt() => _interrupts.Writer.TryWrite(true);

    public Task NextAsync(CancellationToken cancellation) => _interrupts.Reader.ReadAsync(cancellation).AsTask();

    public void Dispose()
    {
    }
}
