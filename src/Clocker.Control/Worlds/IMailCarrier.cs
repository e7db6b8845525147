namespace Clocker.Control.Worlds;

/// <summary>Carries mail between worlds. It may lose, copy, delay and reorder: worlds do not mind.</summary>
public interface IMailCarrier
{
    /// <summary>Carries a mail; <paramref name="deliver"/> puts it before the world that it is for.</summary>
    void Carry(Mail mail, Action<Mail> deliver);
}
