using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>A command that has been started.</summary>
internal sealed partial class Running : IDisposable
{
    private const int Interrupt = 2;

    private readonly string _line;
    private readonly Process _process;
    private readonly Heard _output = new();
    private readonly Heard _error = new();

    public Running(string line, ProcessStartInfo start)
    {
        _line = line;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _output.Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => _error.Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What Ctrl-C sends.</summary>
    public void PressControlC() => Assert.Equal(0, Kill(_process.Id, Interrupt));

    /// <summary>Ends its input.</summary>
    public async Task GiveAsync(string input)
    {
        await _process.StandardInput.WriteAsync(input);
        _process.StandardInput.Close();
    }

    /// <summary>Waits until it has printed something.</summary>
    public async Task PrintsAsync(string text)
    {
        using var deadline = Deadline.In(30);
        await Task.WhenAny(_output.Has(text), _error.Has(text), Task.Delay(Timeout.Infinite, deadline.Token));
        Assert.True(_output.Text.Contains(text, StringComparison.Ordinal) || _error.Text.Contains(text, StringComparison.Ordinal), $"{_line} did not print \"{text}\", but:\n{_output.Text}\n{_error.Text}");
    }

    /// <summary>Waits until it ends.</summary>
    public async Task<Ended> EndAsync(int seconds = 120)
    {
        using var deadline = Deadline.In(seconds);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: false);
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{_line} did not end within {seconds} s, but printed:\n{_output.Text}\n{_error.Text}"));
        }

        return new Ended(_line, _process.ExitCode, _output.Text, _error.Text);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);

    /// <summary>What a process prints, and who waits for some of it.</summary>
    private sealed class Heard
    {
        private readonly StringBuilder _text = new();
        private readonly List<(string Text, TaskCompletionSource Come)> _waiting = [];

        public string Text
        {
            get
            {
                lock (_text)
                {
                    return _text.ToString();
                }
            }
        }

        public void Hear(string? line)
        {
            if (line is null)
            {
                return;
            }

            lock (_text)
            {
                _text.Append(line).Append('\n');
                var heard = _text.ToString();
                _waiting.Where(wait => heard.Contains(wait.Text, StringComparison.Ordinal)).ToList().ForEach(wait => wait.Come.TrySetResult());
            }
        }

        public Task Has(string text)
        {
            var come = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_text)
            {
                _waiting.Add((text, come));
                if (_text.ToString().Contains(text, StringComparison.Ordinal))
                {
                    come.TrySetResult();
                }
            }

            return come.Task;
        }
    }
}
