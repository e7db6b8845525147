namespace Clocker.Cli.Terminals;

/// <summary>Ctrl-C and its kin, caught.</summary>
internal interface IInterrupts : IDisposable
{
    /// <summary>Completes at the next one.</summary>
    Task NextAsync(CancellationToken cancellation);
}
