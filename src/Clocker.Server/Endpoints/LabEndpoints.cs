using Clocker.Client;
using Clocker.Client.Labs;
using Clocker.Drivers.Locations.Lab;
using Clocker.Model.Containers;

namespace Clocker.Server.Endpoints;

/// <summary>Labs: whole Docker clouds on the server's engine.</summary>
internal static class LabEndpoints
{
    public static void MapLabs(this IEndpointRouteBuilder routes, Labs? labs)
    {
        routes.MapGet("/labs", async (CancellationToken cancellation) => TypedResults.Json(
            labs is null ? [] : await AskAsync(async () => (await labs.ListAsync(cancellation)).Select(Answer).ToList()),
            WireJson.Default.IReadOnlyListLabAnswer));
        routes.MapPut("/labs/{lab}", async (string lab, HttpRequest request, CancellationToken cancellation) =>
        {
            var change = Change(await JsonBody.ReadAsync(request.HttpContext, WireJson.Default.LabRequest, cancellation));
            var stopping = request.HttpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            return new JsonLines<LabProgress>(ending => new LabRun(Real(labs), RouteText.Of(lab), change, stopping).StepsAsync(ending), WireJson.Default.LabProgress);
        });
        routes.MapPost("/labs/{lab}/hosts/{host}/kill", async (string lab, string host, CancellationToken cancellation) =>
        {
            await AskAsync(() => DoneAsync(Real(labs).KillAsync(RouteText.Of(lab), RouteText.Of(host), cancellation)));
            return TypedResults.NoContent();
        });
        routes.MapPost("/labs/{lab}/hosts/{host}/start", async (string lab, string host, CancellationToken cancellation) =>
        {
            await AskAsync(() => DoneAsync(Real(labs).StartAsync(RouteText.Of(lab), RouteText.Of(host), cancellation)));
            return TypedResults.NoContent();
        });
        routes.MapDelete("/labs/{lab}", async (string lab, bool? force, CancellationToken cancellation) => TypedResults.Json(
            new LabRemoved(await AskAsync(() => Real(labs).DownAsync(RouteText.Of(lab), force == true, cancellation))), WireJson.Default.LabRemoved));
    }

    public static LabAnswer Answer(this LabStatus lab) => new()
    {
        Name = lab.Name,
        Location = lab.Location,
        Max = lab.Spec?.Max,
        MemoryBytes = lab.Spec?.MemoryBytes,
        Cpus = lab.Spec?.Cpus,
        Certificates = lab.Certificates,
        Hosts =
        [
            .. lab.Hosts.Select(host => new LabHostAnswer
            {
                Name = host.Name,
                Address = host.Address,
                IsRunning = host.IsRunning,
                Request = host.Request,
                Labels = host.Labels,
            }),
        ],
    };

    private static Labs Real(Labs? labs) =>
        labs ?? throw Refusals.Invalid("This server's engine only pretends, and labs need a real one.", "Start it without engine: simulated.");

    private static LabChange Change(LabRequest request) => new()
    {
        Hosts = request.Hosts,
        Max = request.Max,
        MemoryBytes = request.MemoryBytes,
        Cpus = request.Cpus,
        Images = request.Images,
        Labels = request.Labels is null ? null : new SortedDictionary<string, SortedDictionary<string, string>>(
            request.Labels.ToDictionary(host => host.Key, host => new SortedDictionary<string, string>(host.Value.ToDictionary(), StringComparer.Ordinal)),
            StringComparer.Ordinal),
    };

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (DeviceException error)
        {
            throw new RefusedException(LabRun.Problem(error));
        }
    }

    private static async Task<bool> DoneAsync(Task task)
    {
        await task;
        return true;
    }
}
