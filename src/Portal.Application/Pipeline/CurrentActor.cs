using Portal.Domain.Accounts;

namespace Portal.Application.Pipeline;

/// <summary>Who is acting in this scope. Nobody, until the door that let them in says so.</summary>
public sealed class CurrentActor
{
    public Actor Actor { get; private set; } = Actor.Nobody;

    /// <summary>Says who acts; the page's door, a job or the command line calls it before the first message.</summary>
    public void Become(Actor actor) => Actor = actor;
}
