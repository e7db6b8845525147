using Clocker.Model.Networks;

namespace Clocker.Simulation.Tests.Networking;

public sealed class SimulatedBridgeTests() : SimulatedProviderContract(BuiltInNetworks.Bridge);
