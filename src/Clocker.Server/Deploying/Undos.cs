using System.Security.Cryptography;

namespace Clocker.Server.Deploying;

/// <summary>For the last deployment of each application, what was there before. Lost with the server: nobody undoes that late.</summary>
internal sealed class Undos
{
    private readonly SortedDictionary<string, (string Token, Undo Undo)> _byName = new(StringComparer.Ordinal);

    /// <summary>Remembers how to undo a deployment.</summary>
    /// <returns>What names it.</returns>
    public string Remember(Undo undo)
    {
        var token = RandomNumberGenerator.GetHexString(24, lowercase: true);
        lock (_byName)
        {
            _byName[undo.Name] = (token, undo);
        }

        return token;
    }

    /// <summary>How to undo a deployment, once; null if it is not the last one, or undone already.</summary>
    public Undo? Take(string token)
    {
        lock (_byName)
        {
            var found = _byName.Values.FirstOrDefault(entry => entry.Token == token).Undo;
            if (found is not null)
            {
                _byName.Remove(found.Name);
            }

            return found;
        }
    }

    /// <summary>Forgets an application.</summary>
    public void Forget(string name)
    {
        lock (_byName)
        {
            _byName.Remove(name);
        }
    }

    /// <summary>How to undo the last deployment of an application, or null.</summary>
    public Undo? Peek(string name)
    {
        lock (_byName)
        {
            return _byName.GetValueOrDefault(name).Undo;
        }
    }

    /// <summary>How to undo the last deployment of each application that has one.</summary>
    public IReadOnlyList<Undo> All
    {
        get
        {
            lock (_byName)
            {
                return [.. _byName.Values.Select(entry => entry.Undo)];
            }
        }
    }
}
