using System.Globalization;

using Clocker.Model.Networks;

namespace Clocker.Drivers.Networking;

/// <summary>Reads the options that a cloud gives its provider.</summary>
internal static class ProviderOptions
{
    /// <summary>What is wrong with an option that the provider does not have; null if it has all.</summary>
    public static string? Unknown(NetworkSettings settings, IReadOnlyList<string> known)
    {
        var unknown = settings.Options.Keys.FirstOrDefault(option => !known.Contains(option));
        return unknown is null ? null
            : known.Count == 0 ? $"the provider {settings.Provider} has no options, and so not \"{unknown}\""
            : $"the provider {settings.Provider} has no option \"{unknown}\"; it has {string.Join(", ", known)}";
    }

    /// <summary>What is wrong with an option that is to be a number; null if nothing.</summary>
    public static string? NotBetween(NetworkSettings settings, string option, int least, int most) =>
        settings.Options.GetValueOrDefault(option) is not { } text || (Number(text) is { } number && number >= least && number <= most)
            ? null
            : $"the option {option} is \"{text}\", and has to be a number from {least} to {most}";

    /// <summary>What is wrong with an option that is to be one of some words; null if nothing.</summary>
    public static string? NotOneOf(NetworkSettings settings, string option, IReadOnlyList<string> words) =>
        settings.Options.GetValueOrDefault(option) is not { } text || words.Contains(text)
            ? null
            : $"the option {option} is \"{text}\", and has to be {string.Join(" or ", words)}";

    /// <summary>An option that was found to be a number.</summary>
    public static int Number(NetworkSettings settings, string option, int usual) =>
        settings.Options.GetValueOrDefault(option) is { } text && Number(text) is { } number ? number : usual;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
