using System.Text;
using Clocker.Model.Containers;
using Org.BouncyCastle.Crypto;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Clocker.Drivers.Machines;

/// <summary>What we show an SSH server to be let in.</summary>
internal static class SshCredentials
{
    /// <summary>The ways to be let in, best first: the agent's keys, other keys, the password.</summary>
    /// <exception cref="DeviceException">A key cannot be used.</exception>
    public static AuthenticationMethod[] Methods(SshOptions options)
    {
        IPrivateKeySource[] keys =
        [
            .. options.AgentSocket is { } agent ? new SshAgent(agent).Keys() : [],
            .. options.KeyFiles.Select(path => File(path, options)).OfType<IPrivateKeySource>(),
            .. options.KeyText is { } text ? [Key("that is given", () => new PrivateKeyFile(new MemoryStream(Encoding.UTF8.GetBytes(text)), options.KeyPassphrase), options)] : (IPrivateKeySource[])[],
        ];
        var methods = new List<AuthenticationMethod>();
        if (keys.Length > 0)
        {
            methods.Add(new PrivateKeyAuthenticationMethod(options.User, keys));
        }

        if (options.Password is { } password)
        {
            methods.Add(new PasswordAuthenticationMethod(options.User, password));
            methods.Add(Asked(options.User, password));
        }

        return methods.Count > 0 ? [.. methods] : throw new DeviceException(
            DeviceFault.Invalid, $"There is nothing to be let in with at {options}: give a key, a password, or use an agent.");
    }

    /// <summary>A key in a file; null if it cannot be used and nobody has named it.</summary>
    private static PrivateKeyFile? File(string path, SshOptions options)
    {
        try
        {
            return Key(path, () => new PrivateKeyFile(path, options.KeyPassphrase), options);
        }
        catch (DeviceException) when (options.PassesOverKeys)
        {
            return null;
        }
    }

    /// <summary>What we show, for messages.</summary>
    public static string Shown(SshOptions options) => string.Join(" or ", (IEnumerable<string>)
    [
        .. options.AgentSocket is null ? [] : (string[])["the agent's keys"],
        .. options.KeyFiles.Select(path => $"the key {path}"),
        .. options.KeyText is null ? [] : (string[])["the key that is given"],
        .. options.Password is null ? [] : (string[])["the password"],
    ]);

    /// <summary>Some servers take a password only as the answer to a question.</summary>
    private static KeyboardInteractiveAuthenticationMethod Asked(string user, string password)
    {
        var method = new KeyboardInteractiveAuthenticationMethod(user);
        method.AuthenticationPrompt += (_, asked) =>
        {
            foreach (var prompt in asked.Prompts)
            {
                prompt.Response = password;
            }
        };
        return method;
    }

    private static PrivateKeyFile Key(string name, Func<PrivateKeyFile> read, SshOptions options)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is SshPassPhraseNullOrEmptyException || (error is CryptoException && options.KeyPassphrase is null))
        {
            throw Wrong(name, options, "it is encrypted, and no passphrase is given", error);
        }
        catch (Exception error) when (error is SshException or CryptoException or IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Wrong(name, options, options.KeyPassphrase is null || !IsRead(error) ? error.Message.TrimEnd('.') : "the passphrase is wrong, or it is no private key", error);
        }
    }

    /// <summary>Whether the file was there and could be read: what is decrypted with the wrong passphrase fails in many ways.</summary>
    private static bool IsRead(Exception error) => error is not (FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException);

    private static DeviceException Wrong(string name, SshOptions options, string why, Exception error) =>
        new(DeviceFault.Invalid, $"The key {name} for {options} cannot be used: {why}.", error);
}
