using Clocker.Client.Deploying;
using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Blueprints;
using Clocker.Model.Identity;
using Clocker.Server.Endpoints;
using Clocker.Server.Hosting;

namespace Clocker.Server.Deploying;

/// <summary>From what an author sent to what a control plane takes: read, completed with files and secrets, and undone if asked.</summary>
internal sealed class Deployer(ServerParts parts)
{
    private readonly BlueprintReader _reader = new(parts);
    private readonly BlueprintCompletion _completion = new(parts.Blobs, parts.Secrets);
    private readonly Undos _undos = new();
    private readonly NameLocks _names = new();

    public async Task<ValidateAnswer> ValidateAsync(Submission submission, CancellationToken cancellation)
    {
        var reading = Read(submission);
        await BlueprintCompletion.CheckAsync(reading, submission, cancellation);
        return new ValidateAnswer(reading.Blueprint is not null, Answers(reading));
    }

    public Task<PlanAnswer> PlanAsync(Submission submission, CancellationToken cancellation)
    {
        var reading = Read(submission);
        var name = Name(submission, BlueprintReader.Valid(reading));
        return _names.WithAsync(name, PlanNamedAsync, cancellation);

        async Task<PlanAnswer> PlanNamedAsync()
        {
            var deployment = await DeploymentAsync(name, reading, submission, cancellation);
            try
            {
                var plan = (await parts.Plane.PlanAsync(deployment, cancellation)).Value();
                return new PlanAnswer(name, Answers(plan), Answers(reading));
            }
            finally
            {
                await ForgetUnusedAsync(name, cancellation);
            }
        }
    }

    public Task<DeployAnswer> DeployAsync(Submission submission, Caller caller, CancellationToken cancellation)
    {
        var reading = Read(submission);
        var name = Name(submission, BlueprintReader.Valid(reading));
        return _names.WithAsync(name, DeployNamedAsync, cancellation);

        async Task<DeployAnswer> DeployNamedAsync()
        {
            var deployment = await DeploymentAsync(name, reading, submission, cancellation);
            var answer = await parts.Plane.DeployAsync(deployment, caller, cancellation);
            if (answer is Answer<Deployed>.Refused { Kind: Refusal.Conflict } refused && ComesFromElsewhere(deployment))
            {
                throw Refusals.Conflict(
                    ProblemCodes.OriginDiffers, refused.Message, "Give it another name with --name, or say --replace.");
            }

            var deployed = answer.Value();
            var undo = _undos.Remember(new Undo(name, deployed.Application, deployed.Previous));
            await ForgetUnusedAsync(name, cancellation);
            return new DeployAnswer
            {
                Application = deployed.Application.Value,
                Name = name,
                IsNew = deployed.Previous is null,
                Undo = undo,
                Steps = Answers(deployed.Plan),
                Warnings = Answers(reading),
            };
        }
    }

    public async Task<UndoAnswer> UndoAsync(string token, Caller caller, CancellationToken cancellation)
    {
        var undo = _undos.Take(token) ?? throw Refusals.Conflict(
            ProblemCodes.Conflict,
            "This deployment cannot be undone any more: it is undone already, another one followed it, or the server was started again.",
            "Deploy the earlier blueprint, or remove the application with clocker down.");
        return await _names.WithAsync(undo.Name, UndoNamedAsync, cancellation);

        async Task<UndoAnswer> UndoNamedAsync()
        {
            if (undo.Previous is null)
            {
                (await parts.Plane.DeleteAsync(undo.Application, withVolumes: true, caller, cancellation)).Value();
                return new UndoAnswer(undo.Name, IsRemoved: true);
            }

            (await parts.Plane.DeployAsync(undo.Previous with { Replace = true }, caller, cancellation)).Value();
            await ForgetUnusedAsync(undo.Name, cancellation);
            return new UndoAnswer(undo.Name, IsRemoved: false);
        }
    }

    private static List<StepAnswer> Answers(Plan plan) => [.. plan.Steps.Select(step => step.Answer())];

    private static List<DiagnosticAnswer> Answers(Reading reading) => [.. reading.Diagnostics.Select(diagnostic => diagnostic.Answer())];

    private static string Name(Submission submission, Blueprint blueprint)
    {
        var name = submission.Request.Name ?? blueprint.Name;
        return name.Length is > 0 and <= 200 && !name.Contains('/') && !name.Any(char.IsControl) && name.Trim() == name
            ? name
            : throw Refusals.Invalid($"\"{name}\" cannot be an application's name.", "A name has 1 to 200 characters and no slash.");
    }

    private Reading Read(Submission submission) =>
        _reader.Read(new Source(submission.Request.SourceName, submission.Request.SourceText));

    private async Task<Deployment> DeploymentAsync(
        string name, Reading reading, Submission submission, CancellationToken cancellation)
    {
        var request = submission.Request;
        var blueprint = await _completion.CompleteAsync(name, reading, submission, cancellation);
        return new Deployment(name, blueprint, new Source(request.SourceName, request.SourceText), request.Origin, request.Replace);
    }

    private bool ComesFromElsewhere(Deployment deployment) =>
        !deployment.Replace
        && parts.Plane.FindApplication(deployment.Name) is { IsGoing: false } there
        && there.Deployment.Origin != deployment.Origin;

    /// <summary>Only what the application has now, and what an undo would bring back, may keep its secrets.</summary>
    private Task ForgetUnusedAsync(string name, CancellationToken cancellation)
    {
        var now = parts.Plane.Applications.FirstOrDefault(application => application.Name == name)?.Deployment.Blueprint;
        var before = _undos.Peek(name)?.Previous?.Blueprint;
        SecretId[] used = [.. new[] { now, before }.OfType<Blueprint>().SelectMany(SecretReferences.Of)];
        return parts.Secrets.ForgetAsync(name, used, cancellation);
    }
}
