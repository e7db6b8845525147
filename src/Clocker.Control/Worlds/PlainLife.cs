using Clocker.Control.Hosts;

namespace Clocker.Control.Worlds;

/// <summary>The life of a world without hosts: mail is all it sends.</summary>
internal sealed class PlainLife(Action<Mail> deliver) : IWorldLife
{
    /// <inheritdoc />
    public bool Concerns(Input input) => true;

    /// <inheritdoc />
    public void Refresh()
    {
    }

    /// <inheritdoc />
    public void CarryOut(HostCommand command) => throw new System.Diagnostics.UnreachableException("Only a cloud has hosts.");

    /// <inheritdoc />
    public void LookUp(string provider, string key) => throw new System.Diagnostics.UnreachableException("Only an application has expressions.");

    /// <inheritdoc />
    public void Deliver(Mail mail) => deliver(mail);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
