namespace Clocker.Client.Problems;

/// <summary>The values of <see cref="Problem.Code"/>.</summary>
public static class ProblemCodes
{
    /// <summary>No token, or not the right one.</summary>
    public const string Unauthorized = "unauthorized";

    /// <summary>The request was sent to a name that is not loopback's.</summary>
    public const string HostNotAllowed = "host-not-allowed";

    /// <summary>There is no such address in this API.</summary>
    public const string NoSuchAddress = "no-such-address";

    /// <summary>There is no application of this name.</summary>
    public const string ApplicationNotFound = "application-not-found";

    /// <summary>There is no such entity.</summary>
    public const string EntityNotFound = "entity-not-found";

    /// <summary>Several entities have this name.</summary>
    public const string EntityAmbiguous = "entity-ambiguous";

    /// <summary>The entity has no container now.</summary>
    public const string NoContainer = "no-container";

    /// <summary>Entities cannot be told to do this.</summary>
    public const string NoSuchEffector = "no-such-effector";

    /// <summary>There is no such cloud.</summary>
    public const string CloudNotFound = "cloud-not-found";

    /// <summary>The cloud has no such host.</summary>
    public const string HostNotFound = "host-not-found";

    /// <summary>There is no such named location.</summary>
    public const string LocationNotFound = "location-not-found";

    /// <summary>The location has errors; see <see cref="Problem.Diagnostics"/>.</summary>
    public const string LocationInvalid = "location-invalid";

    /// <summary>Something that was asked for is not there.</summary>
    public const string NotFound = "not-found";

    /// <summary>An application of this name came from elsewhere, and nobody said that it may be replaced.</summary>
    public const string OriginDiffers = "origin-differs";

    /// <summary>Something is in the way.</summary>
    public const string Conflict = "conflict";

    /// <summary>The blueprint has errors; see <see cref="Problem.Diagnostics"/>.</summary>
    public const string BlueprintInvalid = "blueprint-invalid";

    /// <summary>The catalogue to be added has errors; see <see cref="Problem.Diagnostics"/>.</summary>
    public const string CatalogueInvalid = "catalogue-invalid";

    /// <summary>What is to be removed is in use.</summary>
    public const string StillUsed = "still-used";

    /// <summary>The request makes no sense.</summary>
    public const string RequestInvalid = "request-invalid";

    /// <summary>The request is larger than is allowed.</summary>
    public const string TooLarge = "too-large";

    /// <summary>The server cannot do it now; try again.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>A Docker engine did not do what was asked.</summary>
    public const string EngineFailed = "engine-failed";

    /// <summary>A mistake in Clocker; the server's log has more.</summary>
    public const string Internal = "internal";
}
