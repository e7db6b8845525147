using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Server.Endpoints;

namespace Clocker.Server.Deploying;

/// <summary>A submission that was read.</summary>
/// <param name="Submission">As it came.</param>
/// <param name="Reading">What the blueprint says.</param>
/// <param name="Diagnostics">Everything found in the blueprint, its files and what is set over it.</param>
/// <param name="Environment">The variables of its environment files, by the files' paths; secret.</param>
/// <param name="Settings">What is set over it; secret.</param>
internal sealed record ReadSubmission(
    Submission Submission,
    Reading Reading,
    IReadOnlyList<Diagnostic> Diagnostics,
    ValueMap<ValueMap<string>> Environment,
    ValueMap<string> Settings)
{
    /// <summary>Whether it can be deployed.</summary>
    public bool IsValid => Reading.Blueprint is not null && Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);

    /// <summary>The blueprint, if it can be deployed; else the refusal that says why not.</summary>
    public Blueprint Blueprint => IsValid ? Reading.Blueprint! : throw BlueprintReader.Invalid(Diagnostics);

    /// <summary>The application's name.</summary>
    public string Name
    {
        get
        {
            var name = Submission.Request.Name ?? Blueprint.Name;
            return name.Length is > 0 and <= 200 && !name.Contains('/') && !name.Any(char.IsControl) && name.Trim() == name
                ? name
                : throw Refusals.Invalid($"\"{name}\" cannot be an application's name.", "A name has 1 to 200 characters and no slash.");
        }
    }
}
