using Clocker.Control.Hosts;

namespace Clocker.Control.Worlds;

/// <summary>What a world reaches during one life. Disposing ends the life: nothing of it arrives any more.</summary>
internal interface IWorldLife : IAsyncDisposable
{
    /// <summary>Whether an input is meant for this life; reports to an earlier one are not.</summary>
    bool Concerns(Input input);

    /// <summary>Follows what the world has decided to have, such as new hosts.</summary>
    void Refresh();

    /// <summary>Begins a command.</summary>
    void CarryOut(HostCommand command);

    /// <summary>Begins to look for a secret that another system keeps.</summary>
    void LookUp(string provider, string key);

    /// <summary>Sends mail off.</summary>
    void Deliver(Mail mail);
}
