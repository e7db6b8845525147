using System.Text;
using Clocker.Model.Machines;

namespace Clocker.Simulation.Machines;

/// <summary>A run on a simulated machine: what it has done follows from when it began.</summary>
internal sealed class SimulatedRun(RunRequest request, SimulatedProgram program, TimeSpan begun)
{
    private (TimeSpan At, int? ExitCode, string Text)? _end = program.EndsAfter is { } after ? (begun + after, program.ExitCode, "") : null;

    public bool Runs(TimeSpan now) => _end is not { } end || end.At > now;

    public RunState State(TimeSpan now) => Runs(now) ? new RunState.Running() : _end!.Value.ExitCode is { } code ? new RunState.Ended(code) : new RunState.Lost();

    /// <summary>What is told to somebody who has seen all up to an offset; null if there is nothing new.</summary>
    public RunProgress? Next(long offset, TimeSpan now)
    {
        var all = Encoding.UTF8.GetBytes(Printed(now));
        var from = Math.Max(offset, all.Length - request.OutputBytes);
        return from < all.Length ? new RunProgress.Output(from, all.AsMemory((int)from, (int)Math.Min(all.Length - from, 65536)))
            : Runs(now) ? null
            : new RunProgress.Ended(_end!.Value.ExitCode);
    }

    public void Signal(string signal, TimeSpan now)
    {
        if (Runs(now))
        {
            _end = signal == "KILL" ? (now, 137, "") : program.WhenAsked is var (text, code) ? (now, code, text) : _end;
        }
    }

    public void CutOff(TimeSpan now) => _end = (now, null, "");

    private string Printed(TimeSpan now)
    {
        var until = Runs(now) ? now : _end!.Value.At;
        return string.Concat(program.Output.Where(piece => begun + piece.After <= until).Select(piece => piece.Text)) + (Runs(now) ? "" : _end!.Value.Text);
    }
}
