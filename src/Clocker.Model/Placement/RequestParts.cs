namespace Clocker.Model.Placement;

/// <summary>What of a request a strategy reads besides what every request has.</summary>
[Flags]
public enum RequestParts
{
    /// <summary>Nothing more: requests for equal containers get equal verdicts.</summary>
    None = 0,

    /// <summary>Who asks.</summary>
    Owner = 1,

    /// <summary>How many asked before.</summary>
    Ordinal = 2,

    /// <summary>The image.</summary>
    Image = 4,

    /// <summary>All of it: correct in any case, and judged anew for each request.</summary>
    All = Owner | Ordinal | Image,
}
