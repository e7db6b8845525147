namespace Clocker.Control.Clouds;

/// <summary>What ends with a claim for which nothing is wanted.</summary>
public enum ClaimEnd
{
    /// <summary>The claim alone; its application lives on.</summary>
    Claim,

    /// <summary>The application; its named volumes stay.</summary>
    Application,

    /// <summary>The application, with its named volumes.</summary>
    ApplicationAndVolumes,
}
