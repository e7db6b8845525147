using System.Runtime.InteropServices;

namespace Clocker.Cli.Terminals;

/// <summary>The real terminal, through the C library.</summary>
internal sealed partial class UnixTerminal : ITerminal
{
    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int Now = 0;

    public bool IsInput { get; } = !Console.IsInputRedirected;

    public bool IsOutput { get; } = !Console.IsOutputRedirected;

    public (Stream Input, Stream Output, Stream Error) Bytes =>
        (DescriptorStream.Input, DescriptorStream.Output, DescriptorStream.Error);

    public (int Columns, int Rows) Size
    {
        get
        {
            Span<ushort> size = stackalloc ushort[4];
            var request = OperatingSystem.IsMacOS() ? 0x40087468u : 0x5413u;
            return WindowSize(StandardOutput, request, size) == 0 && size[1] > 0 && size[0] > 0 ? (size[1], size[0]) : (80, 24);
        }
    }

    public IDisposable Raw()
    {
        // The structure's layout is the C library's own business: it fits, and is only handed back.
        var before = new byte[256];
        if (GetAttributes(StandardInput, before) != 0)
        {
            return new Undo(() => { });
        }

        var raw = (byte[])before.Clone();
        MakeRaw(raw);
        _ = SetAttributes(StandardInput, Now, raw);
        return new Undo(() => _ = SetAttributes(StandardInput, Now, before));
    }

    public IDisposable OnResize(Action resized) => PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => resized());

    public IInterrupts CatchInterrupts() => new SignalInterrupts();

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    private static partial int GetAttributes(int file, Span<byte> attributes);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    private static partial int SetAttributes(int file, int when, ReadOnlySpan<byte> attributes);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    private static partial void MakeRaw(Span<byte> attributes);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int WindowSize(int file, nuint request, Span<ushort> size);

    private sealed class Undo(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
