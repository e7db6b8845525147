namespace Clocker.Model.Placement;

/// <summary>What an affinity rule asks of the containers on a host.</summary>
public enum AffinityVerb
{
    /// <summary>That they are of a type.</summary>
    Type,

    /// <summary>That a text is in their name.</summary>
    Name,

    /// <summary>That they are a certain entity.</summary>
    Id,

    /// <summary>That they are of an application.</summary>
    Application,

    /// <summary>Whether there may be none at all.</summary>
    Empty,
}
