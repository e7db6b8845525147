using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Clocker.Drivers.Tests.Machines;

/// <summary>A key for SSH: the public half as servers want it, the private half as PEM.</summary>
internal sealed class SshKeyPair
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Public
    {
        get
        {
            var point = _key.ExportParameters(false).Q;
            byte[] blob = [.. Packed("ecdsa-sha2-nistp256"u8), .. Packed("nistp256"u8), .. Packed([4, .. point.X!, .. point.Y!])];
            return $"ecdsa-sha2-nistp256 {Convert.ToBase64String(blob)}";
        }
    }

    public string Private => _key.ExportECPrivateKeyPem();

    public string PrivateLockedBy(string passphrase) => _key.ExportEncryptedPkcs8PrivateKeyPem(
        passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));

    private static byte[] Packed(ReadOnlySpan<byte> bytes)
    {
        var packed = new byte[bytes.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(packed, bytes.Length);
        bytes.CopyTo(packed.AsSpan(4));
        return packed;
    }
}
