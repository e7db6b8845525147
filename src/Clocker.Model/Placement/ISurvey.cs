namespace Clocker.Model.Placement;

/// <summary>For a strategy that needs to know more than one host: it looks at the cloud first.</summary>
public interface ISurvey
{
    /// <summary>What is found, as numbers; they become part of the request before hosts are judged.</summary>
    IEnumerable<KeyValuePair<string, double>> Survey(PlacementRequest request, ICloudSurvey cloud);
}
