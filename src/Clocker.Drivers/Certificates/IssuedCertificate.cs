namespace Clocker.Drivers.Certificates;

/// <summary>A certificate and its key, as PEM.</summary>
internal sealed record IssuedCertificate(string Certificate, string Key);
