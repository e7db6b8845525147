using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>What <c>./test</c> tells the tests.</summary>
internal static class Setting
{
    /// <summary>The directory with the published command and server.</summary>
    public static string Published { get; } = Of("CLOCKER_TEST_PUBLISHED", "the published command and server: the directory artifacts/publish");

    /// <summary>The engine's address.</summary>
    public static string Engine { get; } = Of("CLOCKER_TEST_DOCKER", "a Docker engine with Clocker's images: an address such as unix:///var/run/docker.sock");

    /// <summary>The repository, for its examples.</summary>
    public static string Repository { get; } = Above(AppContext.BaseDirectory);

    private static string Of(string variable, string meaning)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        Assert.False(
            string.IsNullOrEmpty(value),
            $"These tests need {meaning}, named by {variable}. ./test sets it; ./test --fast leaves these tests out.");
        return value!;
    }

    private static string Above(string directory) => File.Exists(Path.Combine(directory, "Clocker.slnx"))
        ? directory
        : Above(Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The tests are not in the repository."));
}
