using System.Diagnostics;
using System.Globalization;

using Clocker.Client;
using Clocker.Client.Connecting;
using Clocker.Client.Local;
using Clocker.Client.Problems;

namespace Clocker.Bench.Running;

/// <summary>A Clocker server with a data directory of its own.</summary>
/// <param name="surroundings">Where its program is.</param>
/// <param name="name">The name of its data directory.</param>
/// <param name="engine">The engine of its usual location; null is the benchmark's own.</param>
internal sealed class ClockerServer(Surroundings surroundings, string name, string? engine = null) : IAsyncDisposable
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(5);

    private readonly DataDirectory _data = new(Path.Combine(surroundings.Work, name));
    private Process? _process;

    /// <summary>A client of it.</summary>
    public ClockerClient Client { get; private set; } = null!;

    /// <summary>How much memory is resident, in MiB.</summary>
    public double ResidentMebibytes => Mebibytes("VmRSS:");

    /// <summary>The most memory that was ever resident, in MiB.</summary>
    public double MostResidentMebibytes => Mebibytes("VmHWM:");

    /// <summary>How much time its threads have spent on processors, in seconds.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Starts it, and waits until it answers.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(_data.Path);
        _process = Tool.Start(
            surroundings.Command, ["server", "--data", _data.Path], [new("CLOCKER_ENGINE", engine ?? surroundings.Engine.OriginalString)]);
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Mutter(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Client = new ClockerClient(new ServerAddress.Local(_data.Socket));
        await AnswersAsync(cancellation);
    }

    /// <summary>Runs the command on it.</summary>
    public Task RunAsync(string command, IEnumerable<string> arguments, CancellationToken cancellation) =>
        Tool.RunAsync(command, arguments, [new("CLOCKER_DATA", _data.Path)], cancellation);

    /// <summary>Ends it as nothing can prepare for.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
        Client.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
        {
            return;
        }

        if (!_process.HasExited)
        {
            await Client.StopServerAsync(CancellationToken.None);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Client.Dispose();
    }

    private async Task AnswersAsync(CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await Client.VersionAsync(cancellation);
                return;
            }
            catch (ServerUnreachableException failure)
            {
                if (_process!.HasExited || TimeProvider.System.GetElapsedTime(start) > AnswersWithin)
                {
                    throw new BenchException($"The server does not start: {failure.Message}");
                }
            }

            await Task.Delay(AskAgainAfter, cancellation);
        }
    }

    private double Mebibytes(string measure)
    {
        var line = File.ReadLines($"/proc/{_process!.Id}/status").First(line => line.StartsWith(measure, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private static void Mutter(string? line)
    {
        if (line is not null)
        {
            Console.Error.WriteLine($"server: {line}");
        }
    }
}
