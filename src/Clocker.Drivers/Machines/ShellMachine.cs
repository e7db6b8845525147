using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Clocker.Model.Containers;
using Clocker.Model.Machines;

namespace Clocker.Drivers.Machines;

/// <summary>A machine with a POSIX shell, whichever way the shell is reached.</summary>
public sealed class ShellMachine : IMachine, IAsyncDisposable
{
    private const int LongestFile = 1 << 20;

    /// <summary>About six seconds: then the machine answers, even if nothing has happened.</summary>
    private const string WatchTurns = "30";

    private readonly IShell _shell;
    private readonly MachineOptions _options;
    private readonly TimeProvider _time;

    private ShellMachine(IShell shell, MachineOptions options, TimeProvider time) => (_shell, _options, _time) = (shell, options, time);

    /// <summary>A machine over SSH; connected when it is first asked for something.</summary>
    public static ShellMachine Over(SshOptions ssh, MachineOptions options, TimeProvider time) => new(new SshShell(ssh, time), options, time);

    /// <summary>This machine.</summary>
    public static ShellMachine Local(MachineOptions options, TimeProvider time) => new(new LocalShell(options.SudoPassword), options, time);

    /// <summary>A container that runs.</summary>
    public static ShellMachine In(IContainerHost host, string container, MachineOptions options, TimeProvider time) => In(host.Access, container, options, time);

    /// <summary>A container that runs.</summary>
    public static ShellMachine In(IContainerAccess access, string container, MachineOptions options, TimeProvider time) =>
        new(new ContainerShell(access, container), options, time);

    /// <inheritdoc />
    public async Task<MachineDescription> DescribeAsync(CancellationToken cancellation)
    {
        var (_, rest) = await AskAsync(new Question(false, "describe"), cancellation);
        return Describing.Parse(Encoding.UTF8.GetString(rest.Span));
    }

    /// <inheritdoc />
    public async Task<MachineReading> MeasureAsync(CancellationToken cancellation)
    {
        var (_, rest) = await AskAsync(new Question(false, "measure") { IsChange = false }, cancellation);
        return Measuring.Parse(_shell.Title, Encoding.UTF8.GetString(rest.Span));
    }

    /// <inheritdoc />
    public async Task<RunState> StartRunAsync(RunRequest request, CancellationToken cancellation)
    {
        var script = RunProtocol.ScriptOf(request);
        var (words, _) = await AskAsync(
            new Question(Checked(request.Id), "start", request.Id.Name, request.Interpreter, Text(request.OutputBytes / 2), Text(script.Length))
            {
                Content = script,
                Subject = $"Run {request.Id}",
            },
            cancellation);
        return words[0] switch
        {
            "started" => new RunState.Started(),
            "running" => new RunState.Running(),
            "ended" => new RunState.Ended(Number(words)),
            "lost" => new RunState.Lost(),
            _ => throw Strange(words),
        };
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<RunProgress> WatchRunAsync(RunId run, long offset, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Checked(run);
        while (true)
        {
            var (words, rest) = await AskAsync(
                new Question(run.AsRoot, "watch", run.Name, Text(offset), WatchTurns) { Subject = $"Run {run}", IsChange = false }, cancellation);
            switch (words[0])
            {
                case "output":
                    var from = long.Parse(words[1], CultureInfo.InvariantCulture);
                    offset = from + rest.Length;
                    if (rest.Length > 0)
                    {
                        yield return new RunProgress.Output(from, rest);
                    }

                    break;
                case "running":
                    break;
                case "ended":
                    yield return new RunProgress.Ended(Number(words));
                    yield break;
                case "lost":
                    yield return new RunProgress.Ended(null);
                    yield break;
                default:
                    throw words[0] == "none" ? Unknown(run) : Strange(words);
            }
        }
    }

    /// <inheritdoc />
    public async Task SignalAsync(RunId run, string signal, CancellationToken cancellation)
    {
        if (signal.Length == 0 || !signal.All(char.IsAsciiLetterOrDigit))
        {
            throw new DeviceException(DeviceFault.Invalid, $"\"{signal}\" is no signal; use a name such as TERM or KILL.");
        }

        var (words, _) = await AskAsync(new Question(Checked(run), "signal", run.Name, signal) { Subject = $"Run {run}" }, cancellation);
        if (words[0] == "none")
        {
            throw Unknown(run);
        }
    }

    /// <inheritdoc />
    public async Task ForgetAsync(RunId run, CancellationToken cancellation)
    {
        var (words, _) = await AskAsync(new Question(Checked(run), "forget", run.Name) { Subject = $"Run {run}" }, cancellation);
        if (words[0] == "running")
        {
            throw new DeviceException(DeviceFault.Conflict, $"Run {run} of {_shell.Title} has not ended; signal it first.");
        }
    }

    /// <inheritdoc />
    public async Task WriteFileAsync(MachineFile file, ReadOnlyMemory<byte> content, CancellationToken cancellation) => await AskAsync(
        new Question(file.AsRoot, "put", Path(file.Path), Convert.ToString((int)file.Mode, 8), Text(content.Length))
        {
            Content = content,
            Subject = $"File {file.Path}",
        },
        cancellation);

    /// <inheritdoc />
    public async Task<byte[]?> ReadFileAsync(string path, bool asRoot, CancellationToken cancellation)
    {
        var (words, rest) = await AskAsync(
            new Question(asRoot, "get", Path(path), Text(LongestFile)) { Subject = $"File {path}", IsChange = false }, cancellation);
        return words[0] == "none" ? null : rest.ToArray();
    }

    /// <summary>Closes the connection; what runs goes on.</summary>
    public ValueTask DisposeAsync() => _shell.DisposeAsync();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string[] words) => int.Parse(words[1], CultureInfo.InvariantCulture);

