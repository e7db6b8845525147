namespace Clocker.Cli.Servers;

/// <summary>Waits until a file is there, or gone, by being told.</summary>
internal sealed class FileArrival : IDisposable
{
    private readonly TaskCompletionSource _come = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FileSystemWatcher _watcher;
    private readonly string _path;
    private readonly bool _present;

    /// <param name="path">The file, in a directory that exists.</param>
    /// <param name="present">Whether to wait until it is there, or until it is not.</param>
    public FileArrival(string path, bool present = true)
    {
        _path = path;
        _present = present;
        _watcher = new FileSystemWatcher(Path.GetDirectoryName(path)!);
        _watcher.Created += (_, _) => Look();
        _watcher.Renamed += (_, _) => Look();
        _watcher.Deleted += (_, _) => Look();
        _watcher.Changed += (_, _) => Look();
        _watcher.EnableRaisingEvents = true;
        Look();
    }

    /// <summary>Completes once it is so.</summary>
    public Task Task => _come.Task;

    public void Dispose() => _watcher.Dispose();

    private void Look()
    {
        if (File.Exists(_path) == _present)
        {
            _come.TrySetResult();
        }
    }
}
