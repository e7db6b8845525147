using Clocker.Client.Problems;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;
using Clocker.Server.Endpoints;
using Clocker.Server.Hosting;

namespace Clocker.Server.Deploying;

/// <summary>Reads what authors wrote with the first format that recognises it.</summary>
internal sealed class BlueprintReader(ServerParts parts)
{
    public Reading Read(Source source)
    {
        var format = parts.Formats.FirstOrDefault(format => format.Recognises(source)) ?? parts.Formats[0];
        return format.Read(source, parts.Types);
    }

    /// <summary>The blueprint, or the refusal that lists everything wrong with it.</summary>
    public static Blueprint Valid(Reading reading) =>
        reading.Blueprint ?? throw new RefusedException(Invalid(reading.Diagnostics));

    private static Problem Invalid(IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        return new Problem
        {
            Title = "Invalid blueprint",
            Status = StatusCodes.Status422UnprocessableEntity,
            Code = ProblemCodes.BlueprintInvalid,
            Detail = $"The blueprint has {errors} {(errors == 1 ? "error" : "errors")}.",
            Diagnostics = [.. diagnostics.Select(diagnostic => diagnostic.Answer())],
        };
    }
}
