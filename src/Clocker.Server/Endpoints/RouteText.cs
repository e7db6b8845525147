namespace Clocker.Server.Endpoints;

/// <summary>Reads a path segment: the server leaves an escaped slash as it is, so that <c>visitors%2Fhaproxy</c> stays one segment.</summary>
internal static class RouteText
{
    public static string Of(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
