using System.Text.Json;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Keeping;

/// <summary>The last state that the agent was told, kept so that a host which was rebooted is as it was while no server runs.</summary>
internal sealed class StateFile(string directory)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path = Path.Combine(directory, "state.json");

    /// <summary>The state; null if there is none.</summary>
    /// <exception cref="JsonException">The file is damaged.</exception>
    public AgentState? Load() => File.Exists(_path) ? JsonSerializer.Deserialize(File.ReadAllBytes(_path), AgentJson.Default.AgentState) : null;

    /// <summary>Keeps a state: after this it is there whatever happens, and before it the last one was.</summary>
    public void Save(AgentState state)
    {
        Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
        var next = _path + ".next";
        using (var file = new FileStream(next, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            JsonSerializer.Serialize(file, state, AgentJson.Default.AgentState);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, _path, overwrite: true);
    }

    public void Forget() => File.Delete(_path);
}
