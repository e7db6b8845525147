namespace Clocker.Control.Worlds;

/// <summary>Mail within one process: at once, in order, once.</summary>
public sealed class DirectMail : IMailCarrier
{
    /// <inheritdoc />
    public void Carry(Mail mail, Action<Mail> deliver) => deliver(mail);
}
