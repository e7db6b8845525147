using Clocker.Control.Plane;
using Clocker.Server.Security;

namespace Clocker.Server.Endpoints;

/// <summary>Who asks, for the journal.</summary>
internal static class Callers
{
    public static Caller Of(HttpContext context, string why) =>
        new(context.Features.Get<OwnerConnection>() is null ? "token" : Environment.UserName, why);
}
