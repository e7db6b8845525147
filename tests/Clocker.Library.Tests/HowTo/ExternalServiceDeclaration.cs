using Clocker.Model.Entities;

namespace Clocker.Library.Tests.HowTo;

// snippet: declaration
/// <summary>The <c>ExternalService</c> entity type: stands for a service that somebody else runs.</summary>
public static class ExternalServiceDeclaration
{
    /// <summary>Where the service is.</summary>
    public static ConfigKey<string> Address { get; } = new(
        "external.address", ["address"], "Where the service is.", "a URL", Coercions.Text, "")
    {
        Inherited = false,
        ShapesContainer = false,
    };

    /// <summary>The declaration.</summary>
    public static TypeDeclaration Type { get; } = new(
        "ExternalService", [], "A service that somebody else runs.", [Address], CommonSensors.All, StartKeys.Effectors);
}
// end of snippet
