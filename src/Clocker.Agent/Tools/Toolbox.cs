using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Clocker.Agent.Tools;

/// <summary>The programs of the agent's own container, or of the machine that it runs on.</summary>
internal sealed class Toolbox : IToolbox
{
    public async Task<ToolAnswer> RunAsync(string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellation)
    {
        using var process = Start(program, arguments);
        try
        {
            var output = new MemoryStream();
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var copied = process.StandardOutput.BaseStream.CopyToAsync(output, cancellation);
            await GiveAsync(process.StandardInput.BaseStream, input, cancellation);
            await copied;
            await errors;
            await process.WaitForExitAsync(cancellation);
            return new ToolAnswer(process.ExitCode, output.ToArray(), await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    public async Task<ToolAnswer> StreamAsync(string program, IReadOnlyList<string> arguments, Stream output, CancellationToken cancellation)
    {
        using var process = Start(program, arguments);
        process.StandardInput.Close();
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.StandardOutput.BaseStream.CopyToAsync(output, cancellation);
            await process.WaitForExitAsync(cancellation);
            return new ToolAnswer(process.ExitCode, [], await errors);
        }
        finally
        {
            // Also when nobody reads any more.
            process.Kill();
        }
    }

    public async IAsyncEnumerable<string> FollowAsync(
        string program, IReadOnlyList<string> arguments, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var process = Start(program, arguments);
        process.StandardInput.Close();
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
            {
                yield return line;
            }
        }
        finally
        {
            process.Kill();
        }
    }

    private static Process Start(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start) ?? throw new ToolException($"{program} could not be started");
        }
        catch (Win32Exception error)
        {
            throw new ToolException($"{program} could not be started: {error.Message}", error);
        }
    }

    private static async Task GiveAsync(Stream stream, string input, CancellationToken cancellation)
    {
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(input), cancellation);
            await stream.DisposeAsync();
        }
        catch (IOException)
        {
            // It has ended without reading everything; what it printed says why.
        }
    }
}
