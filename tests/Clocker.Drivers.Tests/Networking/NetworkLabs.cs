using Xunit;

namespace Clocker.Drivers.Tests.Networking;

/// <summary>The tests that share the lab of networks.</summary>
[CollectionDefinition(Name)]
public sealed class NetworkLabs : ICollectionFixture<NetworkLab>
{
    public const string Name = "The lab of networks";
}
