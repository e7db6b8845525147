using Clocker.Client.Deploying;
using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;
using Clocker.Model.Identity;
using Clocker.Server.Cataloguing;
using Clocker.Server.Endpoints;
using Clocker.Server.Hosting;

namespace Clocker.Server.Deploying;

/// <summary>From what an author sent to what a control plane takes: read, completed with files and secrets, and undone if asked.</summary>
internal sealed class Deployer(ServerParts parts, Catalogue catalogue)
{
    /// <summary>Told where it is known which clouds there are.</summary>
    public const string NoCloudCode = "CLK1111";

    private readonly BlueprintReader _reader = new(parts.Types, catalogue);
    private readonly Undos _undos = new();
    private readonly NameLocks _names = new();

    private BlueprintCompletion Completion => new(parts.Blobs, parts.Secrets, _reader);

    public async Task<ValidateAnswer> ValidateAsync(Submission submission, CancellationToken cancellation)
    {
        var read = await _reader.ReadAsync(submission, cancellation);
        return new ValidateAnswer(read.IsValid, Answers(read.Diagnostics));
    }

    public async Task<PlanAnswer> PlanAsync(Submission submission, CancellationToken cancellation)
    {
        var read = await _reader.ReadAsync(submission, cancellation);
        var name = read.Name;
        return await _names.WithAsync(name, PlanNamedAsync, cancellation);

        async Task<PlanAnswer> PlanNamedAsync()
        {
            try
            {
                var deployment = await DeploymentAsync(name, read, cancellation);
                var plan = Located(read, await parts.Plane.PlanAsync(deployment, cancellation)).Value();
                return new PlanAnswer(name, Answers(plan), Warnings(read, deployment), OtherOrigin(deployment), Changes(name, read));
            }
            finally
            {
                await ForgetUnusedAsync(name, null);
            }
        }
    }

    public async Task<DeployAnswer> DeployAsync(Submission submission, Caller caller, CancellationToken cancellation)
    {
        var read = await _reader.ReadAsync(submission, cancellation);
        var name = read.Name;
        return await _names.WithAsync(name, DeployNamedAsync, cancellation);

        async Task<DeployAnswer> DeployNamedAsync()
        {
            var deployment = await DeploymentAsync(name, read, cancellation);
            var answer = await parts.Plane.DeployAsync(deployment, caller, cancellation);
            if (answer is Answer<Deployed>.Refused { Kind: Refusal.Conflict } && OtherOrigin(deployment) is { } other)
            {
                throw Refusals.Conflict(
                    ProblemCodes.OriginDiffers,
                    $"Application \"{name}\" was deployed from {other}, not from {deployment.Origin}.",
                    "Give it another name with --name, or say --replace.");
            }

            var deployed = Located(read, answer).Value();
            var undo = _undos.Remember(new Undo(name, deployed.Application, deployed.Previous));
            await ForgetUnusedAsync(name, deployment.Blueprint);
            return new DeployAnswer
            {
                Application = deployed.Application.Value,
                Name = name,
                IsNew = deployed.Previous is null,
                Undo = undo,
                Steps = Answers(deployed.Plan),
                Warnings = Warnings(read, deployment),
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
                // Its volumes may be older than it: an earlier application of this name left them.
                (await parts.Plane.DeleteAsync(undo.Application, withVolumes: false, caller, cancellation)).Value();
                return new UndoAnswer(undo.Name, IsRemoved: true);
            }

            (await parts.Plane.DeployAsync(undo.Previous with { Replace = true }, caller, cancellation)).Value();
            await ForgetUnusedAsync(undo.Name, undo.Previous.Blueprint);
            return new UndoAnswer(undo.Name, IsRemoved: false);
        }
    }

    private static List<StepAnswer> Answers(Plan plan) => [.. plan.Steps.Select(step => step.Answer())];

    private static List<DiagnosticAnswer> Answers(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(diagnostic => diagnostic.Answer())];

    private List<DiagnosticAnswer> Warnings(ReadSubmission read, Deployment deployment) =>
        Answers(read.Diagnostics.Concat(MappedImages.Warnings(deployment.Blueprint, parts.Images, deployment.Source.Name)));

