using System.Formats.Tar;
using System.IO.Pipelines;
using System.Text;
using Clocker.Model.Collections;
using Clocker.Model.Containers;

namespace Clocker.Drivers.Docker;

/// <summary>Packs files into a tar archive while it is being sent: neither secrets nor large files are kept anywhere.</summary>
internal sealed class FileArchive(Revealing revealing, IBlobs blobs, TimeProvider time)
{
    public async Task SendAsync(ValueList<FileSpec> files, Func<Stream, Task> send, CancellationToken cancellation)
    {
        var pipe = new Pipe();
        var writing = WriteAsync(files, pipe.Writer, cancellation);
        try
        {
            await send(pipe.Reader.AsStream());
        }
        finally
        {
            // Lets the writing side end when the sending side ended early.
            await pipe.Reader.CompleteAsync();
        }

        await writing;
    }

    private async Task WriteAsync(ValueList<FileSpec> files, PipeWriter pipe, CancellationToken cancellation)
    {
        Exception? problem = null;
        try
        {
            await using var tar = new TarWriter(pipe.AsStream(leaveOpen: true), TarEntryFormat.Pax, leaveOpen: true);
            foreach (var file in files)
            {
                await using var content = await ContentAsync(file, cancellation);
                var entry = new PaxTarEntry(TarEntryType.RegularFile, file.Path.TrimStart('/'))
                {
                    Mode = (UnixFileMode)file.Mode,
                    ModificationTime = time.GetUtcNow(),
                    DataStream = content,
                };
                await tar.WriteEntryAsync(entry, cancellation);
            }
        }
        catch (Exception error) when (error is DeviceException or IOException or OperationCanceledException or InvalidOperationException)
        {
            problem = error;
        }

        // The sender sees the problem where it would have read on, and gives up too.
        await pipe.CompleteAsync(problem);
    }

    private async Task<Stream> ContentAsync(FileSpec file, CancellationToken cancellation)
    {
        if (file.Text is { } text)
        {
            return new MemoryStream(Encoding.UTF8.GetBytes(await revealing.TextAsync(text, cancellation)));
        }

        var content = file.Blob is { } blob ? await blobs.OpenAsync(blob, cancellation) : new MemoryStream();
        return content ?? throw new DeviceException(DeviceFault.Invalid, $"The content of file {file.Path} is not kept here any more; deploy again with it.");
    }
}
