using System.Security.Cryptography;
using System.Text;

namespace Clocker.Drivers.Secrets;

/// <summary>The key to the secrets of one server: 32 bytes in a file of mode 0600, from which one key each for hiding and for comparing is made.</summary>
internal sealed class SecretKey
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _hiding;
    private readonly byte[] _comparing;

    private SecretKey(byte[] key)
    {
        _hiding = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "hiding"u8.ToArray());
        _comparing = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "comparing"u8.ToArray());
    }

    /// <summary>Reads the key, or makes it.</summary>
    public static SecretKey Load(string path)
    {
        if (!File.Exists(path))
        {
            Make(path);
        }

        var key = File.ReadAllBytes(path);
        return key.Length == KeyBytes
            ? new SecretKey(key)
            : throw new InvalidDataException($"{path} is not the key to the secrets: it has {key.Length} bytes, not {KeyBytes}. Put the right file back.");
    }

    /// <summary>A value's keyed hash: the same for the same value in the same place, and worth nothing without the key.</summary>
    public byte[] Compare(string owner, string name, string value) =>
        HMACSHA256.HashData(_comparing, Encoding.UTF8.GetBytes($"{owner.Length}:{owner}{name.Length}:{name}{value}"));

    /// <summary>Encrypts a value; it can be read only under the id it was hidden for.</summary>
    public byte[] Hide(string id, string value)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var hidden = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(hidden.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(_hiding, TagBytes);
        cipher.Encrypt(
            hidden.AsSpan(0, NonceBytes), plain, hidden.AsSpan(NonceBytes + TagBytes), hidden.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(id));
        return hidden;
    }

    /// <summary>Decrypts a value.</summary>
    /// <exception cref="CryptographicException">It was changed, or hidden with another key or for another id.</exception>
    public string Show(string id, ReadOnlySpan<byte> hidden)
    {
        if (hidden.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("The hidden value is too short.");
        }

        var plain = new byte[hidden.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(_hiding, TagBytes);
        cipher.Decrypt(
            hidden[..NonceBytes], hidden[(NonceBytes + TagBytes)..], hidden.Slice(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(id));
        return Encoding.UTF8.GetString(plain);
    }

    private static void Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
        file.Flush(flushToDisk: true);
    }
}
