using Clocker.Model.Entities;

namespace Clocker.Model.Clouds;

/// <summary>What a cloud, its hosts and their containers can be told to do; the names are the original Clocker's, where it had them.</summary>
public static class CloudEffectors
{
    /// <summary>More or fewer hosts.</summary>
    public static Effector Resize { get; } = new("resize", "Adds or removes hosts until there are as many.")
    {
        Parameters = [new("desiredSize", "How many hosts.", IsRequired: true)],
    };

    /// <summary>Another version of the engine.</summary>
    public static Effector Upgrade { get; } = new("upgrade", "Brings its Docker engines to another version, one host after another.")
    {
        Parameters =
        [
            new("version", "The version, or its beginning; else what the location asks for, or the newest.", IsRequired: false),
            new("drain", "Whether what can go elsewhere goes there first; else containers go on meanwhile.", IsRequired: false),
        ],
    };

    /// <summary>No new containers.</summary>
    public static Effector Drain { get; } = new("drain", "Takes no new containers, and gives up those that can go elsewhere.");

    /// <summary>Takes containers again.</summary>
    public static Effector Use { get; } = new("use", "Takes containers again.");

    /// <summary>Leaves the cloud.</summary>
    public static Effector Remove { get; } = new("remove", "Leaves the cloud, once nothing of ours is on it.");

    /// <summary>Docker's own command.</summary>
    public static Effector RunDockerCommand { get; } = new("runDockerCommand", "Runs Docker's command on the host's machine, and answers what it prints.")
    {
        Parameters =
        [
            new("command", "What follows docker: info, or ps --all.", IsRequired: true),
            new("timeout", "How long it may take; five minutes unless said.", IsRequired: false),
        ],
    };

    /// <summary>Any command.</summary>
    public static Effector ExecCommand { get; } = new("execCommand", "Runs a command in a shell on the host's machine, and answers what it prints.")
    {
        Parameters =
        [
            new("command", "The command, or a whole script.", IsRequired: true),
            new("timeout", "How long it may take; five minutes unless said.", IsRequired: false),
        ],
    };

    /// <summary>An archive on the machine.</summary>
    public static Effector DeployArchive { get; } = new("deployArchive", "Unpacks an archive on the host's machine, and answers in which directory.")
    {
        Parameters = [new("url", "Where the machine gets it: http://, https://, or file:// for one of its own.", IsRequired: true)],
    };

    /// <summary>An image on the host.</summary>
    public static Effector BuildImage { get; } = new("buildImage", "Builds an image on the host, and answers its id.")
    {
        Parameters =
        [
            new("dockerfile", "The URL of a Dockerfile, or of an archive with one.", IsRequired: true),
            new("name", "What the image is to be called.", IsRequired: true),
            new("entrypoint", "The URL of a file that lies beside the Dockerfile as entrypoint.sh.", IsRequired: false),
            new("contextArchive", "The URL of an archive with the files that the Dockerfile copies.", IsRequired: false),
        ],
    };

    /// <summary>Of a host.</summary>
    public static IReadOnlyList<Effector> OfHost { get; } = [Drain, Use, Upgrade, RunDockerCommand, ExecCommand, DeployArchive, BuildImage, Remove];

    /// <summary>Of a container; they are told to the entity that runs in it.</summary>
    public static IReadOnlyList<Effector> OfContainer { get; } =
    [
        .. StartKeys.Effectors,
        new("shutDown", "Stops it; what it has stored is kept."),
        new("pause", "Stops it, as the original did: what runs in it ends."),
        new("resume", "Starts it."),
    ];
}
