using Clocker.Model.Networks;

namespace Clocker.Simulation.Tests.Networking;

public sealed class SimulatedVxlanTests() : SimulatedProviderContract(BuiltInNetworks.Vxlan);
