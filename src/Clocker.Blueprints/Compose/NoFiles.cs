namespace Clocker.Blueprints.Compose;

/// <summary>For texts that come alone, without the machine on which they were written.</summary>
internal sealed class NoFiles : IComposeFiles
{
    public byte[]? Read(string path) => null;

    public bool IsFile(string path) => false;

    public string Real(string path) => path;
}
