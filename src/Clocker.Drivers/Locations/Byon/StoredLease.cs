using Clocker.Model.Collections;

namespace Clocker.Drivers.Locations.Byon;

/// <summary>A lease as its file has it.</summary>
internal sealed record StoredLease(string Request, string Location, string Machine)
{
    public StoredEngine? Engine { get; init; }

    public static StoredLease Of(MachineLease lease) => new(lease.Request, lease.Location, lease.Machine)
    {
        Engine = lease.Engine is not { } engine ? null : new()
        {
            Version = engine.Version,
            Port = engine.Port,
            StorageDriver = engine.StorageDriver,
            Labels = engine.Labels is { } labels ? new(labels.ToDictionary(), StringComparer.Ordinal) : null,
            AddressPools = engine.AddressPools?.ToArray(),
            LogBytes = engine.LogBytes,
            RegistryMirrors = engine.RegistryMirrors?.ToArray(),
            InsecureRegistries = engine.InsecureRegistries?.ToArray(),
        },
    };

    public MachineLease Lease() => new(Request, Location, Machine)
    {
        Engine = Engine is null ? null : new()
        {
            Version = Engine.Version,
            Port = Engine.Port,
            StorageDriver = Engine.StorageDriver,
            Labels = Engine.Labels?.ToValueMap(label => label.Key, label => label.Value),
            AddressPools = Engine.AddressPools?.ToValueList(),
            LogBytes = Engine.LogBytes,
            RegistryMirrors = Engine.RegistryMirrors?.ToValueList(),
            InsecureRegistries = Engine.InsecureRegistries?.ToValueList(),
        },
    };

    /// <summary>A wish as a file has it.</summary>
    internal sealed record StoredEngine
    {
        public string? Version { get; init; }
        public int? Port { get; init; }
        public string? StorageDriver { get; init; }
        public SortedDictionary<string, string>? Labels { get; init; }
        public IReadOnlyList<string>? AddressPools { get; init; }
        public long? LogBytes { get; init; }
        public IReadOnlyList<string>? RegistryMirrors { get; init; }
        public IReadOnlyList<string>? InsecureRegistries { get; init; }
    }
}
