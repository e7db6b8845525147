using System.Runtime.InteropServices;

namespace Clocker.Cli.Terminals;

/// <summary>Standard input, output or error as the system gives it.</summary>
/// <remarks>
/// Console's streams set the terminal up when they are first used, and read lines even where keys are wanted; a FileStream
/// keeps a position of its own, so that two on one file overwrite each other.
/// </remarks>
internal sealed partial class DescriptorStream(int descriptor) : Stream
{
    private const int Interrupted = 4;

    public static DescriptorStream Input { get; } = new(0);

    public static DescriptorStream Output { get; } = new(1);

    public static DescriptorStream Error { get; } = new(2);

    public override bool CanRead => descriptor == 0;

    public override bool CanSeek => false;

    public override bool CanWrite => descriptor != 0;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        nint count;
        while ((count = ReadBytes(descriptor, buffer, buffer.Length)) < 0)
        {
            ThrowUnlessInterrupted();
        }

        return (int)count;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var count = WriteBytes(descriptor, buffer, buffer.Length);
            if (count < 0)
            {
                ThrowUnlessInterrupted();
                continue;
            }

            buffer = buffer[(int)count..];
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static void ThrowUnlessInterrupted()
    {
        if (Marshal.GetLastPInvokeError() != Interrupted)
        {
            throw new IOException(Marshal.GetLastPInvokeErrorMessage(), Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadBytes(int descriptor, Span<byte> buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteBytes(int descriptor, ReadOnlySpan<byte> buffer, nint count);
}
