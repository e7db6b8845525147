namespace Clocker.Drivers.Docker;

/// <summary>The engine's filters, as its client wants them.</summary>
internal static class Filter
{
    public static IDictionary<string, IDictionary<string, bool>> Label(string label, string value) => By("label", $"{label}={value}");

    public static IDictionary<string, IDictionary<string, bool>> By(string kind, string word) =>
        new Dictionary<string, IDictionary<string, bool>> { [kind] = new Dictionary<string, bool> { [word] = true } };
}
