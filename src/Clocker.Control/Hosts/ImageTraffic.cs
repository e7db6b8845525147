using Clocker.Model.Containers;

namespace Clocker.Control.Hosts;

/// <summary>What a plane moves of images between hosts: a few at a time in all, since they pass through here, and each image onto each host once at a time.</summary>
/// <param name="cache">Archives that somebody has put beside the server; null if there are none.</param>
internal sealed class ImageTraffic(IImageStore? cache)
{
    private const int CopiesAtOnce = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<(IContainerHost Host, string Image), Turn> _turns = [];

    /// <summary>Archives that are kept beside the server.</summary>
    public IImageStore? Cache => cache;

    /// <summary>Where copies wait for each other.</summary>
    public Lane Copies { get; } = new(CopiesAtOnce);

    /// <summary>Waits until nobody else brings an image onto a host; to be left by disposing.</summary>
    public async Task<IDisposable> EnterAsync(IContainerHost host, string image)
    {
        Turn turn;
        lock (_gate)
        {
            if (!_turns.TryGetValue((host, image), out turn!))
            {
                _turns[(host, image)] = turn = new();
            }

            turn.Users++;
        }

        await turn.Lane.EnterAsync();
        return new Leaving(() => Leave((host, image), turn));
    }

    private void Leave((IContainerHost Host, string Image) key, Turn turn)
    {
        lock (_gate)
        {
            if (--turn.Users == 0)
            {
                _turns.Remove(key);
            }
        }

        turn.Lane.Leave();
    }

    private sealed class Turn
    {
        public Lane Lane { get; } = new(1);

        public int Users { get; set; }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
