using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Clocker.Model.Containers;

namespace Clocker.Drivers.Machines;

/// <summary>The shell of this machine.</summary>
internal sealed class LocalShell(string? sudoPassword) : IShell
{
    public string Title => "this machine";

    public string? SudoPassword => sudoPassword;

    public async Task<ShellAnswer> RunAsync(IReadOnlyList<string> command, ReadOnlyMemory<byte> input, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start);
        try
        {
            var output = new MemoryStream();
            var errors = new MemoryStream();
            await Task.WhenAll(
                GiveAsync(process.StandardInput.BaseStream, input, cancellation),
                process.StandardOutput.BaseStream.CopyToAsync(output, cancellation),
                process.StandardError.BaseStream.CopyToAsync(errors, cancellation));
            await process.WaitForExitAsync(cancellation);
            return new ShellAnswer(output.ToArray(), Encoding.UTF8.GetString(errors.ToArray()));
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    public void GiveUp()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new DeviceException(DeviceFault.Failed, $"{start.FileName} could not be started on this machine.");
        }
        catch (Win32Exception error)
        {
            throw new DeviceException(DeviceFault.Failed, $"{start.FileName} could not be started on this machine: {error.Message.TrimEnd('.')}.", error);
        }
    }

    private static async Task GiveAsync(Stream stream, ReadOnlyMemory<byte> input, CancellationToken cancellation)
    {
        try
        {
            await stream.WriteAsync(input, cancellation);
            await stream.DisposeAsync();
        }
        catch (IOException)
        {
            // It has ended without reading everything; what it printed says why.
        }
    }
}