    /// <summary>Names become names of directories.</summary>
    private static bool Checked(RunId run) => run.IsUsable
        ? run.AsRoot
        : throw new DeviceException(DeviceFault.Invalid, $"\"{run}\" is no name of a run; use letters, digits, dots, hyphens and underscores.");

    private static string Path(string path) => path.StartsWith('/') && !path.EndsWith('/') && !path.Contains('\0')
        ? path
        : throw new DeviceException(DeviceFault.Invalid, $"\"{path}\" is no path of a file; it has to begin with a slash.");

    private async Task<(string[] Words, ReadOnlyMemory<byte> Content)> AskAsync(Question question, CancellationToken cancellation)
    {
        var password = question.AsRoot ? _shell.SudoPassword : null;
        var command = RunProtocol.Command(question.AsRoot, password is not null, _options.Directory ?? "", question.Verb, question.Arguments);
        using var late = new CancellationTokenSource(_options.AnswerTime, _time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            var answer = await _shell.RunAsync(command, RunProtocol.Input(password, question.Content.Span), ending.Token);
            return RunProtocol.Parse(answer.Output) switch
            {
                null => throw NoAnswer(question, answer.Errors),
                { Words: ["failed", ..] } failed => throw Failed(question, failed.Words, answer.Errors),
                { } parsed => parsed,
            };
        }
        catch (OperationCanceledException error) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            _shell.GiveUp();
            throw new DeviceException(
                question.IsChange ? DeviceFault.Timeout : DeviceFault.Unreachable,
                $"{_shell.Title} has not answered for {_options.AnswerTime.TotalSeconds:0} s.",
                error);
        }
    }

    private DeviceException NoAnswer(Question question, string errors) =>
        question.AsRoot && errors.Contains("sudo", StringComparison.Ordinal)
            ? new DeviceException(
                DeviceFault.Invalid,
                $"The user of {_shell.Title} cannot become root: {LastLine(errors)}. Use root, or a user who may use sudo, and give the password if it asks for one.")
            : errors.Length == 0 ? new DeviceException(DeviceFault.Unreachable, $"{_shell.Title} went away without an answer.")
            : new DeviceException(DeviceFault.Failed, $"{_shell.Title} has no shell that does what it is asked: {LastLine(errors)}.");

    private DeviceException Failed(Question question, string[] words, string errors) => new(
        DeviceFault.Failed,
        $"{question.Subject} of {_shell.Title}: {string.Join(' ', words[1..])}{(errors.Length == 0 ? "" : $": {LastLine(errors)}")}.");

    /// <summary>The comma is the prompt that sudo is given.</summary>
    private static string LastLine(string errors) =>
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault("").TrimEnd('.').TrimStart(',');

    private DeviceException Unknown(RunId run) => new(DeviceFault.NotFound, $"{_shell.Title} knows no run {run}.");

    private DeviceException Strange(string[] words) => new(DeviceFault.Failed, $"{_shell.Title} answered \"{string.Join(' ', words)}\", which makes no sense here.");

    /// <summary>What a machine is asked.</summary>
    private sealed record Question(bool AsRoot, string Verb, params string[] Arguments)
    {
        public ReadOnlyMemory<byte> Content { get; init; }

        public string Subject { get; init; } = "It";

        /// <summary>Whether it is not known what happened if no answer comes.</summary>
        public bool IsChange { get; init; } = true;
    }
}
