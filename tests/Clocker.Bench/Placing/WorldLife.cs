using Clocker.Control.Hosts;
using Clocker.Control.Worlds;
using Clocker.Model.Containers;
using Clocker.Model.Identity;

namespace Clocker.Bench.Placing;

/// <summary>What a cloud reaches: engines that do at once what they are told, or never; and whoever waits for a container.</summary>
/// <param name="post">Puts an input before the cloud.</param>
/// <param name="isWorking">Whether the engines do anything.</param>
/// <param name="granted">Told of what was granted.</param>
internal sealed class WorldLife(Action<Input> post, bool isWorking, Action<Mail.Granted> granted) : IWorldLife
{
    private static readonly DateTimeOffset Started = DateTimeOffset.UnixEpoch;

    private readonly Dictionary<(HostId, string), string> _names = [];
    private long _stamp;

    public bool Concerns(Input input) => true;

    public void Refresh()
    {
    }

    public void LookUp(string provider, string key) => throw new System.Diagnostics.UnreachableException();

    public void CarryOut(HostCommand command)
    {
        if (isWorking)
        {
            post(new Input.FromHost(new HostReport.Ended(command.Host, ++_stamp, command, Outcome(command)), 1));
        }
    }

    public void Deliver(Mail mail)
    {
        if (mail is Mail.Granted answer)
        {
            granted(answer);
            post(new Input.Mailed(new Mail.GrantedSeen(mail.To, mail.From, 1, answer.Claim, answer.Version)));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Outcome Outcome(HostCommand command)
    {
        switch (command)
        {
            case HostCommand.Create create:
                _names[(command.Host, create.Recipe.Name)] = create.Recipe.Name;
                return new Outcome.Seen(new() { Id = create.Recipe.Name, Name = create.Recipe.Name, Labels = [], Status = ContainerStatus.Created });
            case HostCommand.Start start:
                return new Outcome.Seen(new() { Id = start.Container, Name = start.Container, Labels = [], Status = ContainerStatus.Running, StartedAt = Started });
            default:
                return new Outcome.Done();
        }
    }
}
