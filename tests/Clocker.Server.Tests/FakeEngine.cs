using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;

using Clocker.Model.Collections;
using Clocker.Model.Containers;

namespace Clocker.Server.Tests;

/// <summary>An engine whose containers print what a test says, and whose commands echo.</summary>
internal sealed class FakeEngine : IContainerHost, IContainerAccess
{
    public Dictionary<string, IReadOnlyList<LogLine>> Logs { get; } = [];

    /// <summary>Containers whose logs end, as those of one that has ended do.</summary>
    public HashSet<string> Ended { get; } = [];

    public List<string> Talked { get; } = [];

    public DeviceException? Fails { get; set; }

    public IImageStore Images => throw new NotSupportedException();

    public INetworkStore Networks => throw new NotSupportedException();

    public IVolumeStore Volumes => throw new NotSupportedException();

    public IContainerAccess Access => this;

    public Task<HostDescription> DescribeAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<ContainerSnapshot>> ListAsync(string label, string value, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<Stranger>> ListStrangersAsync(string label, string value, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ContainerSnapshot?> LookAsync(string container, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<string> CreateAsync(ContainerRecipe recipe, CancellationToken cancellation) => throw new NotSupportedException();

    public Task CopyFilesAsync(string container, ValueList<FileSpec> files, CancellationToken cancellation) => throw new NotSupportedException();

    public Task StartAsync(string container, CancellationToken cancellation) => throw new NotSupportedException();

    public Task StopAsync(string container, TimeSpan grace, CancellationToken cancellation) => throw new NotSupportedException();

    public Task RemoveAsync(string container, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<HostEvent> WatchAsync(string label, string value, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<CommandResult> RunAsync(string container, ValueList<string> command, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ValueList<int>?> ListeningAsync(string container, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IConversation> TalkAsync(string container, ValueList<string> command, bool terminal, CancellationToken cancellation)
    {
        Talked.Add($"{container}: {string.Join(' ', command)}{(terminal ? " (terminal)" : "")}");
        return Fails is { } failure ? throw failure : Task.FromResult<IConversation>(new Echo(this));
    }

    public async IAsyncEnumerable<LogLine> LogsAsync(string container, int? tail, bool follow, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (Fails is { } failure)
        {
            throw failure;
        }

        foreach (var line in Logs.GetValueOrDefault(container, []).TakeLast(tail ?? int.MaxValue))
        {
            yield return line;
        }

        if (follow && !Ended.Contains(container))
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
    }

    /// <summary>Says on standard error that it is there, echoes its input, and ends with exit code 42 when there is no more.</summary>
    private sealed class Echo(FakeEngine engine) : IConversation
    {
        private readonly Channel<(byte[] Bytes, bool IsError)> _output = Channel.CreateUnbounded<(byte[], bool)>();
        private bool _hasGreeted;

        public async Task<(int Count, bool IsError)> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
        {
            if (!_hasGreeted)
            {
                _hasGreeted = true;
                var greeting = Encoding.UTF8.GetBytes("ready\n");
                greeting.CopyTo(buffer);
                return (greeting.Length, true);
            }

            if (!await _output.Reader.WaitToReadAsync(cancellation) || !_output.Reader.TryRead(out var read))
            {
                return (0, false);
            }

            read.Bytes.CopyTo(buffer);
            return (read.Bytes.Length, read.IsError);
        }

        public async Task WriteAsync(ReadOnlyMemory<byte> input, CancellationToken cancellation) =>
            await _output.Writer.WriteAsync((input.ToArray(), false), cancellation);

        public Task CloseInputAsync(CancellationToken cancellation)
        {
            _output.Writer.Complete();
            return Task.CompletedTask;
        }

        public Task ResizeAsync(int columns, int rows, CancellationToken cancellation)
        {
            engine.Talked.Add($"{columns}x{rows}");
            return Task.CompletedTask;
        }

        public Task<int> ExitCodeAsync(CancellationToken cancellation) => Task.FromResult(42);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
