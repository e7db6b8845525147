using System.Globalization;

using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;

namespace Clocker.Library.Entities;

/// <summary>A service's address, from inside and from outside.</summary>
internal static class MainUri
{
    private static readonly int[] UsualForHttp = [80, 8080, 8000, 8081, 3000, 5000, 9000, 8008, 8888];
    private static readonly int[] UsualForHttps = [443, 8443];

    /// <summary>As the blueprint says, else made from the first port that is usual for HTTP; null if there is none.</summary>
    public static string? Of(IEntityView entity, ValueList<PortSpec> ports, string address) => entity.Config(DockerContainerDeclaration.MainUri) switch
    {
        Configured<string?>.Ready { Value: { Length: > 0 } given } => given,
        Configured<string?>.Ready when address.Length > 0 => Made(ports, address),
        _ => null,
    };

    /// <summary>The same with the published host and port in place of the container's; unchanged if it leads elsewhere or is not published.</summary>
    /// <param name="uri">The address from inside.</param>
    /// <param name="own">The container's own names and addresses.</param>
    /// <param name="lookup">Where a port is published.</param>
    public static string Mapped(string uri, IReadOnlyList<string> own, Func<int, string?> lookup)
    {
        var begin = uri.IndexOf("://", StringComparison.Ordinal) + 3;
        if (begin < 3)
        {
            return uri;
        }

        var length = uri.AsSpan(begin).IndexOfAny('/', '?', '#');
        var end = length < 0 ? uri.Length : begin + length;
        var user = uri[begin..end].LastIndexOf('@') + 1;
        var (host, port) = Split(uri[(begin + user)..end], uri[..(begin - 3)]);
        return port is { } number && own.Contains(host, StringComparer.OrdinalIgnoreCase) && lookup(number) is { } outside
            ? $"{uri[..(begin + user)]}{outside}{uri[end..]}"
            : uri;
    }

    private static string? Made(ValueList<PortSpec> ports, string address)
    {
        var port = ports.FirstOrDefault(port => port.Protocol == "tcp" && (UsualForHttp.Contains(port.Container) || UsualForHttps.Contains(port.Container)));
        var host = address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
        return port is null ? null : $"{(UsualForHttps.Contains(port.Container) ? "https" : "http")}://{host}:{port.Container}/";
    }

    private static (string Host, int? Port) Split(string authority, string scheme)
    {
        var colon = authority.LastIndexOf(':');
        var hasPort = colon > authority.LastIndexOf(']');
        var host = (hasPort ? authority[..colon] : authority).Trim('[', ']');
        int? usual = scheme switch
        {
            "http" => 80,
            "https" => 443,
            _ => null,
        };
        return hasPort
            ? (host, int.TryParse(authority[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null)
            : (host, usual);
    }
}
