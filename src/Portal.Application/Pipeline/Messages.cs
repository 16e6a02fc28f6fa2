using MediatR;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Pipeline;

/// <summary>Marks a message that changes something; the commit step wraps these alone.</summary>
public interface IChanges;

/// <summary>Marks a message that only reads; such ones may share what they read.</summary>
public interface IReads;

/// <summary>A message that changes something. Its name is an imperative.</summary>
public interface ICommand<T> : IRequest<Result<T>>, IChanges;

/// <summary>A message that only reads. Its name begins with Get, List, Find, Count, Check or Verify.</summary>
public interface IQuery<T> : IRequest<Result<T>>, IReads;

/// <summary>A message that does something outside, such as asking another system, and sends commands about what came of it.
/// It has no transaction of its own: none is held open while others answer. Its name is an imperative.</summary>
public interface IErrand<T> : IRequest<Result<T>>;

/// <summary>Marks a message that wants a fresh proof that the person at the keyboard is the one who signed in.</summary>
public interface INeedsStepUp;

/// <summary>A message about one request or draft; the permissions table looks at the actor's relation to it.</summary>
public interface IAboutRequest
{
    RequestId Request { get; }
}
