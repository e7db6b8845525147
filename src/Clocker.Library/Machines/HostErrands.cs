using Clocker.Model.Machines;

namespace Clocker.Library.Machines;

/// <summary>What a host's machine can be told to do, as scripts for its shell; the names are the original Clocker's.</summary>
public static class HostErrands
{
    /// <summary>How long Docker's command may take, unless somebody says otherwise.</summary>
    public static TimeSpan UsualLimit { get; } = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongLimit = TimeSpan.FromMinutes(20);

    /// <summary>Where what is unpacked lies, and a way to get a file by its URL: with whichever of the usual programs is there.</summary>
    private const string Preparing = """
        set -eu
        if [ "$(id -u)" = 0 ]; then place=/var/lib/clocker; else place=${HOME:-/tmp}/.clocker; fi
        fetch() {
            case $1 in
                file://*) cp "${1#file://}" "$2" ;;
                http://*|https://*)
                    if command -v curl > /dev/null; then curl -fsSL --retry 2 -o "$2" "$1"
                    elif command -v wget > /dev/null; then wget -q -O "$2" "$1"
                    else echo "curl or wget is needed to get $1, and neither is installed" >&2; return 1; fi ;;
                *) echo "$1 is no URL that begins with http://, https:// or file://" >&2; return 1 ;;
            esac
        }
        unpack() {
            case $1 in
                *.zip|*.jar|*.war)
                    if command -v unzip > /dev/null; then unzip -oq "$2" -d "$3"
                    else echo "unzip is needed to unpack $1, and is not installed" >&2; return 1; fi ;;
                *.tar.gz|*.tgz) tar -xzf "$2" -C "$3" ;;
                *.tar.bz2|*.tbz2) tar -xjf "$2" -C "$3" ;;
                *.tar.xz|*.txz) tar -xJf "$2" -C "$3" ;;
                *.tar) tar -xf "$2" -C "$3" ;;
                *) echo "$1 is no archive by its name; .tar, .tar.gz, .tar.bz2, .tar.xz, .zip are" >&2; return 1 ;;
            esac
        }

        """;

    /// <summary>Docker's own command, with what follows it, as it would be typed on the machine.</summary>
    public static Errand RunDockerCommand(string command, TimeSpan? limit) => new(
        $"runDockerCommand {command}",
        $$"""
        command -v docker > /dev/null || { echo "Docker's command is not installed here" >&2; exit 127; }
        docker {{command}}
        """,
        limit ?? UsualLimit);

    /// <summary>Any command, as it would be typed on the machine.</summary>
    public static Errand ExecCommand(string command, TimeSpan? limit) => new($"execCommand {command}", command, limit ?? UsualLimit);

    /// <summary>An archive, unpacked into a directory that is its own; prints the directory.</summary>
    public static Errand DeployArchive(string url) => new(
        $"deployArchive {url}",
        $$"""
        {{Preparing}}
        url={{Quoted(url)}}
        directory=$place/archives/$(printf "%s" "$url" | cksum | cut -d " " -f 1)
        new=$directory.new.$$
        trap 'rm -rf "$new"' EXIT
        mkdir -p "$new/content"
        fetch "$url" "$new/archive"
        unpack "${url%%\?*}" "$new/archive" "$new/content"
        rm -rf "$directory"
        mv "$new/content" "$directory"
        echo "$directory"
        """,
        LongLimit);

    /// <summary>An image from a Dockerfile, with an archive as its context and an entrypoint beside it; prints the image's id.</summary>
    /// <param name="name">What it is to be called.</param>
    /// <param name="dockerfile">The URL of the Dockerfile, or of an archive with one.</param>
    /// <param name="entrypoint">The URL of what becomes <c>entrypoint.sh</c>; null for none.</param>
    /// <param name="contextArchive">The URL of an archive with what the Dockerfile copies; null for none.</param>
    public static Errand BuildImage(string name, string dockerfile, string? entrypoint, string? contextArchive) => new(
        $"buildImage {name} from {dockerfile}",
        $$"""
        {{Preparing}}
        command -v docker > /dev/null || { echo "Docker's command is not installed here" >&2; exit 127; }
        dockerfile={{Quoted(dockerfile)}} entrypoint={{Quoted(entrypoint ?? "")}} context={{Quoted(contextArchive ?? "")}}
        new=$place/builds/$$
        trap 'rm -rf "$new"' EXIT
        mkdir -p "$new/context"
        if [ -n "$context" ]; then fetch "$context" "$new/archive"; unpack "${context%%\?*}" "$new/archive" "$new/context"; fi
        case ${dockerfile%%\?*} in
            *.tar|*.tar.*|*.tgz|*.tbz2|*.txz|*.zip) fetch "$dockerfile" "$new/archive"; unpack "${dockerfile%%\?*}" "$new/archive" "$new/context" ;;
            *) fetch "$dockerfile" "$new/context/Dockerfile" ;;
        esac
        if [ -n "$entrypoint" ]; then fetch "$entrypoint" "$new/context/entrypoint.sh"; chmod 755 "$new/context/entrypoint.sh"; fi
        if ! docker buildx version > /dev/null 2>&1; then DOCKER_BUILDKIT=0; export DOCKER_BUILDKIT; fi
        docker build --rm -t {{Quoted(name)}} "$new/context" > "$new/log" 2>&1 || { code=$?; cat "$new/log" >&2; exit "$code"; }
        docker image inspect --format '{{"{{.Id}}"}}' {{Quoted(name)}}
        """,
        LongLimit);

    /// <summary>A text as one word of a shell.</summary>
    private static string Quoted(string text) => $"'{text.Replace("'", """'\''""", StringComparison.Ordinal)}'";
}
