using Clocker.Client.Applications;

namespace Clocker.Cli.Watching;

/// <summary>Shows how an application gets on.</summary>
internal interface IProgressView
{
    /// <summary>Shows while work is being done.</summary>
    /// <param name="work">The work; it is given what to call with each new state of the application, and each second with the same.</param>
    Task<T> ShowAsync<T>(Func<Action<ApplicationTree>, Task<T>> work);
}
