namespace Clocker.Blueprints.Compose.Meaning;

/// <summary>The config keys under which content comes that a variable of the caller has: it is sent beside the blueprint, and kept secret.</summary>
internal static class OutsideContent
{
    public static string Key(string section, string name) => $"compose.{section}.{name}";
}
