using System.Net.WebSockets;
using System.Text.Json;

using Clocker.Client;
using Clocker.Client.Entities;
using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Collections;
using Clocker.Model.Containers;

namespace Clocker.Server.Endpoints;

/// <summary>Commands in containers, talked to over a WebSocket; <see cref="ExecNotice"/> says how.</summary>
internal static class ExecEndpoints
{
    public static void MapExec(this IEndpointRouteBuilder routes, IControlPlane plane) =>
        routes.MapGet("/entities/{entity}/exec", async (string entity, string? request, HttpContext context) =>
        {
            var asked = Parse(request);
            var (engine, container) = Find(plane, RouteText.Of(entity));
            if (!context.WebSockets.IsWebSocketRequest)
            {
                throw Refusals.Invalid("An exec is talked to over a WebSocket.", "Ask for an upgrade to a WebSocket.");
            }

            var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await TalkAsync(engine, container, asked, new ExecSocket(socket), ending);
        });

    private static async Task TalkAsync(
        IContainerHost engine, string container, ExecRequest asked, ExecSocket socket, CancellationTokenSource ending)
    {
        try
        {
            await using var conversation = await engine.Access.TalkAsync(
                container, asked.Command.ToValueList(), asked.Terminal, ending.Token);
            if (asked is { Terminal: true, Columns: > 0, Rows: > 0 })
            {
                await conversation.ResizeAsync(asked.Columns, asked.Rows, ending.Token);
            }

            var listening = socket.ListenAsync(conversation, ending);
            await socket.CopyOutputAsync(conversation, ending.Token);
            var exitCode = await conversation.ExitCodeAsync(ending.Token);
            await socket.EndAsync(new ExecNotice { ExitCode = exitCode }, ending.Token);
            await listening;
        }
        catch (DeviceException failure)
        {
            await socket.EndAsync(new ExecNotice { Problem = failure.Message }, ending.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The caller went, or the server stops; the command ends with its conversation or goes on by itself.
        }
    }

    private static ExecRequest Parse(string? request)
    {
        try
        {
            return JsonSerializer.Deserialize(request ?? "null", WireJson.Default.ExecRequest) is { Command.Count: > 0 } asked
                ? asked
                : throw Refusals.Invalid("There is no command to run.", "Give request={\"command\":[\"sh\"],\"terminal\":true,\"columns\":80,\"rows\":24}.");
        }
        catch (JsonException exception)
        {
            throw Refusals.Invalid($"The request cannot be read: {exception.Message}");
        }
    }

    private static (IContainerHost Engine, string Container) Find(IControlPlane plane, string reference)
    {
        var (application, entity) = plane.Entity(reference);
        return entity.Instance is { Container.Status: ContainerStatus.Running } instance && plane.Engine(instance.Host) is { } engine
            ? (engine, instance.Container.Id)
            : throw Refusals.Conflict(ProblemCodes.NoContainer, $"{entity.Address} has no container that runs.", Remedy(application, entity));
    }

    private static string Remedy(ApplicationView application, EntityStatus entity)
    {
        var others = application.Entities
            .Where(other => other.Instance?.Container?.Status == ContainerStatus.Running)
            .Select(other => other.Address)
            .ToList();
        return entity.Image is null && others.Count > 0
            ? $"Name one that has: {string.Join(", ", others)}."
            : $"See how it is with clocker tree {application.Name}, and why with clocker logs {entity.Address}.";
    }
}
