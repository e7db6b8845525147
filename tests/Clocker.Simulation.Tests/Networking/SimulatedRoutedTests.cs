using Clocker.Model.Networks;

namespace Clocker.Simulation.Tests.Networking;

public sealed class SimulatedRoutedTests() : SimulatedProviderContract(BuiltInNetworks.Routed);
