namespace Clocker.Server.Deploying;

/// <summary>Runs <see cref="Deployer.SweepAsync(CancellationToken)"/> for as long as the server does.</summary>
internal sealed class SecretSweep(Deployer deployer) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => deployer.SweepAsync(stoppingToken);
}