    private async Task<Deployment> DeploymentAsync(string name, ReadSubmission read, CancellationToken cancellation)
    {
        var request = read.Submission.Request;
        var blueprint = await Completion.CompleteAsync(name, read, cancellation);
        return new Deployment(name, blueprint, new Source(request.SourceName, request.SourceText), request.Origin, request.Replace)
        {
            Environments = [.. read.Submission.Environments],
            Set = [.. read.Settings.Keys],
        };
    }

    private static List<EnvironmentChangeAnswer>? Changes(string name, ReadSubmission read) => read.Submission.Request.Environments.Count == 0 ? null :
        [.. read.Reading.Changes.Select(change => new EnvironmentChangeAnswer(change.Entity.Length == 0 ? name : $"{name}/{change.Entity}", change.Key, $"{change.At}", change.Instead?.ToString()))];

    /// <summary>An answer as it is; but that a location cannot be deployed to is told with its place, if it was written anywhere.</summary>
    private static Answer<T> Located<T>(ReadSubmission read, Answer<T> answer)
    {
        if (answer is not Answer<T>.Refused { Location: { } location } refused || read.Submission.Request.Location == location)
        {
            return answer;
        }

        var places = read.Reading.Locations.Where(place => place.Location == location).ToList();
        return places.Count == 0 ? answer : throw BlueprintReader.Invalid(
            [.. read.Diagnostics, .. places.Select(place => new Diagnostic(NoCloudCode, Severity.Error, refused.Message, "", place.At))]);
    }

    /// <summary>What the application of that name came from, if from elsewhere and not to be replaced.</summary>
    private string? OtherOrigin(Deployment deployment) =>
        !deployment.Replace
        && parts.Plane.FindApplication(deployment.Name) is { IsGoing: false } there
        && there.Deployment.Origin != deployment.Origin
            ? there.Deployment.Origin
            : null;

    /// <summary>Forgets the secrets and files of applications as they go, until it is cancelled.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        await ForgetUnusedFilesAsync(cancellation);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        for (var seen = await parts.Plane.ChangedAsync(0, cancellation); ; seen = await parts.Plane.ChangedAsync(seen, cancellation))
        {
            var now = new SortedSet<string>(parts.Plane.Applications.Select(application => application.Name), StringComparer.Ordinal);
            foreach (var gone in names.Except(now))
            {
                await _names.WithAsync(gone, () => SweepAsync(gone), cancellation);
                await ForgetUnusedFilesAsync(cancellation);
            }

            names = now;
        }
    }

    private async Task<bool> SweepAsync(string name)
    {
        var isGone = parts.Plane.FindApplication(name) is null;
        if (isGone)
        {
            _undos.Forget(name);
            await parts.Secrets.ForgetAsync(name, [], CancellationToken.None);
        }

        return isGone;
    }

    /// <summary>Only what the application has now, and what an undo would bring back, may keep its secrets.</summary>
    /// <param name="name">The application's name.</param>
    /// <param name="deployed">What was deployed just now, which views may not show yet.</param>
    private Task ForgetUnusedAsync(string name, Blueprint? deployed)
    {
        var application = parts.Plane.FindApplication(name);
        var before = _undos.Peek(name)?.Previous?.Blueprint;
        SecretId[] used = [.. new[] { before, deployed }.OfType<Blueprint>().SelectMany(References.Secrets), .. application is null ? [] : References.Secrets(application)];
        return parts.Secrets.ForgetAsync(name, used, CancellationToken.None);
    }

    /// <summary>Files are kept by content, so whoever has the same one counts.</summary>
    private Task ForgetUnusedFilesAsync(CancellationToken cancellation)
    {
        var before = _undos.All.Select(undo => undo.Previous?.Blueprint).OfType<Blueprint>();
        return parts.Blobs.ForgetAsync(
            [.. before.SelectMany(References.Blobs), .. parts.Plane.Applications.SelectMany(References.Blobs)], cancellation);
    }
}
